import type { FieldPath, FieldValues } from '../../core/policy/field-path.js';
import type { FormModel } from '../../core/policy/form-model.js';
import { isIncluded, isVisible } from '../../core/policy/validate-field.js';
import type { FieldOverrides } from '../th-section/field-override.js';
import { includedPath } from '../th-section/included-field.js';

/**
 * What would be sent and is not shown in the form, because the partner hid it. It is looked over on
 * the review before anything is sent: no page has a person send what they have not seen.
 */
export const hiddenValues = (
  form: FormModel,
  values: FieldValues,
  overrides: FieldOverrides,
): readonly FieldPath[] =>
  form.sections
    .filter((section) => isIncluded(section, values))
    .flatMap((section) => [
      ...(section.optional ? [includedPath(section)] : []),
      ...section.fields.filter((field) => isVisible(field, values)).map(({ path }) => path),
    ])
    .filter((path) => overrides[path]?.hidden && values[path]);
