import { assert } from 'chai';
import type { Business } from '../e2e/harness/grid/business.js';
import { afterItsLateSweep } from '../e2e/harness/grid/business-end.js';
import { Cell } from '../e2e/harness/grid/cell.js';
import { titleOf } from '../e2e/harness/grid/grid-fault.js';
import { GRID_FAULTS } from '../e2e/harness/grid/grid-faults.js';
import { Ground } from '../e2e/harness/grid/ground.js';
import { judge, strayObjects } from '../e2e/harness/grid/judge.js';
import type { Lines } from '../e2e/harness/grid/lines.js';
import { openLines } from '../e2e/harness/grid/lines.js';
import type { Place } from '../e2e/harness/grid/places.js';
import { isNumber, NUMBER, PLACES } from '../e2e/harness/grid/places.js';
import { lastWords, sendThrough } from '../e2e/harness/grid/play-cell.js';
import { Chance } from '../model/sim/chance.js';

const SEED = Number(process.env['GRID_SEED'] ?? 60);
const MINUTE = 60_000;
/** After a lost database each round is looked for twice, with a minute between. */
const TO_REVIEW = 9 * MINUTE;
/** Ten minutes after it was sent, and what the alarm needs. */
const TO_LATE_SWEEP = 12 * MINUTE;

/** The last look is left to the alarm, for all of them together. */
describe(`one cell of each fault with production waits, seed ${SEED}`, function () {
  this.timeout(TO_LATE_SWEEP + MINUTE);
  const chance = new Chance(SEED);
  const withNumber = chance.pick(GRID_FAULTS);
  const sent: Business[] = [];
  let lines: Lines;
  let ground: Ground;

  before(async () => {
    lines = await openLines();
    ground = await Ground.open(lines, GRID_FAULTS[0]!.line);
  });

  after(async () => {
    await ground?.close();
    await lines.close();
  });

  for (const fault of GRID_FAULTS) {
    const numbers = fault === withNumber ? [NUMBER] : [];
    const place: Place = chance.pick(PLACES.filter((one) => isNumber(one) === numbers.length > 0));
    it(`${titleOf(fault)}, at “${place.name}”`, async () => {
      await ground.reachBy(fault.line);
      const cell = await Cell.at(ground, place, { numbers });
      const { wrong, missed } = await sendThrough(cell, fault, TO_REVIEW).catch(async (error) => ({
        wrong: await lastWords(cell, error),
        missed: false,
      }));
      assert.isEmpty(wrong, wrong.join('\n'));
      assert.isFalse(missed, 'what was meant did not happen');
      sent.push(cell);
    });
  }

  it('each has one of everything after its last look', async () => {
    const wrong: string[] = [];
    for (const business of sent) {
      const snapshot = await afterItsLateSweep(business, TO_LATE_SWEEP);
      const found = await judge(lines.control, business, snapshot);
      wrong.push(...found.map((what) => `${business.draftId}: ${what}`));
    }
    const known = sent.map(({ draftId }) => draftId);
    wrong.push(...(await strayObjects(lines.control, known)));
    assert.isEmpty(wrong, wrong.join('\n'));
    console.log(`      ${sent.length} businesses, each looked at ten minutes after it was sent`);
  });
});
