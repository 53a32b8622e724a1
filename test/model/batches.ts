import type { FaultKind, FaultSpec } from './faults/fault.js';
import { FAULTS, variantsOf } from './faults/fault-table.js';
import type { Scenario } from './scenario.js';
import { randomScenario } from './scenario.js';
import { Chance } from './sim/chance.js';
import { STEPS } from './world/steps.js';

/** Many runs of one sort. Their seeds are no other batch's, so a seed alone names its run. */
export interface Batch {
  readonly firstSeed: number;
  readonly count: number;
  scenario(seed: number): Scenario;
}

/** More of them: `MODEL_RUNS=200000 npx mocha test/model/random.test.ts`. */
const RANDOM_RUNS = Number(process.env['MODEL_RUNS'] ?? 20_000);

const [BEGIN_ELSEWHERE] = variantsOf('F16') as [FaultKind];

const anywhere = (kind: FaultKind, chance: Chance): FaultSpec => ({
  kind,
  step: chance.pick(STEPS),
});

/** Each fault at each step. */
const grid: Batch = {
  firstSeed: 1_000_000,
  count: FAULTS.length * STEPS.length,
  scenario(seed) {
    const n = seed - grid.firstSeed;
    const kind = FAULTS[Math.floor(n / STEPS.length)]!;
    return { seed, faults: [{ kind, step: STEPS[n % STEPS.length]! }] };
  },
};

/** Each ordered pair of faults, at steps that the seed picks. */
const pairs: Batch = {
  firstSeed: 2_000_000,
  count: FAULTS.length ** 2,
  scenario(seed) {
    const n = seed - pairs.firstSeed;
    const chance = new Chance(seed);
    const kinds = [FAULTS[Math.floor(n / FAULTS.length)]!, FAULTS[n % FAULTS.length]!];
    return { seed, faults: kinds.map((kind) => anywhere(kind, chance)) };
  },
};

/** Two devices that send the same exported draft, with each fault at each step. */
const devices: Batch = {
  firstSeed: 3_000_000,
  count: grid.count,
  scenario(seed) {
    const { faults } = grid.scenario(seed - devices.firstSeed + grid.firstSeed);
    return { seed, faults: [anywhere(BEGIN_ELSEWHERE, new Chance(seed)), ...faults] };
  },
};

/** One to four faults, anywhere. */
const random: Batch = { firstSeed: 10_000_000, count: RANDOM_RUNS, scenario: randomScenario };

export const BATCHES = { grid, pairs, devices, random };

export type BatchName = keyof typeof BATCHES;
