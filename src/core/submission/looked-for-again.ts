import { takenOut } from './links.js';
import type { Step, StepKind } from './submission.js';

/**
 * Somebody removed something: what was made or linked is believed only once it is found, and what
 * followed from it is over: the checks wait for all of it. What was taken out before stays out, and
 * an earlier round is not sent once more: this one has checks and a submit of its own.
 */
export function lookedForAgain(steps: readonly Step[]): readonly Step[] {
  const isOut = takenOut(steps);
  const newest = steps.findLastIndex(({ kind }) => kind === 'evaluate');
  const over = steps.findLastIndex(
    ({ kind, state }, index) => kind === 'await-review' && state === 'done' && index < newest,
  );
  const again = steps
    .filter((step, index) => index > over || !FOLLOWS.includes(step.kind))
    .map((step) => (isOut(step) ? step : soughtAgain(step)));
  const sought = again.filter(isSought).map(({ id }) => id);
  return waitingForEachOther(
    again.map((step) =>
      CHECKS.includes(step.kind)
        ? { ...step, needs: [...new Set([...step.needs, ...sought])] }
        : step,
    ),
  );
}

const isSought = ({ kind, state }: Step): boolean =>
  state === 'unknown' && /^(create|assign)-/.test(kind);

function soughtAgain(step: Step): Step {
  const { retryAt: _, doneAt: __, error: ___, ...rest } = step;
  if (step.state === 'done' && /^(create|assign)-/.test(step.kind))
    return { ...rest, state: 'unknown', attempt: 0, looks: 0 };
  return FOLLOWS.includes(step.kind) ? { ...rest, state: 'pending', attempt: 0 } : step;
}

const CHECKS: readonly StepKind[] = ['evaluate', 'sweep'];
const FOLLOWS: readonly StepKind[] = [...CHECKS, 'submit-for-review', 'await-review', 'late-sweep'];

/** Nothing waits for what is not to be done any more. */
export function waitingForEachOther(steps: readonly Step[]): readonly Step[] {
  const isThere = new Set(steps.map(({ id }) => id));
  return steps.map((step) => ({ ...step, needs: step.needs.filter((id) => isThere.has(id)) }));
}
