import type { FailpointRule, ReachedFailpoint } from '../../../../src/background/failpoints.js';
import type { Failpoint } from '../../../../src/core/submission/failpoint.js';
import { until } from '../until.js';
import { setRule } from './answer-faults.js';
import type { Cell } from './cell.js';
import type { GridFault } from './grid-fault.js';
import { postedOnce } from './ledger-rules.js';

/** Asks the worker to stop, or to refuse a write, at the cell's step. */
export async function setFailpoint(
  { desk, place }: Cell,
  name: FailpointRule['name'],
  more: Pick<FailpointRule, 'lasting'> = {},
): Promise<void> {
  await desk.forget('test.reached');
  await desk.store('test.failpoint', { name, step: place.step, ...more });
}

/** That it stopped, or refused, there and nowhere else. */
export async function wasReached({ desk, place }: Cell): Promise<boolean> {
  const reached = (await desk.stored('test.reached')) as ReachedFailpoint | undefined;
  return reached?.at === place.step;
}

export const reaching = (cell: Cell): Promise<unknown> =>
  until(`the failpoint at “${cell.place.name}”`, () => wasReached(cell));

const killedAt = (row: string, variant: string, name: Failpoint): GridFault => ({
  row,
  variant,
  line: 'HTTP/2',
  prepare: (cell) => setFailpoint(cell, name),
  async strike(cell) {
    await reaching(cell);
    await cell.ground.killWorker();
  },
  happened: wasReached,
  check: postedOnce,
});

/** Carried out, and nobody there any more to hear of it. */
const killedInFlight = (
  row: string,
  variant: string,
  kill: (cell: Cell) => Promise<void>,
  more: Partial<GridFault> = {},
): GridFault => ({
  row,
  variant,
  line: 'HTTP/2',
  prepare: (cell) => setRule(cell, 'hang'),
  async strike(cell) {
    await cell.hit('hang');
    await kill(cell);
  },
  happened: async (cell) => (await cell.hits('hang')).length === 1,
  check: postedOnce,
  ...more,
});

export const DEATH_FAULTS: readonly GridFault[] = [
  killedAt('F11', 'worker killed before the intent', 'before-intent'),
  killedAt('F12', 'worker killed after the intent', 'after-intent'),
  killedInFlight('F13', 'worker killed in flight', ({ ground }) => ground.killWorker()),
  killedAt('F14', 'worker killed before the result', 'before-result'),
  killedAt('F14', 'worker killed after the result', 'after-result'),
  killedInFlight(
    'F17',
    'browser killed, started again',
    async ({ ground }) => {
      await ground.killBrowser();
      await ground.startBrowser();
    },
    { needsPerson: true },
  ),
];
