import type { LedgerRow } from '../../../fixtures/sandbox-control.js';
import type { Cell } from './cell.js';
import type { Place } from './places.js';
import { isEvaluation, isNumber, neededAt, PLACES } from './places.js';

/** Writes to the path of this place. */
export const postsTo = ({ path }: Place, ledger: readonly LedgerRow[]): readonly LedgerRow[] =>
  ledger.filter((row) => row.method === 'POST' && new RegExp(path).test(row.path));

/** An evaluation is harmless twice and is simply asked for again; everything else is found. */
export async function postedOnce(cell: Cell): Promise<readonly string[]> {
  const ledger = await cell.ledger();
  return PLACES.filter((place) => !isEvaluation(place) && place.nth === 1).flatMap((place) =>
    differs(
      `posts to “${place.name}”`,
      postsTo(place, ledger).length,
      isNumber(place) ? cell.numbers.length : neededAt(place),
    ),
  );
}

/** What was made twice was made once too often and deleted; nothing else ever is. */
export async function surplusDeleted(cell: Cell): Promise<readonly string[]> {
  const { place } = cell;
  const ledger = await cell.ledger();
  const made = (row: LedgerRow): boolean => /^(BU|IT|AD|RD)/.test(row.created[0] ?? '');
  const created = ledger.filter(made).length;
  const deleted = ledger.filter((row) => row.deleted.length > 0).length;
  const surplus = created - PLACES.filter(({ step }) => step.startsWith('create-')).length;
  const wrong = differs('deletes', deleted, surplus);
  return place.step.startsWith('create-') && surplus < 1
    ? ['nothing was made twice', ...wrong]
    : wrong;
}

/** A 429 says that nothing happened, so nobody looks before it is sent again. */
export async function resentWithoutLooking(cell: Cell): Promise<readonly string[]> {
  const { place } = cell;
  const ledger = await cell.ledger();
  const posts = postsTo(place, ledger);
  const refused = posts.find(({ status }) => status === 429);
  // The others to this path leave together with the one that was refused.
  const again = posts.at(-1);
  const looks = ledger.filter(
    ({ method, n }) => method === 'GET' && n > (refused?.n ?? 0) && n < (again?.n ?? 0),
  );
  return [
    ...differs(`posts to “${place.name}”`, posts.length, neededAt(place) + 1),
    // The sweep looks beside the evaluation, whatever becomes of that.
    ...(isEvaluation(place)
      ? []
      : looks.map(({ path }) => `${path} was read though nothing had happened`)),
  ];
}

const differs = (what: string, found: number, wanted: number): string[] =>
  found === wanted ? [] : [`${what}: ${found} instead of ${wanted}`];
