import { msg } from '@lit/localize';
import type { FieldPath, FieldValues } from '../../core/policy/field-path.js';
import type { Section } from '../../core/policy/form-model.js';
import { isIncluded, type FieldProblem } from '../../core/policy/validate-field.js';
import { told } from '../../locales/spoken.js';
import { REVIEW, START } from '../target.js';
import type { RailItem, RailState } from '../th-rail/rail-item.js';
import { includedPath } from '../th-section/included-field.js';
import { standing } from '../th-section/field-view.js';
import type { Complaints } from './complaints.js';

/** What the rail is made from. */
export interface RailFacts {
  readonly values: FieldValues;
  /** All problems, due to be said or not. */
  readonly problems: ReadonlyMap<FieldPath, FieldProblem>;
  /** The errors that are shown. */
  readonly errors: Readonly<Record<FieldPath, string>>;
  readonly complaints: Complaints;
}

/** Start, the sections, review. */
export function railItems(
  offered: readonly Section[],
  facts: RailFacts,
  places: readonly string[],
): readonly RailItem[] {
  const sections = offered.map((section) => ({
    place: section.id,
    title: told(section.title),
    state: stateOf(section, facts),
  }));
  const items: readonly RailItem[] = [
    { place: START, title: msg('Before you start'), state: { kind: 'reading' } },
    ...sections,
    { place: REVIEW, title: msg('Review and send'), state: { kind: 'todo' } },
  ];
  return items.filter(({ place }) => places.includes(place));
}

function stateOf(section: Section, facts: RailFacts): RailState {
  const { values, problems, errors, complaints } = facts;
  const asked = section.fields.filter(
    ({ path }) =>
      errors[path] !== undefined || standing(complaints.byPath.get(path) ?? []).length > 0,
  ).length;
  const atSection = complaints.asked.filter(
    (complaint) => !complaint.path && !complaint.changed && complaint.section === section.id,
  ).length;
  if (asked + atSection > 0) return { kind: 'errors', count: asked + atSection };
  if (!isIncluded(section, values))
    return { kind: values[includedPath(section)] === 'no' ? 'done' : 'optional' };
  const given = section.fields.some(({ path, optional }) => !optional || values[path]);
  if (!given) return { kind: 'optional' };
  const missing = section.fields.some(({ path }) => problems.get(path)?.severity === 'error');
  return { kind: missing ? 'todo' : 'done' };
}
