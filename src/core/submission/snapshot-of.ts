import { suggestionIn, type Refused } from '../policy/address-suggestion.js';
import { rejectionOf } from '../policy/rejections.js';
import { isSid } from '../trusthub/sid.js';
import type { Snapshot, StepSnapshot, StepState } from './snapshot.js';
import { canCancel } from './cancel.js';
import type { Step, Submission } from './submission.js';
import { profileSidOf } from './submission.js';

/** What a page may see of a submission. */
export function snapshotOf(submission: Submission): Snapshot {
  const { draftId, status, steps, trouble, evaluation, bundleStatus, validUntil, updatedAt } =
    submission;
  const bundleSid = profileSidOf(submission);
  const codes = submission.rejectionCodes ?? [];
  const suggestion = suggestionIn(refusedIn(submission));
  return {
    draftId,
    status,
    steps: steps.map(stepSnapshotOf),
    updatedAt,
    ...(isSid('BU', bundleSid) && { bundleSid }),
    ...(trouble && { trouble }),
    ...(suggestion && { suggestion }),
    ...(evaluation && { evaluation }),
    ...(bundleStatus && { bundleStatus }),
    ...(status === 'approved' && validUntil && { validUntil }),
    ...(submission.rebuilt && { rebuilt: true as const }),
    ...(submission.follows && { follows: true as const }),
    ...(canCancel(submission) && { stoppable: true as const }),
    ...(status === 'rejected' && { rejection: rejectionOf(codes) }),
  };
}

/** What a person has to act on now, in Twilio's words. */
const refusedIn = ({ status, trouble, evaluation }: Submission): readonly Refused[] => {
  if (status === 'needs-attention') return [{ section: trouble?.section, words: trouble?.twilio }];
  if (status !== 'noncompliant') return [];
  return (evaluation?.rows ?? []).flatMap(({ passed, section, twilio }) =>
    passed ? [] : [{ section, words: twilio.message }],
  );
};

function stepSnapshotOf(step: Step): StepSnapshot {
  const { id, title, firstSentAt, doneAt, retryAt, error } = step;
  const state = stateOf(step);
  const waits = state === 'waiting' || state === 'checking';
  return {
    id,
    title,
    state,
    ...(firstSentAt !== undefined && { since: firstSentAt }),
    ...(waits && retryAt !== undefined && { waitingUntil: retryAt }),
    ...(doneAt !== undefined && firstSentAt !== undefined && { elapsed: doneAt - firstSentAt }),
    ...(error && state !== 'done' && { error }),
  };
}

function stateOf({ state, retryAt }: Step): StepState {
  switch (state) {
    case 'pending':
    case 'done':
    case 'failed':
      return state;
    case 'intent':
      return 'running';
    case 'unknown':
      return 'checking';
    case 'held':
      return retryAt === undefined ? 'pending' : 'waiting';
    default:
      return state satisfies never;
  }
}
