import { ApiError } from './api-error.js';
import type { Account, Bundle } from './model.js';
import type { Policy } from './policies/policy.js';
import type { Settings } from './settings.js';
import type { World } from './world.js';

/** Twilio's own words and its code, which is not one of its five-digit ones. */
const primaryRestricted = () =>
  new ApiError(
    400,
    400,
    'This operation is restricted via API for Primary Customer Profiles. Use Twilio Console instead.',
  );

const secondaryRestricted = () =>
  new ApiError(
    400,
    400,
    'Secondary Customer Profile for direct_customer can only be created through Twilio console.',
  );

/** The code is that of Branded Calling; which one Trust Hub uses was not seen. */
export const lockedBundle = ({ sid, status }: Bundle) =>
  new ApiError(400, 60711, `Business status does not allow updates: ${sid} is ${status}`);

/** The account itself and, for a subaccount, the one above it. */
const withParent = ({ accounts }: World, account: Account): Account[] => {
  const parent = accounts.get(account.parentSid ?? '');
  return parent ? [account, parent] : [account];
};

/**
 * A bundle that may stand in another as its support. A subaccount may take its parent's profiles,
 * though it can neither list nor read them.
 */
export function supportingBundle(world: World, account: Account, sid: string): Bundle | undefined {
  const bundle = withParent(world, account)
    .map(({ bundles }) => bundles.get(sid))
    .find((found) => found !== undefined);
  const isOwn = bundle !== undefined && account.bundles.has(sid);
  return isOwn || bundle?.kind === 'CustomerProfiles' ? bundle : undefined;
}

/** What a business says it is, read from the end user that its primary profile holds. */
function identityOf(account: Account, primary: Bundle): unknown {
  const assignment = primary.entityAssignments.find(
    ({ objectType }) => objectType === 'customer_profile_business_information',
  );
  return account.endUsers.get(assignment?.objectSid ?? '')?.attributes['business_identity'];
}

/** Only a vendor whose own primary profile is accepted may make profiles for its customers. */
export function refuseUnlessMayCreate(world: World, account: Account, policy: Policy): void {
  if (policy.role === 'primary') throw primaryRestricted();
  if (policy.role !== 'secondary') return;
  const accepted =
    world.settings.primaryAccepted === 'approved'
      ? ['twilio-approved']
      : ['twilio-approved', 'in-review', 'pending-review'];
  const isVendor = withParent(world, account).some((owner) =>
    [...owner.bundles.values()].some(
      (bundle) =>
        bundle.policy.role === 'primary' &&
        accepted.includes(bundle.status) &&
        identityOf(owner, bundle) === 'isv_reseller_or_partner',
    ),
  );
  if (!isVendor) throw secondaryRestricted();
}

export function refusePrimary(bundle: Bundle): void {
  if (bundle.policy.role === 'primary') throw primaryRestricted();
}

/** Whether what a bundle holds, and the bundle itself, may be changed in its present status. */
export function isEditable({ status }: Bundle, settings: Settings): boolean {
  if (status === 'twilio-approved') return settings.editWhenApproved === 'allow';
  return status === 'draft' || status === 'twilio-rejected';
}

export function refuseUnlessEditable(bundle: Bundle, settings: Settings): void {
  if (!isEditable(bundle, settings)) throw lockedBundle(bundle);
}

/** An end user or document is as locked as the bundles that hold it. */
export function refuseIfHeld(account: Account, objectSid: string, settings: Settings): void {
  for (const bundle of holdersOf(account, objectSid)) {
    refusePrimary(bundle);
    refuseUnlessEditable(bundle, settings);
  }
}

export const holdersOf = (account: Account, objectSid: string): Bundle[] =>
  [...account.bundles.values()].filter((bundle) =>
    bundle.entityAssignments.some((assignment) => assignment.objectSid === objectSid),
  );

/** Takes an object out of all that hold it, where deleting may; the SIDs of what went with it. */
export function unassign(account: Account, objectSid: string): string[] {
  return holdersOf(account, objectSid).flatMap((bundle) => {
    const gone = bundle.entityAssignments.filter((one) => one.objectSid === objectSid);
    bundle.entityAssignments = bundle.entityAssignments.filter((one) => !gone.includes(one));
    return gone.map(({ sid }) => sid);
  });
}

/**
 * Twilio's test credentials buy numbers, send and look up; every other resource refuses them. Of what
 * is here that leaves one call.
 */
export function refuseTestCredentials(account: Account, method: string, path: string): void {
  if (!account.isTest) return;
  if (method === 'POST' && path.endsWith('/IncomingPhoneNumbers.json')) return;
  throw new ApiError(403, 20008, 'Resource not accessible with Test Account Credentials');
}
