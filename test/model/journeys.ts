import type { Behaviour, Fault, FaultSpec } from './faults/fault.js';
import type { Journey, Outcome, Scenario } from './scenario.js';
import { difficultyOf } from './scenario.js';
import type { TwilioSettings } from './twilio/rows.js';
import { BUSINESS, PRODUCT } from './world/business.js';
import { judgeCancelled } from './world/judge-cancelled.js';
import { addBystanders, judge } from './world/judge.js';
import type { IsAtRest } from './world/run.js';
import { isInReview, isTakenBack, Run } from './world/run.js';
import { World } from './world/world.js';

type Finding = readonly string[];
type Play = (run: Run, faults: readonly FaultSpec[]) => Promise<Finding>;

/** Takes a business through it, to the end, and tells what was wrong. */
export async function play(scenario: Scenario, tracing = false): Promise<Outcome> {
  const { seed, journey, faults, isProduct } = scenario;
  const twilio = { ...difficultyOf(seed), ...DIFFICULTIES[journey] };
  const world = new World({ seed, twilio, tracing, ...(isProduct && { subject: PRODUCT }) });
  addBystanders(world);
  const wrong = [...(await JOURNEYS[journey](new Run(world), faults))];
  // A person may be needed for what nobody else can mend, and for nothing more.
  if (world.acts.length > 0 && !faults.some(({ kind }) => kind.needsPerson))
    wrong.push(`a person had to ${world.acts.map(({ what }) => what).join(', ')}`);
  return { scenario, wrong, world };
}

const happen = ({ world }: Run, faults: readonly FaultSpec[]): void => {
  for (const { kind, step } of faults) world.faults.push(kind.make(step, world));
};

const sent: Play = async (run, faults) => {
  happen(run, faults);
  await run.begin();
  await run.toEnd(isInReview);
  return run.judged(judge);
};

const takenBack: Play = async (run, faults) => {
  happen(run, faults);
  await run.begin();
  await run.toEnd(isTakenBack);
  return run.judged(judgeCancelled);
};

const takenBackAndSentAgain: Play = async (run, faults) => {
  const wrong = await takenBack(run, faults);
  if (wrong.length > 0 || run.world.laptop.row?.status !== 'cancelled') return wrong;
  run.sendAgain();
  await run.toEnd(isInReview);
  return run.judged(judge);
};

const isNoncompliant: IsAtRest = ({ row }) => row?.status === 'noncompliant';
const isRejected: IsAtRest = ({ row }) => row?.status === 'rejected';

/** An evaluation finds a value wrong, somebody types another one; what goes wrong goes wrong then. */
const correctedAfterEvaluation: Play = async (run, faults) => {
  await run.begin();
  await run.toEnd(isNoncompliant);
  return correct(run, faults, { [FIRST_NAME]: 'Grace' }, ['update u1']);
};

/** The reviewer turns it down, with or without saying why. */
const correctedAfterRejection: Play = async (run, faults) => {
  await reject(run);
  const changes = { [STREET]: '14 Maple Street', 'bundle.email': 'other@vendor.example' };
  return correct(run, faults, changes, ['update a0', 'update p']);
};

const sentAgainUnchanged: Play = async (run, faults) => {
  await reject(run);
  return correct(run, faults, {}, []);
};

const needsAttention: IsAtRest = ({ row }) => row?.status === 'needs-attention';

/** One update has to wait while another is refused; the person mends that one and sends again. */
const correctedTwice: Play = async (run, faults) => {
  const { world } = run;
  await reject(run);
  const behaviours = new Map([
    ['update a0', TOO_MANY],
    ['update u1', REFUSAL],
  ]);
  const untilSeen: Fault = { network: ({ purpose }) => behaviours.get(purpose) };
  world.faults.push(untilSeen);
  const changes = { [STREET]: '14 Maple Street', [FIRST_NAME]: 'Grace' };
  world.person().values = { ...BUSINESS, ...changes };
  run.sendAgain();
  await run.toEnd(needsAttention);
  world.faults.splice(world.faults.indexOf(untilSeen), 1);
  return correct(run, faults, { ...changes, [FIRST_NAME]: 'Gracie' }, ['update a0', 'update u1']);
};

const TOO_MANY: Behaviour = {
  executions: 0,
  client: { kind: 'status', status: 429, code: 20429, headers: () => ({ 'Retry-After': '60' }) },
};
const REFUSAL: Behaviour = {
  executions: 0,
  client: { kind: 'status', status: 400, code: 20001 },
};

async function reject(run: Run): Promise<void> {
  await run.begin();
  await run.toEnd(isInReview);
  const { twilio, chance } = run.world;
  const profile = twilio.kinds.CustomerProfiles.find((row) => row['status'] === 'in-review');
  const errors = chance.pick([null, [{ code: 18602 }]]);
  if (profile) Object.assign(profile, { status: 'twilio-rejected', errors });
  await run.toEnd(isRejected);
}

/** The same objects, changed in place: of what is not in `updates` nothing is written. */
async function correct(
  run: Run,
  faults: readonly FaultSpec[],
  changes: Readonly<Record<string, string>>,
  updates: readonly string[],
): Promise<Finding> {
  const { world } = run;
  const before = world.network.calls.length;
  happen(run, faults);
  world.person().values = { ...BUSINESS, ...changes };
  run.sendAgain();
  await run.toEnd(isInReview);
  const writes = world.network.calls
    .slice(before)
    .filter(({ method }) => method !== 'GET')
    .map(({ purpose }) => purpose);
  const expected = [...updates, 'evaluate', 'submit'];
  const wrong = run.judged(judge);
  // Faults are made good by more writes, but never by writes to something else.
  const allowed = [...expected, ...world.dropped.map(({ what }) => what)];
  const strange = writes.filter((purpose) => !allowed.includes(purpose));
  const missing = expected.filter((purpose) => !writes.includes(purpose as (typeof writes)[0]));
  const exact = faults.length > 0 || writes.length === expected.length;
  if (wrong.length > 0 || (strange.length + missing.length === 0 && exact)) return wrong;
  return [`it wrote ${writes.join(', ')} instead of ${expected.join(', ')}`];
}

const FIRST_NAME = 'authorized_representative_1.first_name';
const STREET = 'customer_profile_address.street';

const JOURNEYS: Readonly<Record<Journey, Play>> = {
  sent,
  'taken back': takenBack,
  'taken back and sent again': takenBackAndSentAgain,
  'corrected after an evaluation': correctedAfterEvaluation,
  'corrected after a rejection': correctedAfterRejection,
  'two corrected, one held, one refused': correctedTwice,
  'sent again unchanged': sentAgainUnchanged,
};

const DIFFICULTIES: Partial<Record<Journey, Partial<TwilioSettings>>> = {
  'corrected after an evaluation': { wrongValues: [BUSINESS[FIRST_NAME]!] },
};
