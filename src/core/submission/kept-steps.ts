import type { Step, StepKind } from './submission.js';
import { isCancelStep, isFind } from './submission.js';
import { givenAnotherChance } from './transitions.js';

// What of an earlier round stands in the next one.

export const isCreate = (step: Step): boolean => step.kind.startsWith('create-');

/**
 * Of steps whose records were lost: each write may have happened, so it is looked for by its mark
 * before it is sent.
 */
export const sought = (step: Step): Step =>
  step.state === 'pending' && (isCreate(step) || /^((un)?assign-|submit-)/.test(step.kind))
    ? { ...step, state: 'unknown', looks: 0 }
    : step;

/**
 * Failed with nobody knowing whether it happened: looked for before it would be sent again, though
 * it may be that another device or a lost run sent it and this one never did.
 */
export const reopened = (step: Step): Step => (step.unsure ? givenAnotherChance(step) : step);

/** With the reads that what may have happened stands on. */
export function keptOf(earlier: readonly Step[]): readonly Step[] {
  const steps = earlier.map(reopened);
  const open = steps.filter((step) => isKept(step) && step.state !== 'done');
  const needed = new Set(open.flatMap(({ needs }) => needs));
  return steps.flatMap((step): Step[] => {
    if (isKept(step)) return [step];
    return isFind(step) && needed.has(step.id)
      ? [{ ...givenAnotherChance(step), state: 'pending' }]
      : [];
  });
}

/** What happened, or may have: the rest is planned afresh with the new values. */
export const isKept = (step: Step): boolean =>
  !isCancelStep(step) &&
  (step.state === 'done' ||
    ((step.state === 'intent' || step.state === 'unknown') && !CHECKS.includes(step.kind)));

const CHECKS: readonly StepKind[] = ['evaluate', 'sweep', 'submit-for-review', 'late-sweep'];
