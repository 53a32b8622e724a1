import type { FieldCondition, Section } from './form-model.js';
import { CHOICE } from './form-model.js';
import type { FieldValues } from './field-path.js';
import { splitFieldPath } from './field-path.js';

/**
 * What a section may become at Twilio: itself, or each of its alternatives by itself, with its own
 * type and its own fields. A requirement for which nothing is accepted becomes nothing.
 */
export function alternativesOf(section: Section): readonly Section[] {
  if (section.objectType === undefined) return [];
  if (!section.choice) return [section];
  const { choice, ...rest } = section;
  return choice.alternatives.map(({ id, title, objectType }): Section => ({
    ...rest,
    title: `${section.title}: ${title}`,
    objectType,
    chosenWhen: { path: choice.path, values: valuesThatChoose(choice.alternatives, id) },
    fields: section.fields.filter(
      ({ path, chosenWhen }) =>
        splitFieldPath(path).field !== CHOICE && (chosenWhen?.values.includes(id) ?? true),
    ),
  }));
}

/** The section as it stands with these answers: of several alternatives the chosen one. */
export const chosenOf = (section: Section, values: FieldValues): Section =>
  section.choice
    ? (alternativesOf(section).find(({ chosenWhen }) => isChosen(chosenWhen, values)) ?? section)
    : section;

/** The answers that choose this alternative. The first is chosen as long as there is no answer. */
export const valuesThatChoose = (
  all: readonly { readonly id: string }[],
  id: string,
): readonly string[] => (all[0]?.id === id ? [id, ''] : [id]);

export const isChosen = (condition: FieldCondition | undefined, values: FieldValues): boolean =>
  condition === undefined || condition.values.includes(values[condition.path] ?? '');
