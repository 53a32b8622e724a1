import { OnboardingError } from './commands.js';

/** What is asked for needs a key, and none was entered. */
export const noAccount = (): OnboardingError =>
  new OnboardingError('no-account', 'Enter a Twilio API key in the settings first');
