import type { FieldPath, FieldValues } from '../../core/policy/field-path.js';
import { fieldsOf, type FormModel } from '../../core/policy/form-model.js';
import { knownValues } from './draft-file.js';

/** What goes into fields that nobody has typed in: what the page offers, then what the form starts with. */
export function freshValues(form: FormModel, offered: unknown, typed: FieldValues): FieldValues {
  const known = { ...initialValues(form), ...knownValues(form, offered) };
  const fresh = Object.entries(known).filter(([path]) => !Object.hasOwn(typed, path));
  return Object.fromEntries(fresh) as Record<FieldPath, string>;
}

/** Whether a person typed into it: something else than what it was filled with by itself. */
export function isTypedInto(form: FormModel, offered: unknown, values: FieldValues): boolean {
  const filled = freshValues(form, offered, {});
  return (Object.entries(values) as [FieldPath, string][]).some(
    ([path, value]) => value !== '' && value !== filled[path],
  );
}

/** Where there is one sensible answer. */
const initialValues = (form: FormModel): FieldValues =>
  Object.fromEntries(
    fieldsOf(form).flatMap(({ path, initial }) => (initial === undefined ? [] : [[path, initial]])),
  );
