import { assert } from 'chai';
import type { Snapshot } from '../../../../src/core/submission/snapshot.js';
import { Chance } from '../../../model/sim/chance.js';
import { until } from '../until.js';
import { Business } from './business.js';
import { afterLateSweep, clearAway, lookNow } from './business-end.js';
import { GRID_TIMINGS, Ground } from './ground.js';
import { judge, strayObjects } from './judge.js';
import type { Lines } from './lines.js';
import { openLines } from './lines.js';
import { NUMBER } from './places.js';

/** Milliseconds by which one may press after the other. A whole run takes a second or two. */
const MOST_APART = 600;
const LIMIT = 60_000;

/** Two browsers send the same exported draft, `times` over, as far apart as the seed says. */
export function describeTwoDevices(times: number, seed: number): void {
  describe(`two browsers with one exported draft, ${times} times, seed ${seed}`, function () {
    this.timeout(300_000);
    const chance = new Chance(seed);
    let lines: Lines;
    let laptop: Ground;
    let desktop: Ground;

    before(async () => {
      lines = await openLines();
      laptop = await Ground.open(lines, 'HTTP/2', GRID_TIMINGS);
      desktop = await Ground.open(lines, 'HTTP/2', GRID_TIMINGS);
    });

    after(async () => {
      await laptop?.close();
      await desktop?.close();
      await lines.close();
    });

    for (let n = 1; n <= times; n += 1) {
      const apart = chance.sometimes(0.3) ? 0 : chance.between(-MOST_APART, MOST_APART);
      it(`come to the same profile, pressed ${apart} ms apart`, async () => {
        const { control } = lines;
        await control.reset();
        const here = new Business(laptop, { numbers: [NUMBER] });
        const { draftId, numbers } = here;
        const there = new Business(desktop, { draftId, numbers });
        await here.fill();
        await carryOver(here, there);
        const at = Date.now() + 100 + Math.max(0, -apart);
        await Promise.all([
          here.desk.callAt(at, 'submission.start', { draftId }),
          there.desk.callAt(at + apart, 'submission.start', { draftId }),
        ]);

        const first = await toReview(here);
        const second = await toReview(there);
        assert.equal(first.bundleSid, second.bundleSid);
        const followers = [first, second].filter(({ follows }) => follows);
        assert.lengthOf(followers, 1, 'one sends it, the other watches');
        const ends = [await afterLateSweep(here), await afterLateSweep(there)];
        for (const snapshot of ends) assert.deepEqual(await judge(control, here, snapshot), []);
        assert.deepEqual(await strayObjects(control, [draftId]), []);
        await clearAway(first, here, there);
      });
    }
  });
}

/** By itself, with nobody asked for anything. */
const toReview = (business: Business): Promise<Snapshot> =>
  until(
    'it is in review',
    async () => {
      const snapshot = await business.snapshot();
      assert.notInclude(
        ['paused', 'needs-attention'],
        snapshot?.status,
        snapshot?.trouble?.message,
      );
      if (snapshot?.follows) await lookNow(business);
      return snapshot?.status === 'in-review' && snapshot;
    },
    LIMIT,
  );

/** Exported by the form of one device, imported into that of the other, under the same id. */
async function carryOver(here: Business, there: Business): Promise<void> {
  const file = await atForm(here, 'exportDraft()');
  await atForm(there, `importDraft(${JSON.stringify(file)})`);
}

async function atForm({ ground, draftId }: Business, act: string): Promise<unknown> {
  const { page } = await ground.extension.open('workspace', `#/draft/${draftId}`);
  try {
    return await until('the form is open', () =>
      page.evaluate(`${FORM}.${act}.then((r) => r ?? {})`),
    );
  } finally {
    await page.close();
  }
}

const FORM = `document.querySelector('th-workspace').shadowRoot.querySelector('th-business')
  .shadowRoot.querySelector('trusthub-onboard')`;
