import { retryAfterOf } from '../trusthub/retry-after.js';
import type { Transport } from '../trusthub/transport.js';
import type { TrustHubClient } from '../trusthub/trusthub-client.js';
import type { Clock } from './clock.js';
import { MarkedLists } from './marked-lists.js';
import { Pace } from './pace.js';
import { pacedTransport } from './paced-transport.js';
import type { Step } from './submission.js';
import { LONGEST_PAUSE, LONGEST_WAIT } from './timings.js';

/** What all submissions of one account share in one process: Twilio counts by account. */
export class Lane {
  readonly pace: Pace;
  readonly marked: MarkedLists;
  /** A server that asked for a pause (503) is not called before this time, in ms. */
  #quietUntil = 0;
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
    this.pace = new Pace(now);
    this.marked = new MarkedLists(now);
  }

  /** When a step may leave that is due at this time. */
  after(due: number): number {
    // Further ahead than anybody ever asks for: the clock was put back since.
    return this.#quietUntil > this.#now() + LONGEST_WAIT ? due : Math.max(due, this.#quietUntil);
  }

  /** After a failure: Twilio's wish to be left alone holds for everybody. */
  heard({ error, retryAt }: Step): void {
    if (error?.status === 503 && retryAt !== undefined)
      this.#quietUntil = Math.max(this.after(0), retryAt);
  }

  /**
   * A step that began before the pause may go on: its next reads, and what it deletes by them, wait
   * for the end of it. A POST is the first request of its step, and was let through; or it ends a
   * look, by putting right what was found.
   */
  quieted =
    (transport: Transport, clock: Clock): Transport =>
    async (request) => {
      const wait = this.after(0) - this.#now();
      if (request.method !== 'POST' && wait > 0)
        await clock.wait(wait, new AbortController().signal);
      return this.#send(transport, request);
    };

  /**
   * The client for what a person waits for beside the submissions: it goes ahead of them, at the
   * pace of all. A short pause is waited for; in a long one nothing is sent, and the answer is the
   * one that Twilio gave to all.
   */
  direct(client: TrustHubClient, clock: Clock): TrustHubClient {
    const patient =
      (transport: Transport): Transport =>
      async (request) => {
        const wait = this.after(0) - this.#now();
        if (wait > LONGEST_PAUSE)
          return new Response(null, { status: 503, statusText: 'Service Unavailable' });
        if (wait > 0) await clock.wait(wait, request.signal);
        return transport(request);
      };
    const heard =
      (transport: Transport): Transport =>
      (request) =>
        this.#send(transport, request);
    // Before it asks for a place too: those who wait for the end of a long pause may have them all.
    return client.through((transport) =>
      patient(pacedTransport(patient(heard(transport)), this.pace, () => 'interactive')),
    );
  }

  async #send(transport: Transport, request: Request): Promise<Response> {
    const response = await transport(request);
    // At once, not when the step has ended: others of it may be waiting for their places.
    if (response.status === 503)
      this.#quietUntil = Math.max(
        this.after(0),
        this.#now() + (retryAfterOf(response.headers) ?? 0),
      );
    return response;
  }
}
