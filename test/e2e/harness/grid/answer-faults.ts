import type { Cell } from './cell.js';
import type { GridFault } from './grid-fault.js';
import { postedOnce, postsTo, resentWithoutLooking, surplusDeleted } from './ledger-rules.js';
import type { LineName } from './lines.js';
import { neededAt } from './places.js';

/** The network's, or those of Twilio's front door: the sandbox makes them, by a rule. */
const answered = (
  row: string,
  variant: string,
  name: string,
  more: Partial<GridFault> = {},
): GridFault => ({
  row,
  variant,
  line: 'HTTP/2',
  prepare: (cell) => setRule(cell, name),
  happened: async (cell) => (await cell.hits(name)).length === 1,
  check: postedOnce,
  ...more,
});

/** What the sandbox does to the request of the cell's place. */
export const setRule = async (
  { control, place: { path, nth } }: Cell,
  fault: string,
): Promise<void> => {
  await control.faults([{ method: 'POST', path, nth, fault }]);
};

const sentTwice = (variant: string, line: LineName, name: string): GridFault =>
  answered('F3', variant, name, { line, happened: wasResent, check: surplusDeleted });

/** The browser itself sent it again: the engine looks where it sees an error. */
const wasResent = async (cell: Cell): Promise<boolean> =>
  postsTo(cell.place, await cell.ledger()).length > neededAt(cell.place);

export const ANSWER_FAULTS: readonly GridFault[] = [
  answered('F2', 'reset after it was carried out', 'reset-after', { line: 'fresh connections' }),
  answered('F2', 'its stream reset after it was carried out', 'stream-reset'),
  sentTwice('sent twice by the browser, over HTTP/1.1', 'HTTP/1.1', 'reset-reused'),
  sentTwice('sent twice by the browser with all beside it, over HTTP/2', 'HTTP/2', 'reset-reused'),
  sentTwice('sent twice by the browser after a GOAWAY, over HTTP/2', 'HTTP/2', 'goaway'),
  answered('F5', '500, carried out', '500-after'),
  answered('F7', '429', '429', { check: resentWithoutLooking }),
  answered('F7', '429 with Retry-After', '429:1', { check: resentNotBefore(1_000) }),
  answered('F10', 'an answer cut short', 'truncated'),
  answered('F10', 'HTML for an answer', 'html'),
  answered('F10', 'an answer without a SID', 'no-sid'),
  answered('F10', 'an answer with a SID of no kind', 'wrong-sid'),
];

/** Nor before the time that Twilio asked for. */
function resentNotBefore(milliseconds: number): NonNullable<GridFault['check']> {
  return async (cell) => {
    const posts = postsTo(cell.place, await cell.ledger());
    const refused = posts.find(({ status }) => status === 429)!;
    // The others to this path leave together with the one that was refused.
    const waited = Date.parse(posts.at(-1)!.time) - Date.parse(refused.time);
    const early = waited >= milliseconds ? [] : [`sent again after ${waited} ms`];
    return [...early, ...(await resentWithoutLooking(cell))];
  };
}
