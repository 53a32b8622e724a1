import type { DraftId } from '../draft/draft.js';
import type { TrustHubClient } from '../trusthub/trusthub-client.js';
import type { AfterFailure } from './after-failure.js';
import { afterEmptyLook, afterFailedLook, afterFailure } from './after-failure.js';
import { backoff } from './backoff.js';
import { bodyHash } from './body-hash.js';
import type { Clock } from './clock.js';
import type { Trouble } from './snapshot.js';
import { isReady, restingStatus } from './status-of.js';
import type { StepContext } from './step-context.js';
import { addressBodyOf, bodyOf } from './step-context.js';
import type { StepResult } from './step-handlers.js';
import { STEP_HANDLERS } from './step-handlers.js';
import type { Step, Submission } from './submission.js';
import { isOpen } from './submission.js';
import type { FrozenDraft, SubmissionJournal } from './submission-journal.js';
import type { Timings } from './timings.js';
import { LONGEST_WAIT, MOST_IN_FLIGHT } from './timings.js';

export interface RunnerPorts {
  readonly journal: SubmissionJournal;
  readonly clock: Clock;
  readonly timings: Timings;
  /** The client of an account, or nothing while there is no key at hand. */
  connect(accountSid: string): Promise<TrustHubClient | undefined>;
  onChange(submission: Submission): void;
}

/**
 * Takes submissions forward: a step runs as soon as what it needs is done. Intent is durable before
 * a request leaves, the result before the next step; a step found with an intent and no result may
 * have happened, and is looked for before it is sent again. One runner at a time per submission.
 */
export class SubmissionRunner {
  readonly #active = new Map<DraftId, Run>();

  readonly #ports: RunnerPorts;

  constructor(ports: RunnerPorts) {
    this.#ports = ports;
  }

  /** Runs until nothing can be done now. Joins the run that is under way, if there is one. */
  run(draftId: DraftId): Promise<void> {
    const active = this.#active.get(draftId);
    if (active) {
      // It may be ending, past its last look at the journal: then what was begun meanwhile is next.
      active.again = true;
      return active.finished;
    }
    const run = new Run(draftId, this.#ports);
    this.#active.set(draftId, run);
    run.finished = this.#ports.clock
      .lock(`submission:${draftId}`, () => run.toEnd())
      .finally(() => this.#active.delete(draftId))
      .then(() => (run.again ? this.run(draftId) : undefined));
    return run.finished;
  }

  /** The review was decided: ask now, not at the next poll. */
  async recheck(draftId: DraftId): Promise<void> {
    const { journal, clock } = this.#ports;
    const submission = await journal.get(draftId);
    if (submission?.status !== 'in-review') return;
    const now = (step: Step): Step =>
      step.kind === 'await-review' && step.state === 'held'
        ? { ...step, retryAt: clock.now() }
        : step;
    await journal.put({ ...submission, steps: submission.steps.map(now) });
    await this.run(draftId);
  }

  /**
   * Goes on with every open submission: at start, on alarms. `online`: the network returned, so
   * what waits for nothing but a connection is tried at once.
   */
  async runAll(online = false): Promise<void> {
    const open = (await this.#ports.journal.list()).filter(isOpen);
    const runs = open.map(({ draftId }) => this.run(draftId));
    if (online) for (const run of this.#active.values()) run.hurry();
    await Promise.all(runs);
  }
}

class Run {
  finished: Promise<void> = Promise.resolve();
  /** Asked for once more while it ran. */
  again = false;
  #submission!: Submission;
  #frozen!: FrozenDraft;
  #client!: TrustHubClient;
  #paused = false;
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
    const { journal, onChange } = this.#ports;
    const submission = await journal.get(this.#draftId);
    const frozen = await journal.frozen(this.#draftId);
    if (!submission || !frozen || !isOpen(submission)) return;
    this.#submission = submission;
    this.#frozen = frozen;
    try {
      await this.#untilNothingIsDue();
    } catch (cause) {
      // Told, not stored: what is stored stays open, so that the next wake goes on from there.
      onChange({ ...this.#submission, status: 'paused', trouble: STORAGE_FAILED });
      throw cause;
    }
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
    await this.#adoptInterrupted();
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

  /** Steps left with an intent by a process that died: they may have happened. */
  async #adoptInterrupted(): Promise<void> {
    const now = this.#ports.clock.now();
    const interrupted = (step: Step): Step => {
      if (step.state === 'intent') return { ...step, state: 'unknown', looks: 0, retryAt: now };
      // A wait beyond all that we ever ask for means that the clock was changed.
      const jumped = (step.retryAt ?? 0) > now + LONGEST_WAIT;
      return jumped ? { ...step, retryAt: now } : step;
    };
    await this.#commit((s) => ({
      ...withoutTrouble(s),
      status: s.status === 'in-review' ? 'in-review' : 'running',
      steps: s.steps.map(interrupted),
    }));
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
    const now = this.#ports.clock.now();
    const hash = await hashOf(context, step);
    const { error: _, retryAt: __, ...rest } = step;
    const sent: Step = {
      ...rest,
      state: 'intent',
      attempt: step.attempt + 1,
      firstSentAt: step.firstSentAt ?? now,
      sentAt: now,
      ...(hash && { bodyHash: hash }),
    };
    await this.#replace(sent);
    return sent;
  }

  async #record(id: string, result: StepResult): Promise<void> {
    const now = this.#ports.clock.now();
    const done = (step: Step): Step => {
      const { error: _, retryAt: __, refused: ___, ...rest } = step;
      const sid = result.sid === undefined ? {} : { sid: result.sid };
      if (result.again)
        return {
          ...rest,
          state: 'held',
          retryAt: now + backoff(step.attempt, this.#ports.timings.review, undefined, () => 1),
        };
      return { ...rest, ...sid, state: 'done', doneAt: now };
    };
    await this.#commit((s) => {
      const steps = s.steps.map((step) => (step.id === id ? done(step) : step));
      const smooth = steps.every((step) => step.error === undefined);
      return { ...(smooth ? withoutTrouble(s) : s), ...result.submission, steps };
    });
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

/** A wait that Twilio asked for stays: only one for want of an answer is cut short. */
const freed = (step: Step): Step =>
  step.state === 'held' && step.error?.status === undefined ? { ...step, retryAt: 0 } : step;

const replaced = (submission: Submission, step: Step): Submission => ({
  ...submission,
  steps: submission.steps.map((other) => (other.id === step.id ? step : other)),
});

function withoutTrouble({ trouble: _, ...rest }: Submission): Submission {
  return rest;
}

/** Of what is sent, where it can change later; assignments and reads have nothing to compare. */
export async function hashOf(context: StepContext, step: Step): Promise<string | undefined> {
  switch (step.kind) {
    case 'create-end-user':
    case 'update-end-user':
      return bodyHash(bodyOf(context, step));
    case 'create-address':
    case 'update-address':
      return bodyHash(addressBodyOf(context, step));
    default:
      return undefined;
  }
}
