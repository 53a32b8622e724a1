import { backoff } from './backoff.js';
import type { StepResult } from './steps/step-handler.js';
import { saysGone } from './gone.js';
import { lookedForAgain } from './looked-for-again.js';
import { isOvertaken } from './status-of.js';
import type { Step, StepKind, Submission } from './submission.js';
import { isSettled } from './submission.js';
import type { Timings } from './timings.js';
import { LONGEST_WAIT } from './timings.js';

/** As a new process finds it: steps left with an intent by one that died may have happened. */
export const takenUp = (submission: Submission, now: number): Submission => ({
  ...withoutTrouble(submission),
  status: keepsStatus(submission) ? submission.status : 'running',
  steps: withoutOvertaken(submission.steps).map((step) => {
    if (step.state === 'intent') return { ...step, state: 'unknown', looks: 0, retryAt: now };
    return onThisClock(step, now);
  }),
});

/** A clock that was put back would make a wait, or what is left of one, as long as its jump. */
function onThisClock(step: Step, now: number): Step {
  // A wait beyond all that we ever ask for means that the clock was changed.
  const jumped = (step.retryAt ?? 0) > now + LONGEST_WAIT;
  const isAhead = (step.sentAt ?? 0) > now;
  if (!jumped && !isAhead) return step;
  return { ...step, ...(jumped && { retryAt: now }), ...(isAhead && { sentAt: now }) };
}

/** Checks for a submit that was made already are not missing. */
const withoutOvertaken = (steps: readonly Step[]): readonly Step[] =>
  steps.map((step) =>
    (step.kind === 'evaluate' || step.kind === 'sweep') &&
    step.state !== 'done' &&
    isOvertaken(step, steps)
      ? { ...step, state: 'done' }
      : step,
  );

/** These stay what they are while a last look or a poll is under way. */
const keepsStatus = ({ status }: Submission): boolean =>
  status === 'in-review' || status === 'cancelling' || isSettled(status);

/** About to be sent: to be made durable before the request leaves. */
export function intended(step: Step, now: number, hash: string | undefined): Step {
  // What was heard of it before says nothing about this request.
  const { error: _, retryAt: __, refused: ___, unsure: ____, looks: _____, ...rest } = step;
  return {
    ...rest,
    state: 'intent',
    attempt: step.attempt + 1,
    firstSentAt: step.firstSentAt ?? now,
    sentAt: now,
    ...(hash && { bodyHash: hash }),
  };
}

/** Failed steps are given another chance; what may have happened is looked for first. */
export function givenAnotherChance(step: Step): Step {
  if (step.state !== 'failed') return step;
  const { error: _, retryAt: __, unsure: ___, refused: ____, ...rest } = step;
  // What another process sent has no attempt here.
  const mayExist = step.attempt > 0 || step.unsure;
  return { ...rest, attempt: 0, looks: 0, state: mayExist ? 'unknown' : 'pending' };
}

/** A person, or a new key, lets it go on. Where nothing stopped it, only its wait is cut short. */
export function resumed(asked: Submission): Submission {
  const submission = asked.steps.some(isFailedLook) ? lookingOnceMore(asked) : asked;
  const { status } = submission;
  if (status === 'waiting') return { ...submission, steps: submission.steps.map(freed) };
  if (status !== 'paused' && status !== 'needs-attention') return submission;
  // Something was changed outside: what is missing is made anew now that a person has seen it.
  const gone = submission.steps.some(missesSomething);
  const steps = submission.steps.map((step) => freed(givenAnotherChance(step)));
  return {
    ...withoutTrouble(submission),
    status: 'running',
    steps: gone ? lookedForAgain(steps) : steps,
  };
}

/** Twilio says that something is not there which was made, or which was there to be watched. */
export const missesSomething = ({ state, error }: Step): boolean =>
  state === 'failed' && saysGone(error);

const isFailedLook = ({ kind, state }: Step): boolean => kind === LATE_SWEEP && state === 'failed';

/** The last look stands apart from the rest: where it failed, it alone is made again. */
const lookingOnceMore = (submission: Submission): Submission => ({
  ...withoutTrouble(submission),
  steps: submission.steps.map((step) => {
    if (!isFailedLook(step)) return step;
    const { error: _, ...rest } = step;
    return { ...rest, state: 'held', attempt: 0, retryAt: 0 };
  }),
});

/** With what a step brought; trouble is over when no step has any. */
export function recorded(
  submission: Submission,
  id: string,
  result: StepResult,
  now: number,
  { review, lateSweep }: Timings,
): Submission {
  const after = (step: Step): Step => {
    const { error: _, retryAt: __, refused: ___, unsure: ____, ...rest } = step;
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
  const next: Submission = {
    ...withoutTrouble(submission),
    ...(trouble && { trouble }),
    ...result.submission,
    steps,
  };
  const planned = result.again || !result.replan ? next : result.replan(next);
  return { ...planned, steps: timed(withoutOvertaken(planned.steps), now + lateSweep) };
}

/** The late sweep gets its time when that is done after which it comes. */
const timed = (steps: readonly Step[], at: number): readonly Step[] =>
  steps.map((step) =>
    step.kind === LATE_SWEEP &&
    step.state === 'pending' &&
    step.retryAt === undefined &&
    step.needs.every((id) => steps.find((other) => other.id === id)?.state === 'done')
      ? { ...step, retryAt: at }
      : step,
  );

const LATE_SWEEP: StepKind = 'late-sweep';

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
