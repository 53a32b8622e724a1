import { ApiError } from './api-error.js';
import type { Account, Bundle } from './model.js';
import type { Policy } from './policies/policy.js';
import type { Settings } from './settings.js';

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

/** What a business says it is, read from the end user that its primary profile holds. */
function identityOf(account: Account, primary: Bundle): unknown {
  const assignment = primary.entityAssignments.find(
    ({ objectType }) => objectType === 'customer_profile_business_information',
  );
  return account.endUsers.get(assignment?.objectSid ?? '')?.attributes['business_identity'];
}

/** Only a vendor whose own primary profile is accepted may make profiles for its customers. */
export function refuseUnlessMayCreate(policy: Policy, account: Account, settings: Settings): void {
  if (policy.role === 'primary') throw primaryRestricted();
  if (policy.role !== 'secondary') return;
  const accepted =
    settings.primaryAccepted === 'approved'
      ? ['twilio-approved']
      : ['twilio-approved', 'in-review', 'pending-review'];
  const isVendor = [...account.bundles.values()].some(
    (bundle) =>
      bundle.policy.role === 'primary' &&
      accepted.includes(bundle.status) &&
      identityOf(account, bundle) === 'isv_reseller_or_partner',
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

/** The code is that of Branded Calling; which one Trust Hub uses was not seen. */
export function refuseUnlessEditable(bundle: Bundle, settings: Settings): void {
  if (isEditable(bundle, settings)) return;
  throw new ApiError(
    400,
    60711,
    `Business status does not allow updates: ${bundle.sid} is ${bundle.status}`,
  );
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
