import { backoff } from './backoff.js';
import type { StepResult } from './steps/step-handler.js';
import type { Step, Submission } from './submission.js';
import type { Timings } from './timings.js';
import { LONGEST_WAIT } from './timings.js';

/** As a new process finds it: steps left with an intent by one that died may have happened. */
export const takenUp = (submission: Submission, now: number): Submission => ({
  ...withoutTrouble(submission),
  status: submission.status === 'in-review' ? 'in-review' : 'running',
  steps: submission.steps.map((step) => {
    if (step.state === 'intent') return { ...step, state: 'unknown', looks: 0, retryAt: now };
    // A wait beyond all that we ever ask for means that the clock was changed.
    const jumped = (step.retryAt ?? 0) > now + LONGEST_WAIT;
    return jumped ? { ...step, retryAt: now } : step;
  }),
});

/** About to be sent: to be made durable before the request leaves. */
export function intended(step: Step, now: number, hash: string | undefined): Step {
  const { error: _, retryAt: __, ...rest } = step;
  return {
    ...rest,
    state: 'intent',
    attempt: step.attempt + 1,
    firstSentAt: step.firstSentAt ?? now,
    sentAt: now,
    ...(hash && { bodyHash: hash }),
  };
}

/** With what a step brought; trouble is over when no step has any. */
export function recorded(
  submission: Submission,
  id: string,
  result: StepResult,
  now: number,
  { review }: Timings,
): Submission {
  const after = (step: Step): Step => {
    const { error: _, retryAt: __, refused: ___, ...rest } = step;
    if (!result.again)
      return {
        ...rest,
        ...(result.sid !== undefined && { sid: result.sid }),
        state: 'done',
        doneAt: now,
      };
    const retryAt = now + backoff(step.attempt, review, undefined, () => 1);
    return { ...rest, state: 'held', retryAt, ...(result.trouble && { error: result.trouble }) };
  };
  const steps = submission.steps.map((step) => (step.id === id ? after(step) : step));
  const trouble = steps.find((step) => step.error !== undefined)?.error;
  return {
    ...withoutTrouble(submission),
    ...(trouble && { trouble }),
    ...result.submission,
    steps,
  };
}

/** A wait that Twilio asked for stays: only one for want of an answer is cut short. */
export const freed = (step: Step): Step =>
  step.state === 'held' && step.error?.status === undefined ? { ...step, retryAt: 0 } : step;

export const replaced = (submission: Submission, step: Step): Submission => ({
  ...submission,
  steps: submission.steps.map((other) => (other.id === step.id ? step : other)),
});

function withoutTrouble(submission: Submission): Submission {
  const { trouble: _, ...rest } = submission;
  return rest;
}
