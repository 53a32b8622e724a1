import type { FieldPath, FieldValues } from '../../core/policy/field-path.js';
import type { FormModel, Section } from '../../core/policy/form-model.js';
import { isVisible } from '../../core/policy/validate-field.js';
import { REVIEW, START } from '../target.js';
import type { FieldOverrides } from '../th-section/field-override.js';
import { includedPath } from '../th-section/included-field.js';
import { standing } from '../th-section/field-view.js';
import type { Complaints } from './complaints.js';

/** What brings a hidden field, and its section, to light. */
export interface Asked {
  readonly values: FieldValues;
  readonly errors: Readonly<Record<FieldPath, string>>;
  readonly complaints: Complaints;
}

/**
 * Sections with something to fill; what Twilio says of the others is listed apart. Where the partner
 * hid everything there is nothing to fill, until something has to change there.
 */
export const offeredSections = (
  form: FormModel,
  overrides: FieldOverrides,
  { values, errors, complaints }: Asked,
): readonly Section[] => {
  const isShown = (path: FieldPath): boolean =>
    !overrides[path]?.hidden ||
    errors[path] !== undefined ||
    standing(complaints.byPath.get(path) ?? []).length > 0;
  return form.sections.filter(
    (section) =>
      section.fields.length > 0 &&
      (complaints.bySection.has(section.id) ||
        (section.optional && isShown(includedPath(section))) ||
        section.fields.some((field) => isShown(field.path) && isVisible(field, values))),
  );
};

/** Start, the sections, review. Once it was sent nobody needs the start any more. */
export const placesOf = (sections: readonly Section[], sent: boolean): readonly string[] => [
  ...(sent ? [] : [START]),
  ...sections.map((section) => section.id),
  REVIEW,
];
