import { expect } from 'chai';
import { BATCHES } from './batches.js';
import { FAULTS } from './faults/fault-table.js';
import { play } from './journeys.js';
import { extraRule, told } from './scenario.js';
import { PRODUCT_STEPS, STEPS } from './world/steps.js';

const GRIDS = [
  ['a business', BATCHES.grid, STEPS],
  ['a trust product', BATCHES.products, PRODUCT_STEPS],
] as const;

for (const [what, grid, steps] of GRIDS)
  describe(`every fault at every step of ${what}`, function () {
    this.timeout(120_000);

    for (const [index, kind] of FAULTS.entries())
      it(`${kind.row}, ${kind.variant}: nothing is lost, nothing is there twice`, async () => {
        const failures: string[] = [];
        for (const place of steps.keys()) {
          const outcome = await play(grid.scenario(grid.firstSeed + index * steps.length + place));
          const wrong = [...outcome.wrong, ...extraRule(outcome)];
          if (wrong.length > 0) failures.push(told({ ...outcome, wrong }));
        }
        expect(failures.join('\n')).to.equal('');
      });

    after(() => console.log(`      ${grid.count} cells, seeds from ${grid.firstSeed}`));
  });

describe('a trust product that is taken back', function () {
  this.timeout(120_000);

  it('is gone, or was sent before, at every moment of every step', async () => {
    const { productCancels: batch } = BATCHES;
    const failures: string[] = [];
    for (let n = 0; n < batch.count; n += 1) {
      const outcome = await play(batch.scenario(batch.firstSeed + n));
      if (outcome.wrong.length > 0) failures.push(told(outcome));
    }
    console.log(`      ${batch.count} runs, seeds from ${batch.firstSeed}`);
    expect(failures.join('\n')).to.equal('');
  });
});
