import { timesWanted } from './evaluation/document-requirement.js';
import { evaluate } from './evaluation/evaluate.js';
import { lockedBundle, refuseUnlessEditable } from './gates.js';
import type { Account, Bundle, BundleStatus, DocumentStatus } from './model.js';
import type { World } from './world.js';

export type Decision =
  | { readonly decision: 'approve' }
  | { readonly decision: 'reject'; readonly codes: readonly number[] };

const ONE_DAY = 24 * 60 * 60 * 1000;

/** What a status of a bundle makes of its documents. */
const DOCUMENT_STATUS: Partial<Record<BundleStatus, DocumentStatus>> = {
  'pending-review': 'PENDING_REVIEW',
  'twilio-rejected': 'REJECTED',
  'twilio-approved': 'APPROVED',
};

function markDocuments({ settings }: World, account: Account, bundle: Bundle): void {
  const status = DOCUMENT_STATUS[bundle.status];
  if (!status || settings.documentReview === 'unchanged') return;
  for (const { objectSid } of bundle.entityAssignments) {
    const document = account.documents.get(objectSid);
    // What another bundle got approved stays approved.
    if (document && document.status !== 'APPROVED') document.status = status;
  }
}

/** Every change of a status passes here: the documents follow it and the callback hears of it. */
function enter(world: World, account: Account, bundle: Bundle, status: BundleStatus): void {
  bundle.status = status;
  bundle.updated = new Date();
  markDocuments(world, account, bundle);
  world.touch(bundle.sid);
  world.callbacks.announce(account, bundle);
}

function reject(world: World, account: Account, bundle: Bundle, codes: readonly number[]): void {
  // Reported: a rejection may come without any code.
  bundle.errors = codes.length ? codes.map((code) => ({ code })) : null;
  enter(world, account, bundle, 'twilio-rejected');
}

function approve(world: World, account: Account, bundle: Bundle): void {
  bundle.errors = null;
  bundle.validUntil = new Date(Date.now() + world.settings.approvalDays * ONE_DAY);
  enter(world, account, bundle, 'twilio-approved');
}

/** As Twilio's Console leaves it: whatever it holds, and whatever it was before. */
export function putInto(
  world: World,
  account: Account,
  bundle: Bundle,
  status: BundleStatus,
): void {
  if (status === 'twilio-approved') approve(world, account, bundle);
  else if (status === 'twilio-rejected') reject(world, account, bundle, []);
  else enter(world, account, bundle, status);
}

/** More of a type than its policy asks for. */
const holdsTooMany = ({ policy, entityAssignments }: Bundle) =>
  entityAssignments.some(
    ({ objectType }) =>
      entityAssignments.filter((other) => other.objectType === objectType).length >
      Math.max(1, timesWanted(policy, objectType)),
  );

export const isUnderReview = ({ status }: Bundle) =>
  status === 'pending-review' || status === 'in-review';

/** Two addresses or two businesses in one profile never pass, whatever the reviewer thinks. */
export function decide(world: World, account: Account, bundle: Bundle, decision: Decision): void {
  if (decision.decision === 'reject') reject(world, account, bundle, decision.codes);
  else if (holdsTooMany(bundle)) reject(world, account, bundle, []);
  else approve(world, account, bundle);
}

function decideByItself(world: World, account: Account, bundle: Bundle): void {
  const { autoReview, reviewDelay, autoRejectCodes } = world.settings;
  if (autoReview === 'none') return;
  const submitted = bundle.updated;
  world.later(reviewDelay, () => {
    // Somebody else may have decided, and it may even be in review again.
    if (!isUnderReview(bundle) || bundle.updated !== submitted) return;
    decide(
      world,
      account,
      bundle,
      autoReview === 'approve'
        ? { decision: 'approve' }
        : { decision: 'reject', codes: autoRejectCodes },
    );
  });
}

function takeUp(world: World, account: Account, bundle: Bundle): void {
  if (bundle.status !== 'pending-review') return;
  enter(world, account, bundle, 'in-review');
  decideByItself(world, account, bundle);
}

/** What was under review when the sandbox ended goes on when it is started again. */
export function resumeReview(world: World, account: Account, bundle: Bundle): void {
  // A primary profile is decided by a person alone, as it was at the start.
  if (bundle.policy.role === 'primary') return;
  if (bundle.status === 'pending-review') world.soon(() => takeUp(world, account, bundle));
  if (bundle.status === 'in-review') decideByItself(world, account, bundle);
}

/** Status=pending-review: rejected at once unless it is compliant, else in review by the next call. */
export function submit(world: World, account: Account, bundle: Bundle): void {
  if (bundle.status === 'twilio-approved') throw lockedBundle(bundle);
  refuseUnlessEditable(bundle, world.settings);
  bundle.errors = null;
  if (evaluate(world, account, bundle.policy, bundle).status === 'noncompliant') {
    reject(world, account, bundle, []);
    return;
  }
  enter(world, account, bundle, 'pending-review');
  if (world.settings.submitAnswer === 'in-review') takeUp(world, account, bundle);
  else world.soon(() => takeUp(world, account, bundle));
}
