import { errorPage } from '../policy/twilio-link.js';
import { NoAnswerError, TrustHubError } from '../trusthub/trusthub-error.js';
import { NoKeyError } from '../trusthub/transport.js';
import { PausedError } from './paused-error.js';
import { NO_KEY } from './run-troubles.js';
import type { Trouble } from './snapshot.js';
import { UnfitError } from './unfit-error.js';

/** Twilio codes that deserve words of their own. Titles after Twilio's error dictionary. */
const WORDS: Readonly<Record<number, string | undefined>> = {
  20003: 'Twilio refused the key. Enter a valid one in the settings; nothing was lost',
  20006: "This key isn't allowed to use Trust Hub. Use a standard API key",
  20008: 'This is a test key. Trust Hub needs a live one',
  20404: "Twilio doesn't find this in the account of the key",
  20429: 'Twilio asked us to slow down. This goes on by itself',
  21628: "Twilio couldn't check this address. Correct it and send again",
  21629: 'Twilio knows this address a little differently. Correct it and send again',
  21630: 'This address is part of a verified document and cannot be changed',
  22203: 'Twilio refused the change of status',
  70003: 'This phone number belongs to another profile',
};

/** What to tell a person about a failure: our words, then Twilio's code, message and link. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof TrustHubError) return saidBy(error);
  if (error instanceof NoAnswerError)
    return {
      ...(error.answer && saidBy(error.answer)),
      message: NO_ANSWER[error.reason],
    };
  if (error instanceof NoKeyError) return NO_KEY;
  if (error instanceof PausedError)
    return { message: error.message, ...(error.moreInfo && { moreInfo: error.moreInfo }) };
  if (error instanceof UnfitError) return { message: error.message };
  return { message: 'Something went wrong in this program. What you typed is kept' };
}

const NO_ANSWER: Readonly<Record<NoAnswerError['reason'], string>> = {
  network: 'No connection to Twilio. This goes on by itself when there is one',
  timeout: 'Twilio took too long to answer',
  unreadable: "Twilio's answer could not be read",
  server: 'Twilio has trouble of its own',
};

function saidBy(error: TrustHubError): Trouble {
  const { code, status } = error;
  const known = code === undefined ? undefined : WORDS[code];
  const moreInfo =
    error.moreInfo ?? (code !== undefined && code > 9999 ? errorPage(code) : undefined);
  return {
    message: known ?? (status === 401 ? WORDS[20003]! : 'Twilio refused this'),
    status,
    ...(code !== undefined && { code }),
    twilio: error.twilioMessage,
    ...(moreInfo && { moreInfo }),
  };
}
