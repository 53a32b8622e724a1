import type { Leftover } from '../../core/commands.js';
import type { Trouble } from '../../core/submission/snapshot.js';

/** "1 profile, 3 people and businesses, 1 document and 1 address". */
export function objectsInWords({ objects }: Leftover): string {
  const parts = [
    counted(objects.profiles, 'profile', 'profiles'),
    counted(objects.endUsers, 'person or business', 'people and businesses'),
    counted(objects.documents, 'document', 'documents'),
    counted(objects.addresses, 'address', 'addresses'),
  ].filter(Boolean);
  const last = parts.pop() ?? 'nothing';
  return parts.length > 0 ? `${parts.join(', ')} and ${last}` : last;
}

/** What came of a removal. */
export function removalInWords(
  name: string,
  { removed, refused }: { removed: number; refused: readonly Trouble[] },
): string {
  const gone = `${counted(removed, 'object', 'objects') || 'Nothing'} of ${name} removed`;
  return refused.length === 0
    ? `${gone}.`
    : `${gone}. Twilio refused ${counted(refused.length, 'removal', 'removals')}:`;
}

/** How a profile's status at Twilio reads. */
export const profileStatus = (status: string | undefined): string =>
  (status && Object.hasOwn(STATUSES, status) && STATUSES[status]) || status || 'No profile';

const STATUSES: Readonly<Record<string, string>> = {
  draft: 'Draft, never sent',
  'pending-review': 'Sent for review',
  'in-review': 'In review',
  'twilio-rejected': 'Rejected',
  'twilio-approved': 'Approved',
};

const counted = (count: number, one: string, many: string): string =>
  count === 0 ? '' : `${count} ${count === 1 ? one : many}`;
