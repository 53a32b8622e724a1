import type { Step, Submission } from './submission.js';
import { isCancelStep, isFind } from './submission.js';
import { sought } from './kept-steps.js';
import { lookedForAgain } from './looked-for-again.js';
import { missesSomething } from './transitions.js';

/** Of a submission what its first round begins with. */
export type Begun = Pick<Submission, 'draftId' | 'policySid' | 'accountSid' | 'run' | 'startedAt'> &
  Partial<Submission>;

/**
 * The submission as a person starts it: for the first time, after a correction, after it was
 * cancelled (then nothing of before is ever adopted), or after another device's run was followed
 * (then that one's objects are found by their marks, and are its own from here on; unless they were
 * taken back). Where something was removed, outside or by a cancel that did not get to its end,
 * nothing is believed that is not found; what is found is used, since Twilio would not let it go.
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
    updatedAt: begun.updatedAt ?? begun.startedAt,
    ...(goal && { goal }),
  };
  // A cancel that failed half-way removed some of it, and nobody else did.
  const isRemoved = begun.steps?.some((step) => missesSomething(step) || isCancelStep(step));
  if (follows && !isRemoved) {
    const { run } = follows;
    return { ...facts, run, generation: follows.generation, steps: takenOver(plan) };
  }
  if (follows || begun.status === 'cancelled' || begun.steps === undefined)
    return { ...facts, generation: generation + 1, steps: plan([]) };
  const steps = isRemoved ? lookedForAgain(begun.steps) : begun.steps;
  return { ...facts, generation, steps: plan(steps) };
}

/** Each object is looked for before it would be made, and what is typed here is written to it. */
const takenOver = (plan: (earlier: readonly Step[]) => readonly Step[]): readonly Step[] =>
  plan(
    plan([])
      .map(sought)
      .filter((step) => isFind(step) || /^(create|assign)-/.test(step.kind)),
  ).map(sought);
