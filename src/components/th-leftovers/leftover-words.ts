import { msg, str } from '@lit/localize';
import type { Leftover } from '../../core/commands.js';
import type { Trouble } from '../../core/submission/snapshot.js';
import { counted } from '../../locales/counted.js';
import { spoken } from '../../locales/spoken.js';

/** "1 profile, 3 people and businesses, 1 document and 1 address". */
export function objectsInWords({ objects }: Leftover): string {
  const { profiles, endUsers, documents, addresses } = objects;
  const parts = [
    profiles && counted(profiles, msg('# profile|# profiles')),
    endUsers && counted(endUsers, msg('# person or business|# people and businesses')),
    documents && counted(documents, msg('# document|# documents')),
    addresses && counted(addresses, msg('# address|# addresses')),
  ].filter((part) => part !== 0);
  return parts.length > 0 ? listFormat().format(parts) : msg('nothing');
}

/** Our English writes no comma before the last “and”. */
const listFormat = (): Intl.ListFormat =>
  new Intl.ListFormat(spoken() === 'en' ? 'en-GB' : spoken());

/** What came of a removal. */
export function removalInWords(
  name: string,
  { removed, refused }: { removed: number; refused: readonly Trouble[] },
): string {
  const gone =
    removed === 0
      ? msg(str`Nothing of ${name} removed.`)
      : // Put in last: a name may hold `#` or `|`.
        counted(removed, msg('# object of {name} removed.|# objects of {name} removed.')).replace(
          '{name}',
          () => name,
        );
  return refused.length === 0
    ? gone
    : `${gone} ${counted(refused.length, msg('Twilio refused # removal:|Twilio refused # removals:'))}`;
}

/** How a profile's status at Twilio reads. */
export function profileStatus(status: string | undefined): string {
  switch (status) {
    case 'draft':
      return msg('Draft, never sent');
    case 'pending-review':
      return msg('Sent for review');
    case 'in-review':
      return msg('In review');
    case 'twilio-rejected':
      return msg('Rejected');
    case 'twilio-approved':
      return msg('Approved');
    default:
      return status || msg('No profile');
  }
}
