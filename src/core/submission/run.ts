import type { DraftId } from '../draft/draft.js';
import type { TrustHubClient } from '../trusthub/trusthub-client.js';
import type { AfterFailure } from './after-failure.js';
import { afterEmptyLook, afterFailedLook, afterFailure } from './after-failure.js';
import type { Clock } from './clock.js';
import type { Trouble } from './snapshot.js';
import { isReady, restingStatus } from './status-of.js';
import type { StepContext } from './step-context.js';
import { hashOf } from './step-context.js';
import type { StepResult } from './steps/step-handler.js';
import { STEP_HANDLERS } from './steps/step-handlers.js';
import type { Step, Submission } from './submission.js';
import { isOpen } from './submission.js';
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
  onChange(submission: Submission): void;
}

/** One submission under way in this process. */
export class Run {
  finished: Promise<void> = Promise.resolve();
  /** Asked for once more while it ran. */
  again = false;
  #submission!: Submission;
  #frozen!: FrozenDraft;
  #client!: TrustHubClient;
  #paused = false;
  /** It holds the newest copy of the submission. */
  #live = false;
  /** Our own storage failed: nothing more may be sent, since it could not be remembered. */
  #broken: { readonly cause: unknown } | undefined;
  #hurried = false;
  #waiting = new AbortController();
  readonly #inFlight = new Map<string, Promise<void>>();

  readonly #draftId: DraftId;
  readonly #ports: RunnerPorts;

  constructor(draftId: DraftId, ports: RunnerPorts) {
    this.#draftId = draftId;
    this.#ports = ports;
  }

  /** The network returned: what waits for a connection, and for nothing else, is due now. */
  hurry(): void {
    this.#hurried = true;
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
    return this.#submission;
  }

  async #load(): Promise<boolean> {
    const { journal } = this.#ports;
    const submission = await journal.get(this.#draftId);
    const frozen = await journal.frozen(this.#draftId);
    if (!submission || !frozen || !isOpen(submission)) return false;
    this.#submission = submission;
    this.#frozen = frozen;
    this.#live = true;
    return true;
  }

  async #untilNothingIsDue(): Promise<void> {
    const { connect, clock } = this.#ports;
    const submission = this.#submission;
    const client = await connect(submission.accountSid);
    if (!client) {
      const message = 'Enter the key of this account in the options. Nothing was lost';
      return this.#commit((s) => ({ ...s, status: 'paused', trouble: { message } }));
    }
    this.#client = client;
    await this.#commit((s) => takenUp(s, clock.now()));
    for (;;) {
      if (!this.#paused && !this.#broken) this.#launch();
      if (this.#inFlight.size > 0) {
        await Promise.race(this.#inFlight.values());
        continue;
      }
      if (this.#broken) throw this.#broken.cause;
      if (this.#paused) return this.#commit((s) => ({ ...s, status: 'paused' }));
      const status = restingStatus(this.#submission);
      const next = this.#nextDue();
      if (status !== this.#submission.status) await this.#commit((s) => ({ ...s, status }));
      clock.wakeAt(next);
      if (next === undefined || status === 'in-review' || status === 'needs-attention') return;
      await this.#waitUntil(next);
    }
  }

  #launch(): void {
    const now = this.#ports.clock.now();
    for (const step of this.#submission.steps) {
      if (this.#inFlight.size >= MOST_IN_FLIGHT) return;
      if (this.#inFlight.has(step.id) || (step.retryAt ?? 0) > now) continue;
      if (!isReady(step, this.#submission)) continue;
      const work = this.#take(step)
        .catch((cause: unknown) => {
          this.#broken ??= { cause };
        })
        .finally(() => this.#inFlight.delete(step.id));
      this.#inFlight.set(step.id, work);
    }
  }

  async #take(step: Step): Promise<void> {
    const handler = STEP_HANDLERS[step.kind];
    const context = this.#context();
    if (step.state === 'unknown' && handler.adopt) {
      const look = await outcomeOf(handler.adopt(context, step));
      const now = this.#ports.clock.now();
      if ('error' in look)
        return this.#fail(afterFailedLook(step, look.error, now, this.#ports.timings));
      return look.value
        ? this.#record(step.id, look.value)
        : this.#replace(afterEmptyLook(step, now, this.#ports.timings));
    }
    const sent = await this.#intend(step, context);
    const answer = await outcomeOf(handler.run(this.#context(), sent));
    if ('value' in answer) return this.#record(step.id, answer.value);
    const now = this.#ports.clock.now();
    return this.#fail(afterFailure(sent, answer.error, now, this.#ports.timings));
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
    const trouble = step.error && {
      ...step.error,
      ...(step.section && { section: step.section }),
    };
    await this.#commit((s) => ({
      ...replaced(s, step),
      ...(trouble && { trouble }),
    }));
  }

  #replace = (step: Step): Promise<void> => this.#commit((s) => replaced(s, step));

  /** Changes are applied in order to the one copy in memory; each is durable when this resolves. */
  async #commit(change: (submission: Submission) => Submission): Promise<void> {
    const updatedAt = new Date(this.#ports.clock.now()).toISOString();
    this.#submission = { ...change(this.#submission), updatedAt };
    const written = this.#submission;
    await this.#ports.journal.put(written);
    this.#ports.onChange(written);
  }

  #nextDue(): number | undefined {
    const times = this.#submission.steps
      .filter((step) => isReady(step, this.#submission))
      .map((step) => step.retryAt ?? 0);
    return times.length ? Math.min(...times) : undefined;
  }

  async #waitUntil(time: number): Promise<void> {
    const { clock } = this.#ports;
    this.#waiting = new AbortController();
    if (this.#hurried) this.#waiting.abort();
    const wait = Math.min(Math.max(time - clock.now(), 0), LONGEST_WAIT);
    await clock.wait(wait, this.#waiting.signal).catch(() => undefined);
    if (!this.#hurried) return;
    this.#hurried = false;
    await this.#commit((s) => ({ ...s, steps: s.steps.map(freed) }));
  }

  #context = (): StepContext => ({
    client: this.#client,
    submission: this.#submission,
    frozen: this.#frozen,
  });
}

/** Guards a submission's row against two changes at once; a run takes it only to load. */
export const rowLock = (draftId: DraftId): string => `submission-row:${draftId}`;

/** When to see whether the device can store again; milliseconds. */
const AFTER_STORAGE_FAILED = 30_000;

const STORAGE_FAILED: Trouble = {
  message:
    'This device could not store what comes next, so nothing more was sent. Free some space and go on; what you typed is kept',
};

/** What Twilio did, apart from what our own storage does with it: that is no failure of the step. */
const outcomeOf = <T>(work: Promise<T>): Promise<{ value: T } | { error: unknown }> =>
  work.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
