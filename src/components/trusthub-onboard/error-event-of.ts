import { TrusthubErrorEvent } from '../events/trusthub-error-event.js';
import { codeOf, troubleOf } from './trouble-of.js';

/** What the page is told of a command that failed. */
export const errorEventOf = (error: unknown): TrusthubErrorEvent =>
  new TrusthubErrorEvent({ code: codeOf(error), message: troubleOf(error).message });
