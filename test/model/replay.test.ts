import { expect } from 'chai';
import { BATCHES } from './batches.js';
import { play } from './journeys.js';
import { extraRule, told } from './scenario.js';

/** `MODEL_SEED=10000042 npx mocha test/model/replay.test.ts` plays that one run and prints it. */
const ASKED = process.env['MODEL_SEED'];

describe('a run', () => {
  it('is the same whenever it is played again', async () => {
    const seed = Number(ASKED ?? BATCHES.pairs.firstSeed + 77);
    const batch = Object.values(BATCHES)
      .toSorted((a, b) => a.firstSeed - b.firstSeed)
      .findLast(({ firstSeed }) => firstSeed <= seed);
    if (!batch) throw new Error(`No run has the seed ${seed}`);
    const outcomes = [];
    for (let n = 0; n < 2; n += 1) outcomes.push(await play(batch.scenario(seed), true));
    const [first, second] = outcomes as [(typeof outcomes)[0], (typeof outcomes)[0]];
    expect(second.world.lines).to.deep.equal(first.world.lines);
    if (ASKED === undefined) return;
    const wrong = [...first.wrong, ...extraRule(first)];
    const ends = first.world.devices.map(({ name, row }) => {
      const steps = row?.steps.map(({ id, state }) => `${id}=${state}`).join(' ');
      return `${name}: ${row?.run} ${row?.status} ${steps}`;
    });
    console.log([...first.world.lines, ...ends, told({ ...first, wrong })].join('\n'));
    expect(wrong).to.deep.equal([]);
  });
});
