import { setTimeout as pause } from 'node:timers/promises';
import { assert } from 'chai';
import { afterLateSweep } from '../e2e/harness/grid/business-end.js';
import { Business } from '../e2e/harness/grid/business.js';
import { GRID_TIMINGS, Ground } from '../e2e/harness/grid/ground.js';
import { judge, strayObjects } from '../e2e/harness/grid/judge.js';
import type { Lines } from '../e2e/harness/grid/lines.js';
import { openLines } from '../e2e/harness/grid/lines.js';
import { NUMBER } from '../e2e/harness/grid/places.js';
import { until } from '../e2e/harness/until.js';
import { Chance } from '../model/sim/chance.js';

const SEED = Number(process.env['GRID_SEED'] ?? 17);
const KILLS = 50;
const BUSINESSES = 20;
/** Calls that Twilio gets of one life of the browser, and the milliseconds from the last to the kill. */
const CALLS = [0, 16] as const;
const REST = [0, 300] as const;
/** Milliseconds for all of them to be in review, once nobody kills any more. */
const CALM = 300_000;
/** Half of the calls are carried out at once and answered late, half are carried out late. */
const SLOWNESS = { seed: SEED, rates: { 'slow:250': 0.5, 'latency:250': 0.5 } };

describe(`the browser killed ${KILLS} times in a batch of ${BUSINESSES}, seed ${SEED}`, function () {
  this.timeout(1_200_000);
  const chance = new Chance(SEED);
  let lines: Lines;
  let ground: Ground;

  before(async () => {
    lines = await openLines();
    ground = await Ground.open(lines, 'HTTP/2', GRID_TIMINGS);
  });

  after(async () => {
    await ground?.close();
    await lines.close();
  });

  it('each business is sent for review once, and nothing is there twice', async () => {
    const { control } = lines;
    await control.chaos(SLOWNESS);
    const batch = Array.from(
      { length: BUSINESSES },
      (_, n) => new Business(ground, n === 0 ? { numbers: [NUMBER] } : {}),
    );
    let open = 0;
    for (let kill = 1; kill <= KILLS; kill += 1) {
      const calls = (await control.ledger()).length + chance.between(...CALLS);
      const sending = sendTheRest(batch).catch(() => undefined);
      await until('it has come so far', async () => (await control.ledger()).length >= calls, CALM);
      await pause(chance.between(...REST));
      const inReview = (await control.state())['CustomerProfiles']!.filter(
        ({ status }) => status === 'in-review',
      ).length;
      open = BUSINESSES - inReview;
      assert.isAbove(open, 0, `all were in review before kill ${kill}`);
      await ground.killBrowser();
      await sending;
      await ground.startBrowser();
    }
    console.log(`      ${open} of ${BUSINESSES} were open at the last kill`);

    await control.chaos({ rates: {} });
    await sendTheRest(batch);
    const wrong: string[] = [];
    const calm = Date.now();
    for (const business of batch) {
      await business.toReview(Math.max(1, calm + CALM - Date.now()));
      const snapshot = await afterLateSweep(business);
      const found = await judge(control, business, snapshot);
      wrong.push(...found.map((what) => `${business.draftId}: ${what}`));
    }
    wrong.push(
      ...(await strayObjects(
        control,
        batch.map(({ draftId }) => draftId),
      )),
    );
    assert.isEmpty(wrong, wrong.join('\n'));
    const ledger = await control.ledger();
    const posts = ledger.filter(({ method }) => method === 'POST').length;
    const deleted = ledger.filter((row) => row.deleted.length > 0).length;
    console.log(`      ${KILLS} kills, ${ledger.length} calls, ${posts} posts, ${deleted} deleted`);
  });
});

/** What nobody had come to send yet; the kill may fall in the middle of it. */
async function sendTheRest(batch: readonly Business[]): Promise<void> {
  for (const business of batch)
    if (!(await business.snapshot())) {
      await business.fill();
      await business.start();
    }
}
