import { msg, str } from '@lit/localize';
import { fieldPath, type FieldPath } from '../../core/policy/field-path.js';
import { INCLUDED, type Field, type Section } from '../../core/policy/form-model.js';
import { told } from '../../locales/spoken.js';
import { overriddenField, type FieldOverrides } from './field-override.js';

/** Some question sounds better than what we can make of a title. */
const questionOf = ({ id, title }: Section): string =>
  id === 'authorized_representative_2'
    ? msg('Do you have a second representative?')
    : msg(str`Do you want to give this: ${told(title)}?`);

/** The path that says whether an optional section is given. */
export const includedPath = (section: Section): FieldPath => fieldPath(section.id, INCLUDED);

/** The question that opens an optional section, under the partner's words if there are some. */
export const includedField = (section: Section, overrides: FieldOverrides): Field =>
  overriddenField(
    {
      path: includedPath(section),
      kind: 'radio',
      label: questionOf(section),
      optional: false,
      options: [
        { value: 'yes', label: msg('Yes') },
        { value: 'no', label: msg('No') },
      ],
    },
    overrides[includedPath(section)],
  );
