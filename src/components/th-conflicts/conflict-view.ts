import type { FieldConflict } from '../../core/draft/draft.js';
import type { FieldPath, FieldValues } from '../../core/policy/field-path.js';
import { fieldsOf, type Field, type FormModel } from '../../core/policy/form-model.js';

/** One field with two values. */
export interface ConflictView extends FieldConflict {
  readonly field: Field;
}

/** The conflicts in the order of the form; what is typed since is mine. */
export const conflictViews = (
  form: FormModel,
  values: FieldValues,
  conflicts: Readonly<Record<FieldPath, FieldConflict>>,
): readonly ConflictView[] =>
  fieldsOf(form).flatMap((field) => {
    const conflict = conflicts[field.path];
    return conflict
      ? [{ field, mine: values[field.path] ?? conflict.mine, theirs: conflict.theirs }]
      : [];
  });
