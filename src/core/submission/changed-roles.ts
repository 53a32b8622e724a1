import type { Role } from './mark.js';
import { isCreate, isKept, reopened } from './kept-steps.js';
import { objectsOf } from './plan.js';
import type { StepContext } from './step-context.js';
import { hashOf } from './step-context.js';
import type { Step, Submission } from './submission.js';
import type { FrozenDraft } from './submission-journal.js';

/** Roles of which Twilio may not hold, or be about to get, what is typed now. */
export async function changedRoles(
  submission: Submission,
  frozen: FrozenDraft,
): Promise<ReadonlySet<Role>> {
  const context = { submission, frozen } as StepContext;
  const changed = new Set<Role>();
  const objects = objectsOf(frozen.form).flatMap(({ role, addressRole }) => [role, addressRole]);
  for (const role of ['p' as const, ...objects])
    if (role && (await isChanged(context, role))) changed.add(role);
  return changed;
}

/**
 * A step that has a hash was sent, which does not mean that Twilio did it: only what the next plan
 * keeps counts.
 */
async function isChanged(context: StepContext, role: Role): Promise<boolean> {
  const { follows, steps } = context.submission;
  // What another device sent is known to nobody here.
  if (follows) return true;
  const writes = steps.filter((step) => step.role === role && isWrite(step));
  const last = writes.map(reopened).findLast(isKept);
  if (!last) return false;
  // An update that may have happened is made again, with what is typed now.
  if (isUpdate(last) && last.state !== 'done') return false;
  // An update that was wanted and is not done: it may have happened or not, and what it was to make
  // good may be a second copy of the create with other values. So it is wanted still.
  if (writes.at(-1)?.id !== last.id) return true;
  // No hash: found by its mark, so nobody knows what it says.
  return (await hashOf(context, last)) !== last.bodyHash;
}

const isUpdate = ({ kind }: Step): boolean => kind.startsWith('update-');

const isWrite = (step: Step): boolean => isUpdate(step) || isCreate(step);
