import type { FaultSpec } from './faults/fault.js';
import { nameOf } from './faults/fault.js';
import { Chance } from './sim/chance.js';
import type { TwilioSettings } from './twilio/rows.js';
import type { StepName } from './world/steps.js';
import type { World } from './world/world.js';

/** What is to become of the business; see `journeys.ts`. */
export type Journey =
  | 'sent'
  | 'taken back'
  | 'taken back and sent again'
  | 'corrected after an evaluation'
  | 'corrected after a rejection'
  | 'two corrected, one held, one refused'
  | 'sent again unchanged';

/** One run: everything in it follows from the seed and the list of what goes wrong. */
export interface Scenario {
  readonly seed: number;
  readonly journey: Journey;
  /** A trust product instead of a customer profile. */
  readonly isProduct?: true;
  readonly faults: readonly FaultSpec[];
}

export interface Outcome {
  readonly scenario: Scenario;
  readonly wrong: readonly string[];
  readonly world: World;
}

/** What nobody knows of Twilio is sometimes so and sometimes otherwise. */
export function difficultyOf(seed: number): Partial<TwilioSettings> {
  const chance = new Chance(seed * 31 + 7);
  return {
    repeatAssignment: chance.pick(['refuse', 'refuse', 'existing', 'second']),
    nameFilter: chance.pick(['exact', 'ignored']),
    largestPage: chance.sometimes(0.1) ? 3 : 1_000,
    order: chance.pick(['oldest', 'newest']),
    submitAnswer: chance.pick(['pending-review', 'in-review']),
    noncompliantSubmit: chance.pick(['reject', 'refuse']),
  };
}

/** The table's extra rule, where only one thing went wrong. */
export function extraRule({ scenario: { faults }, world }: Outcome): readonly string[] {
  const [only, ...more] = faults;
  if (!only || more.length > 0) return [];
  const broken = only.kind.check?.(world, only.step as StepName);
  return broken ? [broken] : [];
}

/** Enough to play it again. */
export const told = ({ scenario: { seed, journey, faults }, wrong }: Outcome): string =>
  `${journey}: ${faults.map(nameOf).join(' + ') || 'no fault'}\n    ${wrong.join('\n    ')}\n    ` +
  `MODEL_SEED=${seed} npx mocha test/model/replay.test.ts`;
