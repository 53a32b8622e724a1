import type { LeftoverName } from './commands.js';
import type { FoundBusiness } from './found-business.js';
import { isDraft } from './leftover-groups.js';
import type { FieldValues } from './policy/field-path.js';
import { plan } from './submission/plan.js';
import type { Trouble } from './submission/snapshot.js';
import type { StepContext } from './submission/step-context.js';
import { hashOf } from './submission/step-context.js';
import type { Step, StepKind, Submission } from './submission/submission.js';
import type { FrozenDraft } from './submission/submission-journal.js';
import type { Sid } from './trusthub/sid.js';

export interface AdoptionFacts {
  readonly name: LeftoverName;
  readonly accountSid: string;
  /** As Twilio has it: what differs from it later is a correction. */
  readonly frozen: FrozenDraft;
  /** The account's own, which every profile must hold. */
  readonly primarySid?: Sid<'BU'> | undefined;
  /** ISO 8601. */
  readonly now: string;
}

const FILL_IN: Trouble = {
  message:
    'This was found at Twilio, begun elsewhere or before something was lost here. Fill in what is missing in the form, then send it: the same objects are used',
};

/**
 * A submission that knows what is there already, as if it had made it. What is missing is planned
 * when the person sends it. Where it was sent already, the runner reads what has become of it.
 */
export async function adoptedSubmission(
  business: FoundBusiness,
  facts: AdoptionFacts,
): Promise<Submission> {
  const { name, accountSid, frozen, now } = facts;
  const { profile } = business;
  const isSent = profile !== undefined && !isDraft(profile);
  const planned = plan(frozen.form, frozen.values as FieldValues);
  const found = planned.flatMap((step) => foundStep(step, business, facts.primarySid));
  const base: Submission = {
    ...name,
    policySid: frozen.form.policySid,
    ...(frozen.form.bundleKind && { bundleKind: frozen.form.bundleKind }),
    accountSid,
    writes: 1,
    steps: found,
    status: isSent ? 'in-review' : 'needs-attention',
    startedAt: profile?.createdAt ?? now,
    updatedAt: now,
    ...(profile && { bundleStatus: profile.status }),
  };
  const context = { submission: base, frozen } as StepContext;
  const steps = await Promise.all(
    found.map(async (step): Promise<Step> => {
      const bodyHash = await hashOf(context, step);
      return bodyHash ? { ...step, bodyHash } : step;
    }),
  );
  return isSent
    ? { ...base, steps: [...steps, ...sentSteps(planned)] }
    : { ...base, trouble: FILL_IN, steps: [...steps, ...toFillIn(planned, steps)] };
}

/** The step with what it made, or nothing where that is not there. */
function foundStep(
  step: Step,
  { profile, sids, assignments }: FoundBusiness,
  primarySid: Sid<'BU'> | undefined,
): Step[] {
  const { kind, role, subject = '' } = step;
  const sidOf = (of: Step['role']): string | undefined => {
    if (of === 'p') return profile?.sid;
    return of === 'primary' ? primarySid : sids.get(of as never);
  };
  const found = kind.startsWith('assign-')
    ? assignments.get(subject || (sidOf(role) ?? ''))
    : role && sidOf(role);
  // What is linked was looked at by whoever linked it.
  if (kind === 'find-supporting-bundle' && assignments.has(subject))
    return [{ ...step, state: 'done' }];
  return found ? [{ ...step, state: 'done', sid: found }] : [];
}

/**
 * Stands for all that is missing: it has failed, so that nothing goes on before a person has
 * looked. Tried again as it is, it makes no more than the profile, and has that evaluated.
 */
function toFillIn(planned: readonly Step[], found: readonly Step[]): Step[] {
  const has = (id: string): boolean => found.some((step) => step.id === id);
  const missing = planned.filter(
    ({ id, kind }) => !has(id) && (kind === 'create-customer-profile' || kind === 'evaluate'),
  );
  const [first] = missing;
  return missing.map((step) => ({
    ...step,
    needs: step.needs.filter((id) => has(id) || (step !== first && id === first?.id)),
    ...(step === first && { state: 'failed', error: FILL_IN }),
  }));
}

/** What must have happened before Twilio had it for review, and the watch that tells the rest. */
const sentSteps = (planned: readonly Step[]): Step[] =>
  planned.flatMap((step): Step[] => {
    if (step.kind === 'await-review') return [step];
    return SENT_BEFORE.includes(step.kind) ? [{ ...step, state: 'done' }] : [];
  });

const SENT_BEFORE: readonly StepKind[] = ['evaluate', 'sweep', 'submit-for-review'];
