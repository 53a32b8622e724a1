import type { Snapshot } from '../../../../src/core/submission/snapshot.js';
import { afterLateSweep, clearAway } from './business-end.js';
import type { Business } from './business.js';
import { WORDLESS } from './business.js';
import { Cell } from './cell.js';
import type { GridFault } from './grid-fault.js';
import type { Ground } from './ground.js';
import { judge, strayObjects } from './judge.js';
import type { Place } from './places.js';
import { NUMBER } from './places.js';

/** What came of one cell. */
export interface Outcome {
  /** Empty when all is well. */
  readonly wrong: readonly string[];
  /** What befell it was not what was meant to, so it says nothing. */
  readonly missed: boolean;
}

const LIMIT = 30_000;

/** Takes one business to its review through the fault, judges, and clears it away. */
export async function playCell(ground: Ground, fault: GridFault, place: Place): Promise<Outcome> {
  await ground.control.reset();
  const cell = await Cell.at(ground, place, { numbers: [NUMBER] });
  try {
    const { wrong, missed } = await sendThrough(cell, fault, LIMIT);
    const snapshot = await afterLateSweep(cell);
    const all = [
      ...wrong,
      ...(await judge(cell.control, cell, snapshot)),
      ...(await strayObjects(cell.control, [cell.draftId])),
    ];
    if (all.length === 0) await clearAway(snapshot, cell);
    return { wrong: all, missed };
  } catch (error) {
    return { wrong: await lastWords(cell, error), missed: false };
  }
}

/** To the review, and no further. */
export async function sendThrough(cell: Cell, fault: GridFault, limit: number): Promise<Outcome> {
  await cell.fill();
  await fault.prepare(cell);
  await (fault.start ? fault.start(cell) : cell.start());
  await fault.strike?.(cell);
  await cell.toReview(limit);
  const missed = !(await fault.happened(cell));
  const unasked = cell.acts.filter((told) => !fault.needsPerson || told.endsWith(WORDLESS));
  return {
    missed,
    wrong: [
      ...unasked.map((told) => `a person was needed (${told})`),
      ...(missed ? [] : ((await fault.check?.(cell)) ?? [])),
    ],
  };
}

/** Enough to see where it stands. */
export async function lastWords(business: Business, error: unknown): Promise<string[]> {
  const snapshot = await business.snapshot().catch(() => null);
  return [told(error), standing(snapshot), ...business.acts];
}

const standing = (snapshot: Snapshot | null): string =>
  snapshot
    ? `${snapshot.status}: ${snapshot.steps
        .filter(({ state }) => state !== 'done')
        .map(({ id, state, error }) => `${id} ${state} ${error?.message ?? ''}`)
        .join('; ')}`
    : 'no submission';

const told = (error: unknown): string =>
  error instanceof Error
    ? `${error.message}${error.cause ? ` (${told(error.cause)})` : ''}`
    : String(error);
