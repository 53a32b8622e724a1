import { ApiError } from './api-error.js';
import { evaluate } from './evaluation/evaluate.js';
import type { Account, Bundle, DocumentStatus } from './model.js';
import type { World } from './world.js';

export type Decision =
  | { readonly decision: 'approve' }
  | { readonly decision: 'reject'; readonly codes: readonly number[] };

/** 18602, the registration number that cannot be verified, is by far the most reported. */
const USUAL_REJECTION: Decision = { decision: 'reject', codes: [18602] };

/** How long an approval lasts is published nowhere. */
const ONE_YEAR = 365 * 24 * 60 * 60 * 1000;

function markDocuments(account: Account, bundle: Bundle, status: DocumentStatus): void {
  for (const { objectSid } of bundle.entityAssignments) {
    const document = account.documents.get(objectSid);
    // What another bundle got approved stays approved.
    if (document && document.status !== 'APPROVED') document.status = status;
  }
}

function reject(account: Account, bundle: Bundle, codes: readonly number[]): void {
  bundle.status = 'twilio-rejected';
  // Reported: a rejection may come without any code.
  bundle.errors = codes.length ? codes.map((code) => ({ code })) : null;
  bundle.updated = new Date();
  markDocuments(account, bundle, 'REJECTED');
}

function approve(account: Account, bundle: Bundle): void {
  bundle.status = 'twilio-approved';
  bundle.updated = new Date();
  bundle.validUntil = new Date(bundle.updated.getTime() + ONE_YEAR);
  bundle.errors = null;
  markDocuments(account, bundle, 'APPROVED');
}

const holdsTwoOfOneType = ({ entityAssignments }: Bundle) =>
  new Set(entityAssignments.map(({ objectType }) => objectType)).size < entityAssignments.length;

export const isUnderReview = ({ status }: Bundle) =>
  status === 'pending-review' || status === 'in-review';

/** Two addresses or two businesses in one profile never pass, whatever the reviewer thinks. */
export function decide(account: Account, bundle: Bundle, decision: Decision): void {
  if (decision.decision === 'reject') reject(account, bundle, decision.codes);
  else if (holdsTwoOfOneType(bundle)) reject(account, bundle, []);
  else approve(account, bundle);
}

function decideByItself(world: World, account: Account, bundle: Bundle): void {
  const { autoReview, reviewDelay } = world.settings;
  if (autoReview === 'none') return;
  const submitted = bundle.updated;
  world.later(reviewDelay, () => {
    // Somebody else may have decided, and it may even be in review again.
    if (!isUnderReview(bundle) || bundle.updated !== submitted) return;
    decide(account, bundle, autoReview === 'approve' ? { decision: 'approve' } : USUAL_REJECTION);
  });
}

/** Status=pending-review: rejected at once unless it is compliant, else in review by the next call. */
export function submit(world: World, account: Account, bundle: Bundle): void {
  if (bundle.status !== 'draft' && bundle.status !== 'twilio-rejected') {
    throw new ApiError(
      400,
      60711,
      `Business status does not allow updates: ${bundle.sid} is ${bundle.status}`,
    );
  }
  bundle.updated = new Date();
  bundle.errors = null;
  if (evaluate(bundle.policy, bundle, account, world.settings).status === 'noncompliant') {
    reject(account, bundle, []);
    return;
  }
  bundle.status = 'pending-review';
  markDocuments(account, bundle, 'PENDING_REVIEW');
  world.soon(() => {
    if (bundle.status !== 'pending-review') return;
    bundle.status = 'in-review';
    decideByItself(world, account, bundle);
  });
}
