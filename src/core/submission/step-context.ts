import type { AddressParts } from '../trusthub/addresses.js';
import { chosenOf } from '../policy/alternatives.js';
import { addressOf, attributesOf } from '../policy/encode-values.js';
import type { FieldPath } from '../policy/field-path.js';
import { BUNDLE, fieldPath } from '../policy/field-path.js';
import type { Section } from '../policy/form-model.js';
import { ADDRESS_SIDS, chosenAddress } from '../policy/postal-address.js';
import { ASSUMPTIONS } from '../trusthub/assumptions.js';
import type { BundleAt } from '../trusthub/bundles.js';
import type { Sid } from '../trusthub/sid.js';
import { sid } from '../trusthub/sid.js';
import type { TrustHubClient } from '../trusthub/trusthub-client.js';
import { bodyHash } from './body-hash.js';
import { friendlyName, type Mark, type Role } from './mark.js';
import type { MarkedLists } from './marked-lists.js';
import type { ReviewWatch } from './review-watch.js';
import type { Step, Submission } from './submission.js';
import { bundleKindOf } from './submission.js';
import type { FrozenDraft } from './submission-journal.js';

/** All that a step handler may look at. */
export interface StepContext {
  readonly client: TrustHubClient;
  readonly submission: Submission;
  readonly frozen: FrozenDraft;
  /** Profiles in review, of which one list serves many. */
  readonly reviews: ReviewWatch;
  /** What bears a mark in the account, of which one reading serves many. */
  readonly marked: MarkedLists;
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

/** Throws while there is none. */
export const bundleOf = (context: Pick<StepContext, 'submission'>): BundleAt => ({
  kind: bundleKindOf(context.submission),
  sid: sidOfRole(context, 'BU', 'p'),
});

export const markFor = ({ submission }: Pick<StepContext, 'submission'>, role: Role): Mark => ({
  draftId: submission.draftId,
  generation: submission.generation,
  run: submission.run,
  role,
});

export const nameFor = (context: Pick<StepContext, 'submission' | 'frozen'>, role: Role): string =>
  friendlyName(context.frozen.label, markFor(context, role));

export function sectionFor({ frozen }: StepContext, step: Step): Section {
  const section = frozen.form.sections.find((candidate) => candidate.id === step.section);
  if (!section) throw new TypeError(`No section for the step ${step.id}`);
  return chosenOf(section, frozen.values);
}

export const valueOf = ({ frozen }: StepContext, path: FieldPath): string =>
  (frozen.values[path] ?? '').trim();

/** What a step would send as attributes, by the frozen values. */
export const bodyOf = (context: StepContext, step: Step): Readonly<Record<string, string>> =>
  attributesOf(sectionFor(context, step), context.frozen.values);

/** Twilio wants a name at every address; where the form asks for none it is that of the lists. */
export function addressBodyOf(context: StepContext, step: Step): AddressParts {
  const { form, values, label } = context.frozen;
  const address = addressOf(sectionFor(context, step), form, values);
  return { ...address, customerName: address.customerName || label };
}

/** Whether a profile's status counts as approved for a primary, by the standing assumption. */
export const primaryAccepted = (status: string): boolean =>
  ASSUMPTIONS.primaryAccepted.includes(status);

export const roleOf = (step: Step): Role => step.role as Role;

/** The machine name to send as `Type`. Throws when the plan made such a step for another section. */
export function typeOf(context: StepContext, step: Step): string {
  const { objectType } = sectionFor(context, step);
  if (!objectType) throw new TypeError(`No type for the step ${step.id}`);
  return objectType;
}

/** Who is told of changes of status, and where; the name is frozen with the mark. */
export function profileDetailsOf(context: StepContext): { email: string; statusCallback: string } {
  return {
    email: valueOf(context, fieldPath(BUNDLE, 'email')),
    statusCallback: valueOf(context, fieldPath(BUNDLE, 'status_callback')),
  };
}

/** Hash of what a step sends, where that can change later; other steps have nothing to compare. */
export async function hashOf(context: StepContext, step: Step): Promise<string | undefined> {
  switch (step.kind) {
    case 'create-customer-profile':
    case 'update-customer-profile':
      return bodyHash(profileDetailsOf(context));
    case 'create-end-user':
    case 'update-end-user':
      return bodyHash(bodyOf(context, step));
    case 'create-supporting-document':
    case 'update-supporting-document': {
      const chosen = chosenAddress(sectionFor(context, step), context.frozen.values);
      return bodyHash({ ...bodyOf(context, step), ...(chosen && { [ADDRESS_SIDS]: chosen }) });
    }
    case 'create-address':
    case 'update-address':
      return bodyHash(addressBodyOf(context, step));
    default:
      return undefined;
  }
}
