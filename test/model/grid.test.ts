import { expect } from 'chai';
import { BATCHES } from './batches.js';
import { FAULTS } from './faults/fault-table.js';
import { play } from './journeys.js';
import { extraRule, told } from './scenario.js';
import { STEPS } from './world/steps.js';

describe('every fault at every step', function () {
  this.timeout(120_000);
  const { grid } = BATCHES;

  for (const [index, kind] of FAULTS.entries())
    it(`${kind.row}, ${kind.variant}: nothing is lost, nothing is there twice`, async () => {
      const failures: string[] = [];
      for (const place of STEPS.keys()) {
        const outcome = await play(grid.scenario(grid.firstSeed + index * STEPS.length + place));
        const wrong = [...outcome.wrong, ...extraRule(outcome)];
        if (wrong.length > 0) failures.push(told({ ...outcome, wrong }));
      }
      expect(failures.join('\n')).to.equal('');
    });

  after(() => console.log(`      ${grid.count} cells, seeds from ${grid.firstSeed}`));
});
