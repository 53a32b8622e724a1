/**
 * What nobody outside Twilio has settled, each a named setting with the reason for its default.
 */
export interface Settings {
  readonly autoReview: 'approve' | 'reject' | 'none';
  readonly reviewDelay: number;
  readonly evaluationShape: 'spec' | 'fields';
  readonly secondRepresentativeRequired: boolean;
  readonly primaryAccepted: 'approved' | 'approved-or-in-review';
  readonly repeatAssignment: 'refuse' | 'existing';
  readonly editWhenApproved: 'refuse' | 'allow';
  readonly listOrder: 'newest-first' | 'oldest-first';
}

export const DEFAULT_SETTINGS: Settings = {
  // A person decides: through POST /sandbox/reviews/{BU}.
  autoReview: 'none',
  // Milliseconds from in-review to the automatic decision.
  reviewDelay: 0,
  // The published description's examples; `fields` is what one integrator saw live.
  evaluationShape: 'spec',
  // The policy lists a second representative, but live runs were compliant without one.
  secondRepresentativeRequired: false,
  // The reference wants the primary approved before a secondary is made. (An evaluation takes one
  // in review as well, because its own words say so.)
  primaryAccepted: 'approved',
  // A repeat was seen refused; `existing` answers 201 with the assignment that is there.
  repeatAssignment: 'refuse',
  // The documentation says that an approved profile is read only.
  editWhenApproved: 'refuse',
  // What Twilio's other lists do.
  listOrder: 'newest-first',
};

const oneOf = (...values: readonly unknown[]) => ({
  accepts: (value: unknown) => values.includes(value),
  says: values.map((value) => JSON.stringify(value)).join(' or '),
});

const ACCEPTED: Record<
  keyof Settings,
  { readonly accepts: (value: unknown) => boolean; readonly says: string }
> = {
  autoReview: oneOf('approve', 'reject', 'none'),
  reviewDelay: {
    accepts: (value) => Number.isInteger(value) && Number(value) >= 0,
    says: 'a whole number of milliseconds',
  },
  evaluationShape: oneOf('spec', 'fields'),
  secondRepresentativeRequired: oneOf(true, false),
  primaryAccepted: oneOf('approved', 'approved-or-in-review'),
  repeatAssignment: oneOf('refuse', 'existing'),
  editWhenApproved: oneOf('refuse', 'allow'),
  listOrder: oneOf('newest-first', 'oldest-first'),
};

const isSetting = (name: string): name is keyof Settings => Object.hasOwn(ACCEPTED, name);

/** `settings` with `changes` merged in, or a sentence that says why not. */
export function mergeSettings(settings: Settings, changes: unknown): Settings | string {
  if (typeof changes !== 'object' || changes === null || Array.isArray(changes)) {
    return 'Settings are a JSON object';
  }
  for (const [name, value] of Object.entries(changes)) {
    if (!isSetting(name)) {
      return `Unknown setting ${name}; known are ${Object.keys(ACCEPTED).join(', ')}`;
    }
    if (!ACCEPTED[name].accepts(value)) return `${name} must be ${ACCEPTED[name].says}`;
  }
  return { ...settings, ...changes };
}
