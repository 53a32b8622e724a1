import { OnboardingError } from './commands.js';
import type { HostPorts } from './host-ports.js';
import { backoff } from './submission/backoff.js';
import { LONGEST_PAUSE } from './submission/timings.js';
import { troubleOf } from './submission/trouble.js';
import { NoKeyError } from './trusthub/transport.js';
import { NoAnswerError, TrustHubError } from './trusthub/trusthub-error.js';

type Ports = Pick<HostPorts, 'clock' | 'timings'>;

const MOST_TRIES = 3;

/** Asks again after a 429, which was not executed, as long as the pause that Twilio wants is short. */
export async function patiently<T>(
  { clock, timings }: Ports,
  work: () => Promise<T>,
  tries = 1,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof TrustHubError) || error.status !== 429) throw error;
    const pause = backoff(tries, timings.retry, error.retryAfter);
    if (tries >= MOST_TRIES || pause > LONGEST_PAUSE) throw error;
    await clock.wait(pause, new AbortController().signal);
    return patiently({ clock, timings }, work, tries + 1);
  }
}

/**
 * What Twilio answers to a question. Throws OnboardingError `no-account`, `not-found`,
 * `out-of-reach` or `twilio`, with Twilio's code, message and link.
 */
export async function askTwilio<T>(ports: Ports, work: () => Promise<T>): Promise<T> {
  try {
    return await patiently(ports, work);
  } catch (error) {
    if (error instanceof OnboardingError) throw error;
    const trouble = troubleOf(error);
    throw new OnboardingError(codeOf(error), trouble.message, trouble);
  }
}

function codeOf(error: unknown): OnboardingError['code'] {
  if (error instanceof NoKeyError) return 'no-account';
  if (error instanceof NoAnswerError) return 'out-of-reach';
  if (!(error instanceof TrustHubError)) return 'failed';
  return error.status === 404 ? 'not-found' : 'twilio';
}
