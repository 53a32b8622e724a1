import type { TrustHubClient } from '../trusthub/trusthub-client.js';
import type { AfterFailure } from './after-failure.js';
import { afterEmptyLook, afterFailedLook, afterFailure } from './after-failure.js';
import type { Lane } from './lane.js';
import type { LiveSubmission } from './live-submission.js';
import type { Permit, Priority } from './pace.js';
import { pacedTransport } from './paced-transport.js';
import type { ReviewWatch } from './review-watch.js';
import type { RunnerPorts } from './runner-ports.js';
import type { Seats } from './seats.js';
import type { StepContext } from './step-context.js';
import { hashOf } from './step-context.js';
import type { StepResult } from './steps/step-handler.js';
import { STEP_HANDLERS } from './steps/step-handlers.js';
import { isReady } from './status-of.js';
import type { Step } from './submission.js';
import { intended, recorded, replaced } from './transitions.js';

/** What a run shares with the others of its process. */
export interface RunSurroundings {
  lane(accountSid: string): Lane;
  readonly priority: () => Priority;
  readonly seats: Seats;
  readonly reviews: ReviewWatch;
  /** Another one for each key that the account had in this process. */
  readonly key: () => number;
}

/** Does one step: looks first where it may have happened, stores the intent, acts, stores what came. */
export class StepWork {
  readonly #live: LiveSubmission;
  readonly #client: TrustHubClient;
  readonly #lane: Lane;
  readonly #ports: RunnerPorts;
  readonly #around: RunSurroundings;

  constructor(
    live: LiveSubmission,
    client: TrustHubClient,
    lane: Lane,
    ports: RunnerPorts,
    around: RunSurroundings,
  ) {
    this.#live = live;
    this.#client = client;
    this.#lane = lane;
    this.#ports = ports;
    this.#around = around;
  }

  /** Resolves with why the whole run must stop, if so; rejects only when our own storage fails. */
  async do(step: Step, permit: Permit): Promise<AfterFailure['pause']> {
    const handler = STEP_HANDLERS[step.kind];
    const { clock, timings, failpoint } = this.#ports;
    const key = this.#around.key();
    if (step.state === 'unknown' && handler.adopt) {
      const look = await outcomeOf(handler.adopt(this.#context(permit), step));
      const now = clock.now();
      if ('error' in look) return this.#fail(afterFailedLook(step, look.error, now, timings), key);
      if (look.value) return this.#record(step.id, look.value);
      await this.#live.commit((s) => replaced(s, afterEmptyLook(step, now, timings)));
      return undefined;
    }
    await failpoint?.('before-intent', step);
    const sent = await this.#intend(step, this.#context(permit));
    await failpoint?.('after-intent', step);
    if (!sent || !this.#now(step.id)) return undefined;
    const quietUntil = this.#lane.after(0);
    if (quietUntil > clock.now()) return this.#hold(step, quietUntil);
    const answer = await outcomeOf(handler.run(this.#context(permit), sent));
    await failpoint?.('before-result', step);
    const pause = await ('value' in answer
      ? this.#record(step.id, answer.value)
      : this.#fail(afterFailure(sent, answer.error, clock.now(), timings), key));
    await failpoint?.('after-result', step);
    return pause;
  }

  /** While the intent was stored Twilio asked for a pause: it was not sent after all. */
  async #hold(step: Step, retryAt: number): Promise<undefined> {
    await this.#live.commit((s) => replaced(s, { ...step, state: 'held', retryAt }));
  }

  /** Durable before the request leaves. Nothing where the person stopped it meanwhile. */
  async #intend(step: Step, context: StepContext): Promise<Step | undefined> {
    const sent = intended(step, this.#ports.clock.now(), await hashOf(context, step));
    const now = this.#now(step.id);
    if (!now || !isReady(now, this.#live.submission)) return undefined;
    // Whatever it waited for is over.
    await this.#live.commit((s) => ({
      ...replaced(s, sent),
      ...(s.status === 'waiting' && { status: 'running' as const }),
    }));
    return sent;
  }

  /** The step as it stands; nothing once the plan, or the whole business, was taken away. */
  #now = (id: string): Step | undefined =>
    this.#live.submission.steps.find((step) => step.id === id);

  async #record(id: string, result: StepResult): Promise<undefined> {
    const { clock, timings } = this.#ports;
    if (!this.#now(id)) return;
    await this.#live.commit((s) => recorded(s, id, result, clock.now(), timings));
  }

  /** With which key it was sent: a refusal of one that was replaced meanwhile stops nothing. */
  async #fail({ step, pause }: AfterFailure, key: number): Promise<AfterFailure['pause']> {
    if (!this.#now(step.id)) return undefined;
    if (pause === 'key' && key !== this.#around.key()) {
      const { error: _, ...rest } = step;
      await this.#live.commit((s) => replaced(s, { ...rest, retryAt: this.#ports.clock.now() }));
      return undefined;
    }
    this.#lane.heard(step);
    const trouble = step.error && {
      ...step.error,
      ...(step.section && { section: step.section }),
    };
    await this.#live.commit((s) => ({ ...replaced(s, step), ...(trouble && { trouble }) }));
    return pause;
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
      submission: this.#live.submission,
      frozen: this.#live.frozen,
      reviews: this.#around.reviews,
      marked: this.#lane.marked,
    };
  }
}

/** What Twilio did, apart from what our own storage does with it: that is no failure of the step. */
const outcomeOf = <T>(work: Promise<T>): Promise<{ value: T } | { error: unknown }> =>
  work.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
