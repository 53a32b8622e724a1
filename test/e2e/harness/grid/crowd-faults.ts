import { setRule } from './answer-faults.js';
import type { Cell } from './cell.js';
import { Desk } from './desk.js';
import type { GridFault } from './grid-fault.js';
import { postedOnce } from './ledger-rules.js';

/** Milliseconds within which all of them press. */
const AT_ONCE = 5;
/** Long enough for all pages to hear when to press. */
const NOTICE = 100;
/** Carried out at once; the answer leaves time to press again. */
const SLOW = 'slow:300';

const spreads = new WeakMap<Cell, number[]>();
const crowds = new WeakMap<Cell, readonly Desk[]>();

/** Everybody presses Send at one and the same time. */
async function press(cell: Cell): Promise<void> {
  const { draftId } = cell;
  const at = Date.now() + NOTICE;
  const pressed = await Promise.all(
    [cell.desk, ...(crowds.get(cell) ?? [])].map((desk) =>
      desk.callAt(at, 'submission.start', { draftId }),
    ),
  );
  spreads.set(cell, [...(spreads.get(cell) ?? []), Math.max(...pressed) - Math.min(...pressed)]);
}

export const CROWD_FAULTS: readonly GridFault[] = [
  {
    row: 'F15',
    variant: `two pages and the popup press within ${AT_ONCE} ms, at the start and in the midst`,
    line: 'HTTP/2',
    async prepare(cell) {
      const { extension } = cell.ground;
      crowds.set(cell, [
        await Desk.open(extension, 'workspace'),
        await Desk.open(extension, 'popup'),
      ]);
      await setRule(cell, SLOW);
    },
    start: press,
    async strike(cell) {
      await cell.hit(SLOW);
      await press(cell);
    },
    async happened(cell) {
      for (const desk of crowds.get(cell) ?? []) await desk.close();
      const all = spreads.get(cell) ?? [];
      return all.length === 2 && Math.max(...all) <= AT_ONCE;
    },
    async check(cell) {
      const rows = Object.keys(
        (await cell.desk.page.evaluate('chrome.storage.local.get(null)')) as object,
      ).filter((key) => key === `phase.${cell.draftId}`);
      return [...(rows.length === 1 ? [] : [`${rows.length} runs`]), ...(await postedOnce(cell))];
    },
  },
];
