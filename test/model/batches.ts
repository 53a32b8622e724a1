import type { FaultKind, FaultSpec } from './faults/fault.js';
import { CANCEL_MOMENTS } from './faults/cancel-moments.js';
import { FAULTS, ROWS, variantsOf } from './faults/fault-table.js';
import { REFUSED, REFUSED_UNTIL_ASKED } from './faults/network-faults.js';
import type { Scenario } from './scenario.js';
import { Chance } from './sim/chance.js';
import type { Purpose } from './world/steps.js';
import { PRODUCT_STEPS, STEPS } from './world/steps.js';

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
    return { seed, journey: 'sent', faults: [{ kind, step: STEPS[n % STEPS.length]! }] };
  },
};

/** The same for a trust product on a customer's profile. */
const products: Batch = {
  firstSeed: 7_000_000,
  count: FAULTS.length * PRODUCT_STEPS.length,
  scenario(seed) {
    const n = seed - products.firstSeed;
    const kind = FAULTS[Math.floor(n / PRODUCT_STEPS.length)]!;
    const step = PRODUCT_STEPS[n % PRODUCT_STEPS.length]!;
    return { seed, journey: 'sent', isProduct: true, faults: [{ kind, step }] };
  },
};

/** The nth moment at which somebody takes it back, each of each step in turn. */
const cancelAt = (n: number, steps: readonly Purpose[]): Scenario['faults'][number] => ({
  kind: CANCEL_MOMENTS[n % CANCEL_MOMENTS.length]!,
  step: steps[Math.floor(n / CANCEL_MOMENTS.length) % steps.length]!,
});

/** Taken back at each moment of each of its steps, then with a fault besides. */
const productCancels: Batch = {
  firstSeed: 8_000_000,
  count: CANCEL_MOMENTS.length * PRODUCT_STEPS.length * 3,
  scenario(seed) {
    const n = seed - productCancels.firstSeed;
    const chance = new Chance(seed);
    const moments = CANCEL_MOMENTS.length * PRODUCT_STEPS.length;
    const cancel = cancelAt(n, PRODUCT_STEPS);
    const also = chance.sometimes(0.5) ? chance.pick(PRODUCT_DELETES) : chance.pick(PRODUCT_STEPS);
    const faults = n < moments ? [] : [{ kind: chance.pick(ALONE), step: also }];
    const journey = chance.pick(['taken back', 'taken back and sent again'] as const);
    return { seed, journey, isProduct: true, faults: [cancel, ...faults] };
  },
};

const PRODUCT_DELETES: readonly Purpose[] = ['delete TrustProducts', 'delete EntityAssignments'];

/** Each ordered pair of faults, at steps that the seed picks. */
const pairs: Batch = {
  firstSeed: 2_000_000,
  count: FAULTS.length ** 2,
  scenario(seed) {
    const n = seed - pairs.firstSeed;
    const chance = new Chance(seed);
    const kinds = [FAULTS[Math.floor(n / FAULTS.length)]!, FAULTS[n % FAULTS.length]!];
    return { seed, journey: 'sent', faults: kinds.map((kind) => anywhere(kind, chance)) };
  },
};

/** Two devices that send the same exported draft, with each fault at each step. */
const devices: Batch = {
  firstSeed: 3_000_000,
  count: grid.count,
  scenario(seed) {
    const { faults } = grid.scenario(seed - devices.firstSeed + grid.firstSeed);
    return {
      seed,
      journey: 'sent',
      faults: [anywhere(BEGIN_ELSEWHERE, new Chance(seed)), ...faults],
    };
  },
};

/** What can go wrong while things are deleted. */
const DELETES: readonly Purpose[] = [
  'delete EntityAssignments',
  'delete ChannelEndpointAssignments',
  'delete CustomerProfiles',
  'delete SupportingDocuments',
  'delete EndUsers',
  'delete Addresses',
  'confirm-unsent',
  'remove-assignments',
  'remove-profile',
  'remove-documents',
  'remove-end-users',
  'remove-addresses',
  'confirm-gone',
];

/** Somebody takes it back at each moment of each step; then again and again with faults besides. */
const cancels: Batch = {
  firstSeed: 4_000_000,
  count: CANCEL_MOMENTS.length * STEPS.length * 7,
  scenario(seed) {
    const n = seed - cancels.firstSeed;
    const chance = new Chance(seed);
    const moments = CANCEL_MOMENTS.length * STEPS.length;
    const cancel = cancelAt(n, STEPS);
    const faults = Array.from({ length: n < moments ? 0 : chance.between(1, 2) }, () => ({
      kind: chance.pick(ALONE),
      step: chance.pick(chance.sometimes(0.75) ? DELETES : STEPS),
    }));
    const journey = chance.pick(['taken back', 'taken back and sent again'] as const);
    return { seed, journey, faults: [cancel, ...faults] };
  },
};

/** With one device alone; and Twilio may refuse. */
const ALONE = [...FAULTS.filter(({ twoDevices }) => !twoDevices), REFUSED];

const OF_A_CORRECTION: readonly Purpose[] = [
  'update p',
  'update u1',
  'update a0',
  'evaluate',
  'submit',
  'list EndUsers',
  'get CustomerProfiles',
];

/** Values are corrected, or it is sent again as it is; the first ones without any fault. */
const corrections: Batch = {
  firstSeed: 5_000_000,
  count: 600,
  scenario(seed) {
    const n = seed - corrections.firstSeed;
    const chance = new Chance(seed);
    const journey = CORRECTIONS[n % CORRECTIONS.length]!;
    const faults = Array.from({ length: n < 30 ? 0 : chance.between(1, 2) }, () => ({
      kind: chance.pick(ALONE),
      step: chance.pick(OF_A_CORRECTION),
    }));
    return { seed, journey, faults };
  },
};

const CORRECTIONS = [
  'corrected after an evaluation',
  'corrected after a rejection',
  'two corrected, one held, one refused',
  'sent again unchanged',
] as const;

/** What is there twice cannot be deleted at first, or something goes wrong with deleting it. */
const sweeps: Batch = {
  firstSeed: 6_000_000,
  count: 600,
  scenario(seed) {
    const chance = new Chance(seed);
    const [step, purpose] = chance.pick(MADE_TWICE);
    const twice = chance.pick(TWICE);
    const kind = chance.pick([REFUSED, REFUSED_UNTIL_ASKED, ...ALONE]);
    return {
      seed,
      journey: 'sent',
      faults: [
        { kind: twice, step },
        { kind, step: purpose },
      ],
    };
  },
};

const TWICE = [...variantsOf('F3'), ...variantsOf('F9')];

const MADE_TWICE: readonly (readonly [Purpose, Purpose])[] = [
  ['create p', 'delete CustomerProfiles'],
  ['create u0', 'delete EndUsers'],
  ['create u1', 'delete EndUsers'],
  ['create u2', 'delete EndUsers'],
  ['create a0', 'delete Addresses'],
  ['create d0', 'delete SupportingDocuments'],
  ['assign u1', 'delete EntityAssignments'],
];

/** Besides the fourteen writes: what is asked and deleted between them. */
const OTHERS: readonly Purpose[] = [
  'list CustomerProfiles',
  'list EndUsers',
  'list SupportingDocuments',
  'list Addresses',
  'list EntityAssignments',
  'list ChannelEndpointAssignments',
  'get CustomerProfiles',
  ...DELETES,
];

/** What can befall a read or a delete just as well. */
const ANYWHERE = ['F1', 'F2', 'F4', 'F5', 'F6', 'F7', 'F8', 'F10', 'F13', 'F22'];

/** One to four faults, anywhere. */
const random: Batch = {
  firstSeed: 10_000_000,
  count: RANDOM_RUNS,
  scenario(seed) {
    const chance = new Chance(seed);
    const faults = Array.from({ length: chance.between(1, 4) }, (): FaultSpec => {
      const kind = chance.pick(variantsOf(chance.pick(ROWS)));
      const elsewhere = ANYWHERE.includes(kind.row) && chance.sometimes(0.2);
      return { kind, step: chance.pick<Purpose>(elsewhere ? OTHERS : STEPS) };
    });
    return { seed, journey: 'sent', faults };
  },
};

export const BATCHES = {
  grid,
  products,
  productCancels,
  pairs,
  devices,
  cancels,
  corrections,
  sweeps,
  random,
};

export type BatchName = keyof typeof BATCHES;
