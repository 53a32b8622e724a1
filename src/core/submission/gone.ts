import { TrustHubError } from '../trusthub/trusthub-error.js';

/** Whether Twilio says that a thing does not exist (any more). */
export const isGone = (error: unknown): boolean =>
  error instanceof TrustHubError && error.status === 404;

/** For deletes: what is gone already is as it should be. */
export async function unlessGone(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}
