import type { Step } from './submission.js';
import { Pace } from './pace.js';

/** What all submissions of one account share in one process: Twilio counts by account. */
export class Lane {
  readonly pace: Pace;
  /** A server that asked for a pause (503) is not called before this time, in ms. */
  #quietUntil = 0;

  constructor(now: () => number) {
    this.pace = new Pace(now);
  }

  /** When a step may leave that is due at this time. */
  after(due: number): number {
    return Math.max(due, this.#quietUntil);
  }

  /** After a failure: Twilio's wish to be left alone holds for everybody. */
  heard({ error, retryAt }: Step): void {
    if (error?.status === 503 && retryAt !== undefined)
      this.#quietUntil = Math.max(this.#quietUntil, retryAt);
  }
}
