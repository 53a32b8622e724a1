import type { DraftId } from '../draft/draft.js';
import type { Step, Submission } from './submission.js';

/**
 * A submission without a word in it: ids, states, SIDs, times, hashes. Enough to go on from, and
 * fit for a place that others may read.
 */
export type Phase = Omit<Submission, 'steps' | 'trouble' | 'evaluation'> & {
  readonly steps: readonly PhaseStep[];
};
export type PhaseStep = Omit<Step, 'title' | 'error'>;

/** Where phases are kept: anywhere but where the journal is, so that both are not lost at once. */
export interface PhaseMirror {
  list(): Promise<readonly Phase[]>;
  put(phase: Phase): Promise<void>;
  remove(draftId: DraftId): Promise<void>;
}

/** Named one by one, so that a property added later is copied only when somebody decided so. */
export const phaseOf = (submission: Submission): Phase => ({
  ...picked(submission, OF_SUBMISSION),
  steps: submission.steps.map(phaseOfStep),
});

/** Most steps are the same from one write to the next. */
function phaseOfStep(step: Step): PhaseStep {
  const known = KNOWN.get(step);
  if (known) return known;
  const phase = picked(step, OF_STEP);
  KNOWN.set(step, phase);
  return phase;
}

const KNOWN = new WeakMap<Step, PhaseStep>();

type Named<T> = { readonly [K in keyof Required<T>]: true };

const OF_SUBMISSION: Named<Omit<Phase, 'steps'>> = {
  draftId: true,
  policySid: true,
  bundleKind: true,
  accountSid: true,
  generation: true,
  run: true,
  writes: true,
  goal: true,
  follows: true,
  rebuilt: true,
  status: true,
  bundleStatus: true,
  validUntil: true,
  rejectionCodes: true,
  startedAt: true,
  updatedAt: true,
};

const OF_STEP: Named<PhaseStep> = {
  id: true,
  kind: true,
  role: true,
  subject: true,
  section: true,
  needs: true,
  state: true,
  attempt: true,
  firstSentAt: true,
  sentAt: true,
  doneAt: true,
  retryAt: true,
  refused: true,
  unsure: true,
  looks: true,
  sid: true,
  bodyHash: true,
};

const picked = <T extends object>(from: object, names: Named<T>): T =>
  Object.fromEntries(Object.entries(from).filter(([name]) => name in names)) as T;
