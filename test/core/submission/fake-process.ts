import type { FieldValues } from '../../../src/core/policy/field-path.js';
import type { DraftId } from '../../../src/core/draft/draft.js';
import { plan } from '../../../src/core/submission/plan.js';
import type { RunnerPorts } from '../../../src/core/submission/runner-ports.js';
import type { Submission } from '../../../src/core/submission/submission.js';
import type {
  FrozenDraft,
  SubmissionJournal,
} from '../../../src/core/submission/submission-journal.js';
import { SubmissionRunner } from '../../../src/core/submission/submission-runner.js';
import type { Timings } from '../../../src/core/submission/timings.js';
import { PRODUCTION_TIMINGS } from '../../../src/core/submission/timings.js';
import { sid } from '../../../src/core/trusthub/sid.js';
import { TrustHubClient } from '../../../src/core/trusthub/trusthub-client.js';
import { MAPLE_STREET_BAKERY, SECOND_PERSON } from '../../fixtures/maple-street-bakery.js';
import { memoryJournal } from '../../fixtures/memory-host.js';
import { formOf } from '../fixtures/forms.js';
import { SECONDARY_BUSINESS } from '../fixtures/wire-policies.js';
import { FakeClock, FakeTime } from './fake-clock.js';
import type { Call } from './fake-twilio.js';
import { ACCOUNT, FakeTwilio } from './fake-twilio.js';

export const DRAFT = 'kq7m2x9d4t' as DraftId;
export const ONE_PERSON: FieldValues = MAPLE_STREET_BAKERY;
export const TWO_PEOPLE: FieldValues = { ...MAPLE_STREET_BAKERY, ...SECOND_PERSON };

/** Twilio, the disk and time: what outlives a process. */
export interface World {
  readonly time: FakeTime;
  readonly twilio: FakeTwilio;
  readonly disk: SubmissionJournal;
  /** The JSON of every journal row that was ever put. */
  readonly written: string[];
}

/** A world in which these values are about to be submitted. */
export async function worldWith(values: FieldValues): Promise<World> {
  const time = new FakeTime();
  const disk = memoryJournal();
  await disk.begin(await newSubmission(values), await frozenDraft(values));
  return { time, twilio: new FakeTwilio(time), disk, written: [] };
}

export const frozenDraft = async (values: FieldValues): Promise<FrozenDraft> => ({
  draftId: DRAFT,
  label: 'Maple Street Bakery LLC',
  values,
  form: await formOf(SECONDARY_BUSINESS),
});

/** So many more of the same, each a business and a run of its own. */
export async function addMany(
  { disk }: World,
  count: number,
  change: Partial<Submission> = {},
): Promise<DraftId[]> {
  const [submission, frozen] = [await newSubmission(ONE_PERSON), await frozenDraft(ONE_PERSON)];
  const ids = Array.from(
    { length: count },
    (_, n) => `many${String(n).padStart(6, '0')}` as DraftId,
  );
  for (const [n, draftId] of ids.entries())
    await disk.begin(
      { ...submission, ...change, draftId, run: n.toString(16).padStart(4, '0') },
      { ...frozen, draftId },
    );
  return ids;
}

export async function newSubmission(values: FieldValues): Promise<Submission> {
  const form = await formOf(SECONDARY_BUSINESS);
  const startedAt = '2026-11-21T10:00:00.000Z';
  return {
    draftId: DRAFT,
    policySid: sid('RN', SECONDARY_BUSINESS.sid),
    accountSid: ACCOUNT,
    generation: 1,
    run: 'abcd',
    writes: 0,
    steps: plan(form, values),
    status: 'running',
    startedAt,
    updatedAt: startedAt,
  };
}

/** Where a process may die: around a write to the journal, or around a request. */
export interface Deaths {
  beforePut?(next: Submission): boolean;
  afterPut?(next: Submission): boolean;
  afterExecution?(call: Call): boolean;
}

/**
 * A runner as one process has it. Once dead nothing that it asked for is ever answered, and
 * nothing that it asks for is done: exactly what a killed worker leaves behind.
 */
export function startProcess(world: World, options: ProcessOptions = {}) {
  const { deaths = {}, key, timings = PRODUCTION_TIMINGS, failingPut } = options;
  const clock = new FakeClock(world.time);
  const changes: Submission[] = [];
  let dead = false;
  let died: () => void = () => undefined;
  const death = new Promise<'died'>((resolve) => {
    died = () => resolve('died');
  });
  const die = (): Promise<never> => {
    dead = true;
    died();
    return never();
  };
  const alive = async <T>(work: () => Promise<T>): Promise<T> => {
    if (dead) return never();
    const result = await work();
    return dead ? never() : result;
  };
  const journal: SubmissionJournal = {
    ...world.disk,
    put: async (next) => {
      if (dead || deaths.beforePut?.(next)) return die();
      if (failingPut?.(next)) throw new DOMException('The disk is full', 'QuotaExceededError');
      world.written.push(JSON.stringify(next));
      await world.disk.put(next);
      return dead || deaths.afterPut?.(next) ? die() : undefined;
    },
  };
  const send = world.twilio.transport(key ?? undefined, (call) => {
    if (dead || !deaths.afterExecution?.(call)) return false;
    void die();
    return true;
  });
  const client = new TrustHubClient(
    (request) => alive(async () => (await options.until, send(request))),
    ACCOUNT,
  );
  const runner = new SubmissionRunner({
    journal,
    clock,
    timings,
    connect: async (accountSid) =>
      accountSid === ACCOUNT ? (key === null ? undefined : client) : never(),
    onChange: (submission) => changes.push(submission),
    ...(options.failpoint && { failpoint: options.failpoint }),
    ...(options.connected && { connected: options.connected }),
  });
  /** Runs until it rests or dies. */
  const run = (): Promise<'rested' | 'died'> =>
    Promise.race([runner.run(DRAFT).then(() => 'rested' as const), death]);
  return { runner, clock, changes, run, journal };
}

export interface ProcessOptions {
  readonly deaths?: Deaths;
  /** `null`: no key at hand. */
  readonly key?: string | null;
  readonly timings?: Timings;
  /** What the browser says of the network; nothing unless told. */
  readonly connected?: () => boolean;
  /** No request arrives before. */
  readonly until?: Promise<void>;
  /** Something that happens at a place in the work on a step. */
  readonly failpoint?: NonNullable<RunnerPorts['failpoint']>;
  /** Writes to the journal that fail though the process lives. */
  failingPut?(next: Submission): boolean;
}

const never = (): Promise<never> => new Promise<never>(() => undefined);

export const stored = async ({ disk }: World): Promise<Submission> =>
  (await disk.get(DRAFT)) as Submission;
