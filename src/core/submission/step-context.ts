import type { AddressParts } from '../trusthub/addresses.js';
import { addressOf, attributesOf } from '../policy/encode-values.js';
import type { FieldPath } from '../policy/field-path.js';
import type { Section } from '../policy/form-model.js';
import { ASSUMPTIONS } from '../trusthub/assumptions.js';
import type { Sid } from '../trusthub/sid.js';
import { sid } from '../trusthub/sid.js';
import type { TrustHubClient } from '../trusthub/trusthub-client.js';
import { friendlyName, type Mark, type Role } from './mark.js';
import type { Step, Submission } from './submission.js';
import type { FrozenDraft } from './submission-journal.js';

/** All that a step handler may look at. */
export interface StepContext {
  readonly client: TrustHubClient;
  readonly submission: Submission;
  readonly frozen: FrozenDraft;
}

/** The SID that the steps of this role made or found. Throws when the plan broke its promise. */
export function sidOfRole<P extends string>(
  { submission }: Pick<StepContext, 'submission'>,
  prefix: P,
  role: Step['role'],
): Sid<P> {
  const step = submission.steps.findLast(
    (candidate) =>
      candidate.role === role &&
      candidate.sid !== undefined &&
      (candidate.kind.startsWith('create-') || candidate.kind === 'find-primary-profile'),
  );
  return sid(prefix, step?.sid);
}

export const bundleSidOf = (context: Pick<StepContext, 'submission'>): Sid<'BU'> =>
  sidOfRole(context, 'BU', 'p');

export const markFor = ({ submission }: StepContext, role: Role): Mark => ({
  draftId: submission.draftId,
  generation: submission.generation,
  run: submission.run,
  role,
});

export const nameFor = (context: StepContext, role: Role): string =>
  friendlyName(context.frozen.label, markFor(context, role));

export function sectionFor({ frozen }: StepContext, step: Step): Section {
  const section = frozen.form.sections.find((candidate) => candidate.id === step.section);
  if (!section) throw new TypeError(`No section for the step ${step.id}`);
  return section;
}

export const valueOf = ({ frozen }: StepContext, path: FieldPath): string =>
  (frozen.values[path] ?? '').trim();

/** What a step would send as attributes, by the frozen values. */
export const bodyOf = (context: StepContext, step: Step): Readonly<Record<string, string>> =>
  attributesOf(sectionFor(context, step), context.frozen.values);

export const addressBodyOf = (context: StepContext, step: Step): AddressParts =>
  addressOf(sectionFor(context, step), context.frozen.form, context.frozen.values);

/** Whether a profile's status counts as approved for a primary, by the standing assumption. */
export const primaryAccepted = (status: string): boolean =>
  ASSUMPTIONS.primaryAccepted.includes(status);
