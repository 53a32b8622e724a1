import { FAULT_NAMES, readFault } from '../faults/fault-table.js';
import { unknownFault } from '../faults/fault-rules.js';
import type { Fault } from '../faults/fault.js';
import { seededRandom } from './seeded-random.js';

/** Which share of all calls goes wrong in which way. */
export interface ChaosPlan {
  readonly seed: number;
  /** By a fault's name; together at most 1. */
  readonly rates: Readonly<Record<string, number>>;
}

export const CALM: ChaosPlan = { seed: 1, rates: {} };

/** Those that need a client to wait for long are left to rules. */
const USUAL = [
  'reset-before',
  'reset-after',
  'reset-reused',
  '500',
  '500-after',
  '503',
  '503-after:1',
  '429',
  '429:1',
  'latency:200',
  'truncated',
  'html',
  'no-sid',
];

/** `share` of all calls, spread evenly over what networks and servers usually do. */
export const usualChaos = (share: number, seed: number): ChaosPlan => ({
  seed,
  rates: Object.fromEntries(USUAL.map((name) => [name, share / USUAL.length])),
});

const isRate = (value: unknown): value is number =>
  typeof value === 'number' && value >= 0 && value <= 1;

/** `value` as a plan, or a sentence that says why not. */
export function readChaosPlan(value: unknown): ChaosPlan | string {
  const { seed = CALM.seed, rates } = (value ?? {}) as { seed?: unknown; rates?: unknown };
  if (!Number.isSafeInteger(seed) || Number(seed) < 0) return 'seed is a whole number from 0 on';
  if (typeof rates !== 'object' || rates === null || Array.isArray(rates)) {
    return `rates are shares by fault, such as {"500": 0.01}; faults are ${FAULT_NAMES.join(', ')}`;
  }
  for (const [name, rate] of Object.entries(rates)) {
    if (!readFault(name)) return unknownFault(name);
    if (!isRate(rate)) return `the rate of ${name} is a number from 0 to 1`;
  }
  const sum = Object.values(rates).reduce((a: number, b) => a + Number(b), 0);
  // A little over one is what adding up many fractions may come to.
  if (sum > 1.000001) return `the rates add up to ${sum}, which is more than 1`;
  return { seed: Number(seed), rates: rates as ChaosPlan['rates'] };
}

/** The same seed and the same calls in the same order meet the same faults. */
export class Chaos {
  readonly plan: ChaosPlan;
  readonly #faults: readonly (readonly [fault: Fault, rate: number])[];
  readonly #random: () => number;

  constructor(plan: ChaosPlan) {
    this.plan = plan;
    this.#faults = Object.entries(plan.rates).map(([name, rate]) => [readFault(name)!, rate]);
    this.#random = seededRandom(plan.seed);
  }

  /** One draw for each call, whatever else happens to it. */
  next({ reused }: { readonly reused: boolean }): Fault | undefined {
    let left = this.#random();
    for (const [fault, rate] of this.#faults) {
      left -= rate;
      if (left < 0) return fault.onlyReused && !reused ? undefined : fault;
    }
    return undefined;
  }
}
