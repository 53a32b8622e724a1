import type { CommandName, Onboarding } from '../core/commands.js';
import { OnboardingError } from '../core/commands.js';

/** Milliseconds in which calls are counted. */
export const WINDOW = 10_000;
/** Typing saves often; no form needs more. */
export const MOST_CALLS = 200;
/** Each of these may ask Twilio, in the account of the person. */
export const MOST_TO_TWILIO = 10;

const TO_TWILIO: readonly CommandName[] = [
  'preflight',
  'form.open',
  'submission.start',
  'submission.resume',
  'submission.evaluate',
  'submission.cancel',
  'submission.evaluations',
  'submission.evaluation',
];

/** How often one site may call, over all its pages together. */
export class CallLimit {
  readonly #all = new Recent(MOST_CALLS);
  readonly #toTwilio = new Recent(MOST_TO_TWILIO);

  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** The same façade, which refuses what is too much. News are not limited. */
  of = (onboarding: Onboarding): Onboarding => ({
    call: async (command, input) => {
      const now = this.#now();
      const allowed =
        this.#all.admits(now) && (!TO_TWILIO.includes(command) || this.#toTwilio.admits(now));
      if (!allowed)
        throw new OnboardingError('not-allowed', 'This site asks too often. Try again in a moment');
      return onboarding.call(command, input);
    },
    on: (event, listener) => onboarding.on(event, listener),
  });
}

/** Times of the last calls. What is refused is not counted, so that a burst ends. */
class Recent {
  #times: number[] = [];

  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  admits(now: number): boolean {
    // However far the clock was put back, nobody is refused for longer.
    this.#times = this.#times.filter((time) => Math.abs(now - time) < WINDOW);
    if (this.#times.length >= this.#most) return false;
    this.#times.push(now);
    return true;
  }
}
