import type { Trouble } from './snapshot.js';
import { hasFailed } from './status-of.js';
import type { Submission } from './submission.js';

export const STORAGE_FAILED: Trouble = {
  message:
    'This device could not store what comes next, so nothing more was sent. Free some space and go on; what you typed is kept',
};

export const OFFLINE: Trouble = {
  message: 'This device is offline. It goes on by itself when there is a connection',
};

export const NO_KEY: Trouble = {
  message: 'Enter the key of this account in the settings. Nothing was lost',
};

/** Why it stopped, not what else went wrong last. A second copy of the journal holds no words. */
export function reasonOf(submission: Submission): Trouble {
  const failed = submission.steps.filter((step) => hasFailed(step, submission));
  const { error, section } = failed.find((step) => step.error) ?? {};
  if (error) return { ...error, ...(section && { section }) };
  return (
    submission.trouble ?? {
      message: 'One step did not work, and this device lost the reason. Try again',
    }
  );
}
