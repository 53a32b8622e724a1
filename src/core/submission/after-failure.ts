import { NoAnswerError, TrustHubError } from '../trusthub/trusthub-error.js';
import { NoKeyError } from '../trusthub/transport.js';
import { backoff } from './backoff.js';
import { isGone } from './gone.js';
import { PausedError } from './paused-error.js';
import { STEP_HANDLERS } from './steps/step-handlers.js';
import type { Step, StepKind } from './submission.js';
import { isCancelStep } from './submission.js';
import type { Timings } from './timings.js';
import { MOST_ATTEMPTS } from './timings.js';
import { troubleOf } from './trouble.js';

const NOT_REMOVED =
  'Something of this business is at Twilio that should not be, and Twilio refused to remove it. Try again, or remove it in the Twilio Console';

/** A refusal to delete says little by itself. */
const refusedWords = (step: Step, error: unknown): string | undefined =>
  error instanceof TrustHubError &&
  ![401, 403, 429].includes(error.status) &&
  (REMOVES.includes(step.kind) || isCancelStep(step))
    ? NOT_REMOVED
    : undefined;

const isCreate = ({ kind }: Step): boolean => kind.startsWith('create-');

/** What a step becomes when its request failed, and whether the whole run must stop for it. */
export interface AfterFailure {
  readonly step: Step;
  /** The run stops here until a person has acted: entered a valid key, or something else. */
  readonly pause?: 'key' | 'other';
}

/**
 * Writes that a re-sent copy may have done already: the browser itself repeats a POST when a
 * reused connection dies, and the second answer then says "already". Look before it counts.
 */
const MAYBE_DONE: readonly StepKind[] = [
  'assign-entity',
  'assign-channel-endpoint',
  'submit-for-review',
];

/** They only remove, so they may be repeated; a refusal of one may be a matter of order. */
const REMOVES: readonly StepKind[] = ['sweep', 'late-sweep'];
const MOST_REFUSALS = 3;

const CHANGED_OUTSIDE =
  'Something of this business was removed at Twilio by somebody else. Try again: what is missing is then made anew';

/**
 * Decided by the error's type alone. A refusal to act (429) waits and repeats; no answer to a
 * write is an unknown outcome, to be looked into before anything is sent again; every other
 * refusal fails the step with Twilio's own words.
 */
export function afterFailure(
  step: Step,
  error: unknown,
  now: number,
  timings: Timings,
  random: () => number = Math.random,
): AfterFailure {
  const gone = isGone(error) && !isCreate(step);
  const said = troubleOf(error);
  const words = gone ? CHANGED_OUTSIDE : refusedWords(step, error);
  const failure = { ...step, error: words ? { ...said, message: words } : said };
  const later = (retryAfter?: number): number =>
    now + backoff(Math.max(1, step.attempt), timings.retry, retryAfter, random);
  if (error instanceof PausedError) return { step: { ...failure, state: 'held' }, pause: 'other' };
  if (lacksKey(error)) return { step: { ...failure, state: 'held' }, pause: 'key' };
  if (error instanceof TrustHubError) {
    if (error.status === 429)
      return { step: { ...failure, state: 'held', retryAt: later(error.retryAfter) } };
    if (
      (REMOVES.includes(step.kind) || isCancelStep(step)) &&
      !gone &&
      step.attempt < MOST_REFUSALS
    )
      return { step: { ...failure, state: 'held', retryAt: later() } };
    if (MAYBE_DONE.includes(step.kind))
      return { step: { ...failure, state: 'unknown', looks: 0, retryAt: now, refused: true } };
    return { step: { ...failure, state: 'failed' } };
  }
  if (!(error instanceof NoAnswerError)) return { step: { ...failure, state: 'failed' } };
  const repeatable = !STEP_HANDLERS[step.kind].adopt;
  // What cannot be read now will hardly be readable later, and evaluations are left behind each time.
  if (repeatable && error.reason === 'unreadable' && step.attempt >= MOST_ATTEMPTS)
    return { step: { ...failure, state: 'failed' } };
  if (repeatable)
    return { step: { ...failure, state: 'held', retryAt: later(error.answer?.retryAfter) } };
  // A server that asked for a pause (503) is not asked even for a look before it is over.
  const lookAt = now + (error.answer?.retryAfter ?? 0);
  return { step: { ...failure, state: 'unknown', looks: 0, retryAt: lookAt } };
}

/**
 * After a look that could not be made: look again later, as often as it takes, unless Twilio will
 * not let us look. Then the step fails with what is known: that its outcome is not.
 */
export const afterFailedLook = (
  step: Step,
  error: unknown,
  now: number,
  timings: Timings,
  random: () => number = Math.random,
): AfterFailure => {
  const answer = error instanceof NoAnswerError ? error.answer : error;
  const wait = answer instanceof TrustHubError ? answer.retryAfter : undefined;
  // Looks are not counted, but the longer it has been unknown, the longer it may wait for the next.
  const { base } = timings.retry;
  const tries = Math.floor(Math.log2(1 + Math.max(0, now - (step.sentAt ?? now)) / base));
  return {
    step: {
      ...step,
      ...(mayLookAgain(error) ? { state: 'unknown' } : { state: 'failed', unsure: true }),
      // What Twilio refused matters more than why we could not look.
      error: (step.refused && step.error) || troubleOf(error),
      retryAt: now + backoff(Math.max(1, step.attempt, tries), timings.retry, wait, random),
    },
    ...(lacksKey(error) && { pause: 'key' as const }),
  };
};

const lacksKey = (error: unknown): boolean =>
  error instanceof NoKeyError || (error instanceof TrustHubError && error.status === 401);

const GIVEN_UP =
  'Twilio gave no clear answer, several times over. See whether Twilio has trouble, then send again';

/** A refusal to let us look (403, 404) will be the same next time; so will a fault of our own. */
const mayLookAgain = (error: unknown): boolean =>
  error instanceof TrustHubError
    ? error.status >= 500 || [401, 429].includes(error.status)
    : error instanceof NoAnswerError || error instanceof NoKeyError;

/** Milliseconds after which a refusal says little about now. */
const OLD_REFUSAL = 5_000;

/**
 * After a look that found nothing. The first look comes at once; only after the time in which a
 * late execution may still land, and another look after that, is nothing believed.
 */
export function afterEmptyLook(step: Step, now: number, timings: Timings): Step {
  if (step.refused) {
    // "Exists already" says that it is there: lists may lag, so one more look after a while.
    if (step.error?.status === 409 && !step.looks)
      return { ...step, state: 'unknown', looks: 1, retryAt: now + timings.quiesce };
    // The look had to wait, and what stood in the way may be gone since: another device's profile.
    const isOld = !step.looks && step.attempt < 2 && now - (step.sentAt ?? now) > OLD_REFUSAL;
    return { ...step, state: isOld ? 'held' : 'failed', retryAt: now };
  }
  // Sent in the future: the clock was put back since, and the wait counts from now.
  const sentAt = Math.min(step.sentAt ?? now, now);
  const settled = sentAt + timings.quiesce;
  if (now < settled) return { ...step, state: 'unknown', sentAt, retryAt: settled };
  const looks = (step.looks ?? 0) + 1;
  if (looks < 2) return { ...step, state: 'unknown', looks, retryAt: now + timings.secondLook };
  if (step.attempt > MOST_ATTEMPTS)
    return { ...step, state: 'failed', error: { ...step.error, message: GIVEN_UP } };
  return { ...step, state: 'held', retryAt: now };
}
