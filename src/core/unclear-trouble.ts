import type { Trouble } from './submission/snapshot.js';
import { troubleOf } from './submission/trouble.js';
import { NoAnswerError } from './trusthub/trusthub-error.js';

/** Why a change may not have been made: without an answer it may have been made all the same. */
export function unclearTrouble(error: unknown): Trouble {
  const trouble = troubleOf(error);
  return error instanceof NoAnswerError
    ? {
        ...trouble,
        message: `${trouble.message}. Nobody knows whether it was done. Try again: that does no harm`,
      }
    : trouble;
}
