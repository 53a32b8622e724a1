import type { StepContext } from '../step-context.js';
import type { Trouble } from '../snapshot.js';
import type { Step, Submission } from '../submission.js';

/** What a step leaves behind. */
export interface StepResult {
  readonly sid?: string;
  /** Facts for the submission as a whole. */
  readonly submission?: Partial<
    Pick<Submission, 'evaluation' | 'bundleStatus' | 'rejectionCodes' | 'validUntil'>
  >;
  /** Nothing to do yet: ask again later. */
  readonly again?: true;
  /** What it waits for, where a person should know. */
  readonly trouble?: Trouble;
  /** How the plan goes on differently for what was found. Pure. */
  readonly replan?: (submission: Submission) => Submission;
}

/** How one kind of step is done, and how it is found that it was done. */
export interface StepHandler {
  run(context: StepContext, step: Step): Promise<StepResult>;
  /**
   * Finds what an earlier request, whose answer was lost, has done. `undefined`: it did nothing
   * that can be seen. Absent where asking again does no harm.
   */
  readonly adopt?: (context: StepContext, step: Step) => Promise<StepResult | undefined>;
}
