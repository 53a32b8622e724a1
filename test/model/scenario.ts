import type { FaultSpec } from './faults/fault.js';
import { nameOf } from './faults/fault.js';
import { ROWS, variantsOf } from './faults/fault-table.js';
import { Chance } from './sim/chance.js';
import type { TwilioSettings } from './twilio/rows.js';
import { addBystanders } from './world/judge.js';
import { Run } from './world/run.js';
import type { Purpose, StepName } from './world/steps.js';
import { STEPS } from './world/steps.js';
import type { WorldOptions } from './world/world.js';
import { World } from './world/world.js';

/** One run: everything in it follows from the seed and the list of what goes wrong. */
export interface Scenario {
  readonly seed: number;
  readonly faults: readonly FaultSpec[];
}

export interface Outcome {
  readonly scenario: Scenario;
  readonly wrong: readonly string[];
  readonly world: World;
}

/** A world in which this is going to happen, with nothing begun yet. */
export function open({ seed, faults }: Scenario, options: Partial<WorldOptions> = {}): Run {
  const { twilio, ...more } = options;
  const world = new World({ seed, twilio: { ...difficultyOf(seed), ...twilio }, ...more });
  addBystanders(world);
  addFaults(world, faults);
  return new Run(world);
}

export const addFaults = (world: World, faults: readonly FaultSpec[]): void => {
  for (const { kind, step } of faults) world.faults.push(kind.make(step, world));
};

/** Takes a business through it, to the end. */
export async function play(scenario: Scenario, tracing = false): Promise<Outcome> {
  const run = open(scenario, { tracing });
  await run.begin();
  await run.toEnd();
  return outcomeOf(scenario, run);
}

/** With what was wrong: a person may have been needed only for what nobody else can mend. */
export function outcomeOf(
  scenario: Scenario,
  { world, judged }: Pick<Run, 'world' | 'judged'>,
): Outcome {
  const wrong = [...judged()];
  const asked = world.acts.length > 0 && !scenario.faults.some(({ kind }) => kind.needsPerson);
  if (asked) wrong.push(`a person had to ${world.acts.map(({ what }) => what).join(', ')}`);
  return { scenario, wrong, world };
}

/** What nobody knows of Twilio is sometimes so and sometimes otherwise. */
function difficultyOf(seed: number): Partial<TwilioSettings> {
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

/** Besides the fourteen writes: what is asked and deleted between them. */
const OTHERS: readonly Purpose[] = [
  'list CustomerProfiles',
  'list EndUsers',
  'list SupportingDocuments',
  'list Addresses',
  'list EntityAssignments',
  'list ChannelEndpointAssignments',
  'get CustomerProfiles',
  'delete EndUsers',
  'delete SupportingDocuments',
  'delete Addresses',
  'delete CustomerProfiles',
  'delete EntityAssignments',
];

/** One to four things go wrong, anywhere. */
export function randomScenario(seed: number): Scenario {
  const chance = new Chance(seed);
  const count = chance.between(1, 4);
  const faults = Array.from({ length: count }, (): FaultSpec => {
    const kind = chance.pick(variantsOf(chance.pick(ROWS)));
    const elsewhere = ANYWHERE.includes(kind.row) && chance.sometimes(0.2);
    return { kind, step: chance.pick<Purpose>(elsewhere ? OTHERS : STEPS) };
  });
  return { seed, faults };
}

/** What can befall a read or a delete just as well. */
const ANYWHERE = ['F1', 'F2', 'F4', 'F5', 'F6', 'F7', 'F8', 'F10', 'F13', 'F22'];

/** The table's extra rule, where only one thing went wrong. */
export function extraRule({ scenario: { faults }, world }: Outcome): readonly string[] {
  const [only, ...more] = faults;
  if (!only || more.length > 0) return [];
  const broken = only.kind.check?.(world, only.step as StepName);
  return broken ? [broken] : [];
}

/** Enough to play it again. */
export const told = ({ scenario: { seed, faults }, wrong }: Outcome): string =>
  `${faults.map(nameOf).join(' + ') || 'no fault'}\n    ${wrong.join('\n    ')}\n    ` +
  `MODEL_SEED=${seed} npx mocha test/model/replay.test.ts`;
