import { until } from '../until.js';
import type { Cell } from './cell.js';
import { setRule } from './answer-faults.js';
import { reaching, setFailpoint, wasReached } from './death-faults.js';
import type { GridFault } from './grid-fault.js';
import { postedOnce } from './ledger-rules.js';
import { onBarePage } from '../stored.js';

type Quota = 'quota-at-intent' | 'quota-at-result';

/** Nothing leaves whose intent is not stored, and the person hears of it. */
const full = (variant: string, name: Quota): GridFault => ({
  row: 'F18',
  variant,
  line: 'HTTP/2',
  needsPerson: true,
  prepare: (cell) => setFailpoint(cell, name),
  strike: reaching,
  happened: wasReached,
  check: async (cell) => [...(await postedOnce(cell)), ...toldOf(cell, /could not store/)],
});

/** Until that worker is gone. */
const fullUntilDeath = (variant: string, name: Quota): GridFault => ({
  ...full(variant, name),
  prepare: (cell) => setFailpoint(cell, name, { lasting: true }),
  async strike(cell) {
    await reaching(cell);
    await until('the person hears of it', async () =>
      (await cell.desk.news()).some(
        ({ draftId, status }) => draftId === cell.draftId && status === 'paused',
      ),
    );
    await cell.ground.killWorker();
  },
  check: postedOnce,
});

const toldOf = ({ acts }: Cell, words: RegExp): readonly string[] =>
  acts.some((told) => words.test(told)) ? [] : [`nobody was told; ${acts.join(', ')}`];

const DATABASE_GONE = `new Promise((resolve, reject) => {
  const request = indexedDB.deleteDatabase('trusthub-onboard');
  request.onsuccess = () => resolve();
  request.onerror = () => reject(request.error);
})`;

export const STORAGE_FAULTS: readonly GridFault[] = [
  full('full for one write, at the intent', 'quota-at-intent'),
  full('full for one write, at the result', 'quota-at-result'),
  fullUntilDeath('full until the worker dies, at the intent', 'quota-at-intent'),
  fullUntilDeath('full until the worker dies, at the result', 'quota-at-result'),
  {
    row: 'F20',
    variant: 'database deleted while the worker was dead',
    line: 'HTTP/2',
    needsPerson: true,
    prepare: (cell) => setFailpoint(cell, 'before-result'),
    async strike(cell) {
      const { ground, desk } = cell;
      await reaching(cell);
      // No page is open that would start another worker at once.
      await desk.close();
      await ground.killWorker();
      await onBarePage(ground.extension, (page) => page.evaluate(DATABASE_GONE));
      await ground.sitDown();
    },
    happened: wasReached,
    check: wasToldOfLoss,
  },
  {
    row: 'F20',
    variant: 'database deleted under the worker',
    line: 'HTTP/2',
    needsPerson: true,
    prepare: (cell) => setRule(cell, SLOW),
    async strike(cell) {
      await cell.hit(SLOW);
      await cell.desk.page.evaluate(DATABASE_GONE);
    },
    happened: async (cell) => (await cell.hits(SLOW)).length === 1,
    check: wasToldOfLoss,
  },
];

/** Carried out at once; the answer leaves time for something to happen. */
const SLOW = 'slow:300';

/** In the list of businesses, until somebody says that they saw it. */
async function wasToldOfLoss({ desk }: Cell): Promise<readonly string[]> {
  const { notice } = await desk.call('profiles.list', {});
  await desk.call('storage.acknowledge', {});
  const after = await desk.call('profiles.list', {});
  return [
    ...(notice ? [] : ['nobody was told of the loss']),
    ...(after.notice ? ['it is told for ever'] : []),
  ];
}
