import type { FieldPath, FieldValues } from '../field-path.js';
import { splitFieldPath } from '../field-path.js';
import { INCLUDED } from '../form-model.js';

/** What to look at again, by path. Says what to do and never repeats what was typed. */
export type Warnings = Readonly<Record<FieldPath, string>>;

export type Check = (answers: Answers) => Warnings;

/** What was typed for one requirement, by machine name, trimmed; empty ones are left out. */
export type Answers = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** All that was typed, but for what the person said not to give. */
export function answersIn(values: FieldValues): Answers {
  const answers = new Map<string, Map<string, string>>();
  for (const [path, typed] of Object.entries(values)) {
    const { requirement, field } = splitFieldPath(path as FieldPath);
    const value = typed.trim();
    if (value === '' || values[`${requirement}.${INCLUDED}`] === 'no') continue;
    const own = answers.get(requirement) ?? new Map<string, string>();
    answers.set(requirement, own.set(field, value));
  }
  return answers;
}

/** Of every requirement that has that field. */
export const eachWith = (
  answers: Answers,
  field: string,
): [requirement: string, value: string, own: ReadonlyMap<string, string>][] =>
  [...answers].flatMap(([requirement, own]) => {
    const value = own.get(field);
    return value === undefined ? [] : [[requirement, value, own]];
  });

/** People who act for the business, in the order of their numbers. */
export const representativesIn = (
  answers: Answers,
): [requirement: string, own: ReadonlyMap<string, string>][] =>
  [...answers]
    .filter(([requirement]) => /^authorized_representative_\d+$/.test(requirement))
    .toSorted(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }));
