import type { SubmissionStatus } from './snapshot.js';
import type { Step, StepKind, Submission } from './submission.js';
import { isCancelled, isCancelStep, isSettled, isWatch } from './submission.js';

/** Where a submission stands when nothing of it is under way. */
export function restingStatus(submission: Submission): SubmissionStatus {
  const { steps, bundleStatus, evaluation, follows } = submission;
  // Stopped before anything was made: every other submission has a plan.
  if (steps.length === 0) return 'cancelled';
  if (steps.some((step) => hasFailed(step, submission))) return 'needs-attention';
  if (isCancelled(submission)) {
    if (steps.every((step) => !isCancelStep(step) || step.state === 'done')) return 'cancelled';
    return follows ? 'running' : 'cancelling';
  }
  const review = steps.findLast((step) => step.kind === 'await-review');
  if (review?.state === 'done') return bundleStatus === 'twilio-approved' ? 'approved' : 'rejected';
  if (review && isReady(review, submission))
    return follows && bundleStatus === 'draft' ? 'waiting' : 'in-review';
  const evaluated = steps.findLast((step) => step.kind === 'evaluate')?.state === 'done';
  if (evaluated && evaluation?.status === 'noncompliant') return 'noncompliant';
  if (evaluated && steps.every((step) => step.state === 'done')) return 'compliant';
  return steps.some(isWaiting) ? 'waiting' : 'running';
}

/** The last look stands apart; and what is taken back need not have worked. */
export const hasFailed = (step: Step, submission: Submission): boolean =>
  step.state === 'failed' &&
  step.kind !== 'late-sweep' &&
  (isCancelStep(step) || !isCancelled(submission));

const isWaiting = ({ state }: Step): boolean => state === 'unknown' || state === 'held';

/** Whether all that a step needs is done. A noncompliant profile is never sent for review. */
export function isReady(step: Step, submission: Submission): boolean {
  if (step.state === 'done' || step.state === 'failed') return false;
  const { steps, evaluation } = submission;
  if (isCancelled(submission) && !isCancelStep(step) && step.kind !== 'late-sweep') return false;
  if (isOvertaken(step, steps)) return false;
  const isDone = (id: string): boolean => steps.find((other) => other.id === id)?.state === 'done';
  if (step.kind === 'submit-for-review') {
    // Only to see whether it was sent: the profile is all that this needs.
    if (step.state === 'unknown')
      return steps.some((other) => other.role === 'p' && other.state === 'done');
    if (evaluation?.status !== 'compliant') return false;
  }
  return step.needs.every(isDone);
}

const AFTER_SUBMIT: readonly StepKind[] = ['await-review', 'late-sweep'];

/**
 * Sent for review without it, as another copy of the journal or of the run had it. What such a
 * submit left open is not over for the round after it, whose checks wait for that.
 */
export function isOvertaken(step: Step, steps: readonly Step[]): boolean {
  if (AFTER_SUBMIT.includes(step.kind) || isCancelStep(step)) return false;
  const sent = steps.findLastIndex(
    ({ kind, state }) => kind === 'submit-for-review' && state === 'done',
  );
  const isNewRound = steps.slice(sent).some(isOpenCheck);
  return sent > steps.indexOf(step) && !isNewRound;
}

const isOpenCheck = ({ kind, state }: Step): boolean => kind === 'evaluate' && state !== 'done';

/**
 * When the first of its steps is due, in milliseconds since the epoch, 0 being at once; nothing where
 * there is nothing more to do. Where no step can be done, whoever left it did not come to say so.
 */
export function nextDueOf(submission: Submission, quiesce: number): number | undefined {
  const times = submission.steps
    .filter((step) => isReady(step, submission))
    .map((step) => dueAt(step, submission, quiesce));
  if (times.length > 0) return Math.min(...times);
  return isSettled(submission.status) ? undefined : 0;
}

/** Nothing is left to do but polls and last looks. */
export const onlyWatches = (submission: Submission): boolean =>
  submission.steps.every((step) => isWatch(step) || !isReady(step, submission));

/** Not before this time, in milliseconds since the epoch; 0 is at once. */
export function dueAt(step: Step, { steps }: Submission, quiesce: number): number {
  const asked = step.retryAt ?? 0;
  if (step.kind !== 'confirm-gone') return asked;
  // What may still be executed late has to land before it can be found.
  const unsettled = steps.filter(({ state, unsure }) => state === 'unknown' || unsure);
  return Math.max(asked, ...unsettled.map(({ sentAt }) => (sentAt ?? 0) + quiesce));
}
