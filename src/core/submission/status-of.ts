import type { SubmissionStatus } from './snapshot.js';
import type { Step, Submission } from './submission.js';

/** Where a submission stands when nothing of it is under way. */
export function restingStatus(submission: Submission): SubmissionStatus {
  const { steps, bundleStatus, evaluation } = submission;
  const is = (kind: Step['kind'], state: Step['state']): boolean =>
    steps.some((step) => step.kind === kind && step.state === state);
  if (steps.some((step) => step.state === 'failed')) return 'needs-attention';
  const review = steps.findLast((step) => step.kind === 'await-review');
  if (review?.state === 'done') return bundleStatus === 'twilio-approved' ? 'approved' : 'rejected';
  if (review && isReady(review, submission)) return 'in-review';
  const evaluated = steps.findLast((step) => step.kind === 'evaluate')?.state === 'done';
  if (evaluated && evaluation?.status === 'noncompliant') return 'noncompliant';
  return is('find-primary-profile', 'held') || steps.some(isWaiting) ? 'waiting' : 'running';
}

const isWaiting = ({ state }: Step): boolean => state === 'unknown' || state === 'held';

/** Whether all that a step needs is done. A noncompliant profile is never sent for review. */
export function isReady(step: Step, { steps, evaluation }: Submission): boolean {
  if (step.state === 'done' || step.state === 'failed') return false;
  if (step.kind === 'submit-for-review' && evaluation?.status !== 'compliant') return false;
  return step.needs.every((id) => steps.find((other) => other.id === id)?.state === 'done');
}
