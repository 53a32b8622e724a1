import type { BackoffOptions } from './backoff.js';

/** Every wait of the engine in milliseconds, so that tests can say which they used. */
export interface Timings {
  /** After a request without an answer: how long a late execution may still land. */
  readonly quiesce: number;
  /** Between the two looks that must both find nothing before a request is sent again. */
  readonly secondLook: number;
  /** From the submit to the last sweep, when even the latest execution has landed. */
  readonly lateSweep: number;
  readonly retry: BackoffOptions;
  /** While a review is on: how often to ask, growing with its age. */
  readonly review: BackoffOptions;
}

export const PRODUCTION_TIMINGS: Timings = {
  quiesce: 60_000,
  secondLook: 15_000,
  lateSweep: 10 * 60_000,
  retry: { base: 1_000, cap: 60_000 },
  review: { base: 60_000, cap: 30 * 60_000 },
};

/** Resends of one step before a person must look; a run never loops for ever. */
export const MOST_ATTEMPTS = 5;

/** Requests under way at once for one business. */
export const MOST_IN_FLIGHT = 6;

/** Longer than this nobody waits in front of a screen. */
export const LONGEST_PAUSE = 5_000;

/** A wait longer than this means that the clock jumped: look again now. */
export const LONGEST_WAIT = 30 * 60_000;
