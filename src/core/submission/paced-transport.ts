import type { Transport } from '../trusthub/transport.js';
import type { Outcome, Pace, Permit, Priority } from './pace.js';

/**
 * A transport whose requests leave when the pace of their account allows. `first`, a place that is
 * held already, serves one request after another; those beside it wait for places of their own, or
 * for this one. Whoever acquired `first` gives it back.
 */
export function pacedTransport(
  transport: Transport,
  pace: Pace,
  priority: () => Priority,
  first?: Permit,
): Transport {
  const places = new Places(pace, priority, first);
  return async (request) => {
    const place = await places.take(request.signal);
    let outcome: Outcome = {};
    try {
      const response = await transport(request);
      outcome = outcomeOf(response);
      return response;
    } finally {
      places.giveBack(place, outcome);
    }
  };
}

class Places {
  readonly #pace: Pace;
  readonly #priority: () => Priority;
  readonly #first: Permit | undefined;
  readonly #waiting = new Set<(place: Permit) => void>();

  constructor(pace: Pace, priority: () => Priority, first: Permit | undefined) {
    this.#pace = pace;
    this.#priority = priority;
    this.#first = first;
  }

  take(signal: AbortSignal): Promise<Permit> {
    if (this.#first?.lend()) return Promise.resolve(this.#first);
    return new Promise((resolve, reject) => {
      const served = new AbortController();
      const serve = (place: Permit): void => {
        served.abort();
        resolve(place);
      };
      this.#waiting.add(serve);
      const either = AbortSignal.any([signal, served.signal]);
      this.#pace.acquire(this.#priority, either).then(
        (permit) => (this.#waiting.delete(serve) ? resolve(permit) : permit.release()),
        (reason: unknown) => {
          this.#waiting.delete(serve);
          reject(reason as Error);
        },
      );
    });
  }

  giveBack(place: Permit, outcome: Outcome): void {
    if (place !== this.#first) return place.release(outcome);
    place.heard(outcome);
    // A place that is held while those it is held for wait for others would let all wait for ever.
    const [next] = this.#waiting;
    if (!next || !place.lend()) return;
    this.#waiting.delete(next);
    next(place);
  }
}

/** Source of the header: https://www.twilio.com/docs/usage/rest-api-best-practices */
function outcomeOf({ status, headers }: Response): Outcome {
  const concurrent = Number(headers.get('Twilio-Concurrent-Requests'));
  return { status, ...(concurrent > 0 && { concurrent }) };
}
