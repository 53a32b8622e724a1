import { TrustHubError } from '../trusthub/trusthub-error.js';
import type { Trouble } from './snapshot.js';

/** Twilio's code where what is to be assigned does not exist. Source: its error dictionary. */
const NO_SUCH_OBJECT = 22205;

/** Whether Twilio says that a thing does not exist (any more). */
export const isGone = (error: unknown): boolean =>
  error instanceof TrustHubError && saysGone(error);

/** The same of what is kept of an error. */
export const saysGone = (error: Pick<Trouble, 'status' | 'code'> | undefined): boolean =>
  error?.status === 404 || error?.code === NO_SUCH_OBJECT;

/** Twilio said no to the thing itself, not to the key or the pace. */
export const isRefusal = (error: unknown): boolean =>
  error instanceof TrustHubError && ![401, 429].includes(error.status);

/** For deletes: what is gone already is as it should be. */
export async function unlessGone(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}
