import { PRIMARY_POLICIES } from '../trusthub/assumptions.js';
import type { Bundle } from '../trusthub/bundles.js';
import { listBundles } from '../trusthub/bundles.js';
import { fetchEndUser } from '../trusthub/end-users.js';
import { listEntityAssignments } from '../trusthub/entity-assignments.js';
import { isSid } from '../trusthub/sid.js';
import type { TrustHubClient } from '../trusthub/trusthub-client.js';
import { primaryAccepted } from './step-context.js';

/**
 * The account's own primary profile, approved if there is one, else whichever there is. It is made
 * in Twilio's Console; secondary profiles must link to it.
 */
export async function findPrimaryProfile(
  client: TrustHubClient,
): Promise<{ profile: Bundle; accepted: boolean } | undefined> {
  const isPrimary = ({ policySid }: Bundle): boolean => PRIMARY_POLICIES.includes(policySid);
  const approved = await listBundles(client, 'CustomerProfiles', { status: 'twilio-approved' });
  const best = approved.find(isPrimary);
  if (best) return { profile: best, accepted: true };
  const other = (await listBundles(client, 'CustomerProfiles')).find(isPrimary);
  return other && { profile: other, accepted: primaryAccepted(other.status) };
}

/**
 * `business_identity` of the primary, which decides whether secondaries may be made at all.
 * `undefined` when Twilio keeps it to itself: what was not seen is not reported.
 */
export async function primaryIdentity(
  client: TrustHubClient,
  profile: Bundle,
): Promise<string | undefined> {
  const type = 'customer_profile_business_information';
  const [assignment] = await listEntityAssignments(client, profile, type);
  if (!assignment || !isSid('IT', assignment.objectSid)) return undefined;
  const { attributes } = await fetchEndUser(client, assignment.objectSid);
  return attributes['business_identity'] || undefined;
}
