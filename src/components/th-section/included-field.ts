import { fieldPath, type FieldPath } from '../../core/policy/field-path.js';
import { INCLUDED, type Field, type Section } from '../../core/policy/form-model.js';
import { overriddenField, type FieldOverrides } from './field-override.js';

/** Sections whose question sounds better than what we can make of a title. */
const QUESTIONS: Readonly<Record<string, string>> = {
  authorized_representative_2: 'Do you have a second representative?',
};

/** The path that says whether an optional section is given. */
export const includedPath = (section: Section): FieldPath => fieldPath(section.id, INCLUDED);

/** The question that opens an optional section, under the partner's words if there are some. */
export const includedField = (section: Section, overrides: FieldOverrides): Field =>
  overriddenField(
    {
      path: includedPath(section),
      kind: 'radio',
      label:
        (Object.hasOwn(QUESTIONS, section.id) && QUESTIONS[section.id]) ||
        `Do you want to give this: ${section.title}?`,
      optional: false,
      options: [
        { value: 'yes', label: 'Yes' },
        { value: 'no', label: 'No' },
      ],
    },
    overrides[includedPath(section)],
  );
