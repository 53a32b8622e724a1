import { expect } from 'chai';
import { MUTATIONS } from './mutation.js';
import { playBatch } from './play-batch.js';

/** Enough for each defence to be missed more than once: of 300 about 38, 5, 138 and 11 fail. */
const RUNS = { sweep: 100, 'late sweep': 300, adopt: 50, quiesce: 150 } as const;

describe('an engine without one of its defences', function () {
  this.timeout(5 * 60_000);

  for (const without of MUTATIONS)
    it(`fails: without ${without}`, async () => {
      const { runs, failed } = await playBatch('random', { count: RUNS[without], without });
      console.log(`      without ${without}: ${failed} of ${runs} runs fail`);
      expect(failed).to.be.greaterThan(0);
    });
});
