import { validityOf } from '../core/policy/validity.js';
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
      return { words: `Valid until ${day}`, warns: false };
    case 'ends-soon':
      return { words: `Valid only until ${day}: ${left(validity.days)}`, warns: true };
    case 'ended':
      return { words: `No longer valid since ${day}`, warns: true };
    default:
      return validity.state satisfies never;
  }
}

function left(days: number): string {
  if (days === 0) return 'less than a day left';
  return days === 1 ? '1 day left' : `${days} days left`;
}
