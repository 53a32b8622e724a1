import { expect } from 'chai';
import type { BatchName } from './batches.js';
import { BATCHES } from './batches.js';
import { playBatch } from './play-batch.js';

const SORTS: readonly (readonly [BatchName, string])[] = [
  ['pairs', 'every pair of faults'],
  ['devices', 'two devices with one exported draft, and every fault at every step'],
  ['cancels', 'taken back at every moment of every step, and faults besides'],
  ['corrections', 'corrected and sent again, with faults'],
  ['sweeps', 'made twice, and deleting it goes wrong'],
  ['random', 'one to four faults anywhere'],
];

describe('many runs', function () {
  this.timeout(10 * 60_000);

  for (const [batch, what] of SORTS)
    it(`${what}: nothing is lost, nothing is there twice`, async () => {
      const { runs, calls, failed, failures } = await playBatch(batch);
      const { firstSeed } = BATCHES[batch];
      console.log(`      ${runs} runs, seeds from ${firstSeed}, ${calls} calls, ${failed} failed`);
      expect(failures.join('\n')).to.equal('');
      expect(runs).to.equal(BATCHES[batch].count);
    });
});
