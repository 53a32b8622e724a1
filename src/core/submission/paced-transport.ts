import type { Transport } from '../trusthub/transport.js';
import type { Outcome, Pace, Permit, Priority } from './pace.js';

/**
 * A transport whose requests leave when the pace of their account allows. `first`, a place that is
 * held already, serves one request after another; those beside it wait for places of their own.
 * Whoever acquired `first` gives it back.
 */
export function pacedTransport(
  transport: Transport,
  pace: Pace,
  priority: () => Priority,
  first?: Permit,
): Transport {
  return async (request) => {
    const lent = first?.lend() ? first : undefined;
    const own = lent ? undefined : await pace.acquire(priority, request.signal);
    let outcome: Outcome = {};
    try {
      const response = await transport(request);
      outcome = outcomeOf(response);
      return response;
    } finally {
      lent?.heard(outcome);
      own?.release(outcome);
    }
  };
}

/** Source of the header: https://www.twilio.com/docs/usage/rest-api-best-practices */
function outcomeOf({ status, headers }: Response): Outcome {
  const concurrent = Number(headers.get('Twilio-Concurrent-Requests'));
  return { status, ...(concurrent > 0 && { concurrent }) };
}
