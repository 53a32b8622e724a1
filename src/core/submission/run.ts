import type { DraftId } from '../draft/draft.js';
import type { FormModel } from '../policy/form-model.js';
import type { Sid } from '../trusthub/sid.js';
import type { TrustHubClient } from '../trusthub/trusthub-client.js';
import type { AfterFailure } from './after-failure.js';
import { afterEmptyLook, afterFailedLook, afterFailure } from './after-failure.js';
import type { Clock } from './clock.js';
import type { Failpoint } from './failpoint.js';
import type { Lane } from './lane.js';
import type { Permit, Priority } from './pace.js';
import { pacedTransport } from './paced-transport.js';
import type { ReviewWatch } from './review-watch.js';
import type { Trouble } from './snapshot.js';
import { needsValues, withoutValues } from './restored.js';
import { dueAt, isReady, restingStatus } from './status-of.js';
import type { StepContext } from './step-context.js';
import { hashOf } from './step-context.js';
import type { StepResult } from './steps/step-handler.js';
import { STEP_HANDLERS } from './steps/step-handlers.js';
import type { Step, Submission } from './submission.js';
import { isCancelled, isCancelStep, isOpen, isSettled, isWatch } from './submission.js';
import type { FrozenDraft, SubmissionJournal } from './submission-journal.js';
import type { Timings } from './timings.js';
import { LONGEST_WAIT, MOST_IN_FLIGHT } from './timings.js';
import { freed, intended, recorded, replaced, takenUp } from './transitions.js';

export interface RunnerPorts {
  readonly journal: SubmissionJournal;
  readonly clock: Clock;
  readonly timings: Timings;
  /** The client of an account, or nothing while there is no key at hand. */
  connect(accountSid: string): Promise<TrustHubClient | undefined>;
  /** Absent where nobody can tell. While it says false nothing is sent. */
  connected?(): boolean;
  /** Test builds alone. */
  failpoint?(name: Failpoint, step: Step): Promise<void>;
  onChange(submission: Submission): void;
}

/** What a run shares with the others of its account and process. */
export interface RunSurroundings {
  lane(accountSid: string): Lane;
  priority(): Priority;
  readonly reviews: ReviewWatch;
}

/** One submission under way in this process. */
export class Run {
  finished: Promise<void> = Promise.resolve();
  /** Asked for once more while it ran. */
  again = false;
  #submission!: Submission;
  #frozen!: FrozenDraft;
  #client!: TrustHubClient;
  #lane!: Lane;
  #paused = false;
  /** It holds the newest copy of the submission. */
  #live = false;
  /** Another plan is about to take this one's place: until then nothing is begun or stored. */
  #beginning: Promise<void> | undefined;
  /** Our own storage failed: nothing more may be sent, since it could not be remembered. */
  #broken: { readonly cause: unknown } | undefined;
  #hurried = false;
  #awake = false;
  #waiting = new AbortController();
  readonly #inFlight = new Map<string, Promise<void>>();

  readonly #draftId: DraftId;
  readonly #ports: RunnerPorts;
  readonly #around: RunSurroundings;

  constructor(draftId: DraftId, ports: RunnerPorts, around: RunSurroundings) {
    this.#draftId = draftId;
    this.#ports = ports;
    this.#around = around;
  }

  /** The network returned: what waits for a connection, and for nothing else, is due now. */
  hurry(): void {
    this.#hurried = true;
    this.#wakeUp();
  }

  #wakeUp(): void {
    this.#awake = true;
    this.#waiting.abort();
  }

  async toEnd(): Promise<void> {
    const { clock, onChange } = this.#ports;
    if (!(await clock.lock(rowLock(this.#draftId), () => this.#load()))) return;
    try {
      await this.#untilNothingIsDue();
    } catch (cause) {
      clock.wakeAt(clock.now() + AFTER_STORAGE_FAILED);
      // Told, not stored: what is stored stays open, so that the next wake goes on from there.
      onChange({ ...this.#submission, status: 'paused', trouble: STORAGE_FAILED });
      throw cause;
    } finally {
      this.#live = false;
    }
  }

  /** A change from outside, if this run still holds the submission; else nothing. */
  async amend(change: (submission: Submission) => Submission): Promise<Submission | undefined> {
    if (!this.#live) return undefined;
    if (change(this.#submission) !== this.#submission) await this.#commit(change);
    this.#wakeUp();
    return this.#submission;
  }

  /** Another plan and other values take the place of these, once nothing is under way. */
  async begin(submission: Submission, frozen: FrozenDraft): Promise<boolean> {
    if (!this.#live) return false;
    const storing = async (): Promise<void> => {
      await Promise.all(this.#inFlight.values());
      await this.#ports.journal.begin(submission, frozen);
      this.#submission = submission;
      this.#frozen = frozen;
    };
    const stored = storing();
    this.#beginning = stored.catch(() => undefined).finally(() => (this.#beginning = undefined));
    this.#wakeUp();
    await stored;
    return true;
  }

  async #load(): Promise<boolean> {
    const { journal, clock, onChange } = this.#ports;
    const submission = await journal.get(this.#draftId);
    if (!submission || !isOpen(submission)) return false;
    const frozen = await journal.frozen(this.#draftId);
    if (!frozen && needsValues(submission)) {
      const lost = written(withoutValues(submission), clock.now());
      await journal.put(lost);
      onChange(lost);
      return false;
    }
    const { draftId, policySid } = submission;
    this.#submission = submission;
    this.#frozen = frozen ?? { draftId, label: '', values: {}, form: emptyForm(policySid) };
    this.#live = true;
    return true;
  }

  async #untilNothingIsDue(): Promise<void> {
    const { connect, clock } = this.#ports;
    const { accountSid } = this.#submission;
    const client = await connect(accountSid);
    if (!client)
      return this.#pause({
        message: 'Enter the key of this account in the options. Nothing was lost',
      });
    this.#client = client;
    this.#lane = this.#around.lane(accountSid);
    await this.#commit((s) => takenUp(s, clock.now()));
    for (;;) {
      await this.#beginning;
      this.#launch();
      if (this.#inFlight.size > 0) {
        await Promise.race(this.#inFlight.values());
        continue;
      }
      if (this.#broken) throw this.#broken.cause;
      if (this.#paused) return this.#pause();
      await this.#rest();
      if (this.#beginning) continue;
      const { status } = this.#submission;
      const next = this.#nextDue();
      clock.wakeAt(next);
      if (next === undefined || status === 'needs-attention' || this.#onlyWatches()) return;
      await this.#waitUntil(next);
    }
  }

  /** Nothing is under way: says where it stands. */
  async #rest(): Promise<void> {
    const status = restingStatus(this.#submission);
    if (this.#isOffline() && (status === 'running' || status === 'waiting')) {
      if (this.#submission.status !== 'waiting')
        await this.#commit((s) => ({ ...s, status: 'waiting', trouble: OFFLINE }));
    } else if (status !== this.#submission.status) await this.#commit((s) => ({ ...s, status }));
  }

  #isOffline = (): boolean => this.#ports.connected?.() === false;

  /** What is settled stays so: its last look is made when there is a key again. */
  async #pause(trouble?: Trouble): Promise<void> {
    if (isSettled(this.#submission.status)) return;
    await this.#commit((s) => ({ ...s, status: 'paused', ...(trouble && { trouble }) }));
  }

  #launch(): void {
    for (const step of this.#submission.steps) {
      if (this.#inFlight.size >= MOST_IN_FLIGHT) return;
      if (this.#inFlight.has(step.id) || !this.#mayRun(step)) continue;
      if (isCancelled(this.#submission) && this.#isPlanInFlight()) continue;
      const work = this.#take(step.id)
        .catch((cause: unknown) => {
          this.#broken ??= { cause };
        })
        .finally(() => this.#inFlight.delete(step.id));
      this.#inFlight.set(step.id, work);
    }
  }

  #mayRun = (step: Step): boolean =>
    !this.#paused &&
    !this.#broken &&
    !this.#isOffline() &&
    this.#due(step) <= this.#ports.clock.now() &&
    isReady(step, this.#submission);

  /** Nothing is taken back while anything of the plan is still on its way. */
  #isPlanInFlight(): boolean {
    const ofCancel = new Set(this.#submission.steps.filter(isCancelStep).map(({ id }) => id));
    return [...this.#inFlight.keys()].some((id) => !ofCancel.has(id));
  }

  /** Waits for its turn first, so that what is then stored as sent is sent at that time. */
  async #take(id: string): Promise<void> {
    const permit = await this.#lane.pace.acquire(() => this.#around.priority());
    try {
      // Much may have happened while it waited.
      const step = this.#submission.steps.find((other) => other.id === id);
      if (step && !this.#beginning && this.#mayRun(step)) await this.#work(step, permit);
    } finally {
      permit.release();
    }
  }

  async #work(step: Step, permit: Permit): Promise<void> {
    const handler = STEP_HANDLERS[step.kind];
    const { clock, timings, failpoint } = this.#ports;
    if (step.state === 'unknown' && handler.adopt) {
      const look = await outcomeOf(handler.adopt(this.#context(permit), step));
      const now = clock.now();
      if ('error' in look) return this.#fail(afterFailedLook(step, look.error, now, timings));
      return look.value
        ? this.#record(step.id, look.value)
        : this.#commit((s) => replaced(s, afterEmptyLook(step, now, timings)));
    }
    await failpoint?.('before-intent', step);
    const sent = await this.#intend(step, this.#context(permit));
    await failpoint?.('after-intent', step);
    const answer = await outcomeOf(handler.run(this.#context(permit), sent));
    await failpoint?.('before-result', step);
    await ('value' in answer
      ? this.#record(step.id, answer.value)
      : this.#fail(afterFailure(sent, answer.error, clock.now(), timings)));
    await failpoint?.('after-result', step);
  }

  /** Durable before the request leaves. */
  async #intend(step: Step, context: StepContext): Promise<Step> {
    const sent = intended(step, this.#ports.clock.now(), await hashOf(context, step));
    // Whatever it waited for is over.
    await this.#commit((s) => ({
      ...replaced(s, sent),
      ...(s.status === 'waiting' && { status: 'running' as const }),
    }));
    return sent;
  }

  #record(id: string, result: StepResult): Promise<void> {
    const { clock, timings } = this.#ports;
    return this.#commit((s) => recorded(s, id, result, clock.now(), timings));
  }

  async #fail({ step, pause }: AfterFailure): Promise<void> {
    if (pause) this.#paused = true;
    this.#lane.heard(step);
    const trouble = step.error && {
      ...step.error,
      ...(step.section && { section: step.section }),
    };
    await this.#commit((s) => ({
      ...replaced(s, step),
      ...(trouble && { trouble }),
    }));
  }

  /** Changes are applied in order to the one copy in memory; each is durable when this resolves. */
  async #commit(change: (submission: Submission) => Submission): Promise<void> {
    this.#submission = written(change(this.#submission), this.#ports.clock.now());
    const submission = this.#submission;
    await this.#ports.journal.put(submission);
    this.#ports.onChange(submission);
  }

  #due = (step: Step): number =>
    this.#lane.after(dueAt(step, this.#submission, this.#ports.timings.quiesce));

  #nextDue(): number | undefined {
    const times = this.#submission.steps
      .filter((step) => isReady(step, this.#submission))
      .map(this.#due);
    return times.length ? Math.min(...times) : undefined;
  }

  /** Polls and last looks need no process that waits for them: the alarm is enough. */
  #onlyWatches(): boolean {
    return this.#submission.steps.every(
      (step) => isWatch(step) || !isReady(step, this.#submission),
    );
  }

  async #waitUntil(time: number): Promise<void> {
    const { clock } = this.#ports;
    this.#waiting = new AbortController();
    if (this.#awake) this.#waiting.abort();
    const wait = Math.min(Math.max(time - clock.now(), 0), LONGEST_WAIT);
    await clock
      .wait(this.#isOffline() ? LONGEST_WAIT : wait, this.#waiting.signal)
      .catch(() => undefined);
    this.#awake = false;
    if (!this.#hurried) return;
    this.#hurried = false;
    await this.#commit((s) => ({ ...s, steps: s.steps.map(freed) }));
  }

  #context(permit: Permit): StepContext {
    const client = this.#client.through((transport) =>
      pacedTransport(
        this.#lane.quieted(transport, this.#ports.clock),
        this.#lane.pace,
        () => this.#around.priority(),
        permit,
      ),
    );
    return {
      client,
      submission: this.#submission,
      frozen: this.#frozen,
      reviews: this.#around.reviews,
      marked: this.#lane.marked,
    };
  }
}

/** The next copy of it, which is newer than the one before whatever a clock says. */
export const written = (submission: Submission, now: number): Submission => ({
  ...submission,
  writes: submission.writes + 1,
  updatedAt: new Date(now).toISOString(),
});

/** Guards a submission's row against two changes at once; a run takes it only to load. */
export const rowLock = (draftId: DraftId): string => `submission-row:${draftId}`;

const emptyForm = (policySid: Sid<'RN'>): FormModel => ({ policySid, title: '', sections: [] });

/** When to see whether the device can store again; milliseconds. */
const AFTER_STORAGE_FAILED = 30_000;

const STORAGE_FAILED: Trouble = {
  message:
    'This device could not store what comes next, so nothing more was sent. Free some space and go on; what you typed is kept',
};

const OFFLINE: Trouble = {
  message: 'This device is offline. It goes on by itself when there is a connection',
};

/** What Twilio did, apart from what our own storage does with it: that is no failure of the step. */
const outcomeOf = <T>(work: Promise<T>): Promise<{ value: T } | { error: unknown }> =>
  work.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
