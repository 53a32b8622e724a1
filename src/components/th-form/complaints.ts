import type { EvaluationRow, TwilioSays } from '../../core/policy/evaluation-report.js';
import type { FieldPath, FieldValues } from '../../core/policy/field-path.js';
import { fieldPath } from '../../core/policy/field-path.js';
import type { FormModel, Section } from '../../core/policy/form-model.js';
import { fieldsOf, INCLUDED } from '../../core/policy/form-model.js';
import { ADDRESS_SIDS, chosenAddress, isAddressPart } from '../../core/policy/postal-address.js';
import type { Snapshot } from '../../core/submission/snapshot.js';
import type { Target } from '../target.js';

/** What Twilio said of one thing, from an evaluation or a reviewer, where it is to be shown. */
export interface Complaint {
  readonly passed: boolean;
  /** Our words: what to do. */
  readonly advice: string;
  /** Twilio's label of what it looked at. */
  readonly label: string;
  readonly requirement?: string;
  readonly path?: FieldPath;
  readonly section?: string;
  readonly twilio: TwilioSays;
  /** The person has changed the field since; Twilio has not seen it yet. */
  readonly changed: boolean;
}

/** Every row in exactly one place: at its field, else at its section, else among the others. */
export interface Complaints {
  readonly byPath: ReadonlyMap<FieldPath, readonly Complaint[]>;
  readonly bySection: ReadonlyMap<string, readonly Complaint[]>;
  readonly others: readonly Complaint[];
  /**
   * What an evaluation asks for, in order: a requirement is not counted beside its own fields. A
   * reviewer's reasons are listed where the rejection is told.
   */
  readonly asked: readonly Complaint[];
}

export const NO_COMPLAINTS: Complaints = {
  byPath: new Map(),
  bySection: new Map(),
  others: [],
  asked: [],
};

/** Sorts an evaluation and a rejection to the places of the form. Drops nothing. */
export function complaintsOf(
  snapshot: Snapshot | undefined,
  form: FormModel,
  changed: ReadonlySet<FieldPath>,
  values: FieldValues = {},
): Complaints {
  const offered = new Set(fieldsOf(form).map((field) => field.path));
  // A section without fields has no place of its own to say something at.
  const sections = new Set(
    form.sections.filter(({ fields }) => fields.length > 0).map(({ id }) => id),
  );
  const settled = (complaint: Complaint): Complaint =>
    settle(atChosenAddress(complaint, form, values), offered, sections, changed);
  const rows = (snapshot?.evaluation?.rows ?? []).map(fromRow).map(settled);
  // A reviewer's code names fields of every kind of profile; this form has those of one.
  const reasons = distinct(
    rejected(snapshot)
      .map(settled)
      .filter(({ path, section }) => path ?? section),
  );
  const all = [...rows, ...reasons];
  return {
    byPath: group(all, (complaint) => complaint.path),
    bySection: group(all, (complaint) => (complaint.path ? undefined : complaint.section)),
    others: all.filter((complaint) => !complaint.path && !complaint.section),
    asked: rows.filter((complaint) => !complaint.passed && !hasAskedFields(complaint, rows)),
  };
}

/** The first section in which Twilio wants something. */
export const firstWanted = (
  sections: readonly Section[],
  { byPath, bySection }: Complaints,
): Section | undefined =>
  sections.find(({ id, fields }) =>
    [...(bySection.get(id) ?? []), ...fields.flatMap(({ path }) => byPath.get(path) ?? [])].some(
      ({ passed }) => !passed,
    ),
  );

/** Where a person has to begin: the first field with a complaint that stands, else its section. */
export function firstAsked(
  sections: readonly Section[],
  complaints: Complaints,
): Target | undefined {
  const stands = ({ passed, changed }: Complaint): boolean => !passed && !changed;
  const place = firstWanted(sections, complaints);
  for (const { fields } of sections) {
    const field = fields.find(({ path }) => complaints.byPath.get(path)?.some(stands));
    if (field) return { path: field.path };
  }
  return place && { place: place.id };
}

const fromRow = (row: EvaluationRow): Complaint => ({
  passed: row.passed,
  advice: row.advice ?? row.twilio.message ?? row.label,
  label: row.label,
  requirement: row.requirement,
  path: row.path,
  section: row.section,
  twilio: row.twilio,
  changed: false,
});

/** A reviewer's reason stands at each field that it names. */
const rejected = (snapshot: Snapshot | undefined): readonly Complaint[] =>
  (snapshot?.status === 'rejected' ? (snapshot.rejection?.reasons ?? []) : []).flatMap((reason) =>
    reason.paths.map((path) => ({
      passed: false,
      advice: reason.advice,
      label: reason.title,
      path,
      twilio: reason.twilio,
      changed: false,
    })),
  );

function settle(
  complaint: Complaint,
  offered: ReadonlySet<FieldPath>,
  sections: ReadonlySet<string>,
  changed: ReadonlySet<FieldPath>,
): Complaint {
  const { path } = complaint;
  if (path && offered.has(path)) return { ...complaint, changed: changed.has(path) };
  // Whether an optional section is given at all says nothing about its fields.
  const isOf = (id: string): boolean =>
    [...changed].some((one) => one.startsWith(`${id}.`) && one !== fieldPath(id, INCLUDED));
  const section = complaint.section ?? path?.slice(0, path.lastIndexOf('.'));
  const known = section !== undefined && sections.has(section);
  // What was said of the whole is out of date as soon as something of it has changed.
  const outdated = known && isOf(section);
  return {
    ...complaint,
    path: undefined,
    section: known ? section : undefined,
    changed: outdated,
  };
}

/** With an address chosen its lines are not there: what was said of them is said at the choice. */
function atChosenAddress(complaint: Complaint, form: FormModel, values: FieldValues): Complaint {
  const { path } = complaint;
  const section =
    path && form.sections.find((one) => one.fields.some((field) => field.path === path));
  return section && isAddressPart(section, path) && chosenAddress(section, values)
    ? { ...complaint, path: fieldPath(section.id, ADDRESS_SIDS) }
    : complaint;
}

/** One reason names several lines of one address. */
function distinct(complaints: readonly Complaint[]): readonly Complaint[] {
  const keyOf = ({ path, advice, twilio }: Complaint): string =>
    JSON.stringify([path, advice, twilio.code]);
  return [...new Map(complaints.map((one) => [keyOf(one), one])).values()];
}

/** A requirement's own row says no more than the rows of its fields, which are counted. */
const hasAskedFields = (complaint: Complaint, all: readonly Complaint[]): boolean =>
  !complaint.path &&
  complaint.section !== undefined &&
  all.some((other) => other.path && !other.passed && other.section === complaint.section);

function group<K extends string>(
  all: readonly Complaint[],
  keyOf: (complaint: Complaint) => K | undefined,
): ReadonlyMap<K, readonly Complaint[]> {
  const groups = new Map<K, Complaint[]>();
  for (const complaint of all) {
    const key = keyOf(complaint);
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), complaint]);
  }
  return groups;
}
