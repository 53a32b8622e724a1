import type { Step, Submission } from './submission.js';
import { sought } from './plan.js';
import { lookedForAgain, missesSomething } from './transitions.js';

/** Of a submission what its first round begins with. */
export type Begun = Pick<Submission, 'draftId' | 'policySid' | 'accountSid' | 'run' | 'startedAt'> &
  Partial<Submission>;

/**
 * The submission as a person starts it: for the first time, after a correction, after it was
 * cancelled (then nothing of before is ever adopted), or after another device's run was followed
 * (then that one's objects are found by their marks, and are its own from here on; unless they were
 * taken back). Where something was removed outside, nothing is believed that is not found.
 */
export function nextRound(
  begun: Begun,
  plan: (earlier: readonly Step[]) => readonly Step[],
  goal: Submission['goal'],
): Submission {
  const { trouble: _, evaluation: __, rebuilt: ___, follows, goal: ____, ...rest } = begun;
  const generation = begun.generation ?? 0;
  const facts = {
    ...rest,
    writes: begun.writes ?? 0,
    status: 'running' as const,
    updatedAt: begun.startedAt,
    ...(goal && { goal }),
  };
  const isRemoved = begun.steps?.some(missesSomething) ?? false;
  if (follows && !isRemoved) {
    const { run } = follows;
    return { ...facts, run, generation: follows.generation, steps: plan([]).map(sought) };
  }
  if (follows || begun.status === 'cancelled' || begun.steps === undefined)
    return { ...facts, generation: generation + 1, steps: plan([]) };
  const steps = isRemoved ? begun.steps.map(lookedForAgain) : begun.steps;
  return { ...facts, generation, steps: plan(steps) };
}
