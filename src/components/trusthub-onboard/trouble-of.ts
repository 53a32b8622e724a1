import { msg } from '@lit/localize';
import { OnboardingError, type OnboardingErrorCode } from '../../core/commands.js';
import type { Trouble } from '../../core/submission/snapshot.js';

/** What a failed command says to a person, with Twilio's own words where it has them. */
export const troubleOf = (error: unknown): Trouble => ({
  ...(error instanceof OnboardingError ? error.trouble : undefined),
  message:
    error instanceof Error && error.message ? error.message : msg('The extension did not answer.'),
});

export const codeOf = (error: unknown): OnboardingErrorCode =>
  error instanceof OnboardingError ? error.code : 'failed';
