import { freeId } from './free-id.js';
import type { Step, Submission } from './submission.js';

/**
 * After something was removed the profile is held against the rules once more, and the submit
 * waits for that.
 */
export const evaluatedAgain =
  (sweep: Step) =>
  (submission: Submission): Submission => {
    const { steps } = submission;
    const last = steps.findLast((step) => step.kind === 'evaluate');
    if (!last) return submission;
    const again: Step = {
      id: freeId('evaluate', 2, steps),
      kind: 'evaluate',
      title: last.title,
      // Not before the other's answer: of two evaluations the later one counts.
      needs: [sweep.id, last.id],
      state: 'pending',
      attempt: 0,
    };
    return {
      ...submission,
      steps: steps.flatMap((step) => {
        if (step.id === sweep.id) return [step, again];
        return step.kind === 'submit-for-review' && step.state !== 'done'
          ? [{ ...step, needs: [...step.needs, again.id] }]
          : [step];
      }),
    };
  };
