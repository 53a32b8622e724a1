import { msg, str } from '@lit/localize';
import { validityOf } from '../core/policy/validity.js';
import { counted } from '../locales/counted.js';
import { date } from './times.js';

/** Until when an approval holds, and whether that is to be warned of. */
export interface ValidityWords {
  readonly words: string;
  readonly warns: boolean;
}

/** Nothing where Twilio named no date. Nobody says how an approval is renewed, so neither do we. */
export function validityWords(
  validUntil: string | undefined,
  locale?: string,
  now = Date.now(),
): ValidityWords | undefined {
  const validity = validityOf(validUntil ?? null, now);
  if (!validity || validUntil === undefined) return undefined;
  const day = date(Date.parse(validUntil), locale);
  switch (validity.state) {
    case 'valid':
      return { words: msg(str`Valid until ${day}`), warns: false };
    case 'ends-soon':
      return { words: endsSoon(day, validity.days), warns: true };
    case 'ended':
      return { words: msg(str`No longer valid since ${day}`), warns: true };
    default:
      return validity.state satisfies never;
  }
}

const endsSoon = (day: string, left: number): string =>
  left === 0
    ? msg(str`Valid only until ${day}: less than a day left`)
    : msg(str`Valid only until ${day}: ${counted(left, msg('# day left|# days left'))}`);
