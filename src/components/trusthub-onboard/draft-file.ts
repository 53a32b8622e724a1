import type { FieldPath, FieldValues } from '../../core/policy/field-path.js';
import { fieldsOf, type FormModel } from '../../core/policy/form-model.js';
import { includedPath } from '../th-section/included-field.js';

/** A draft as a page may keep it. */
export interface DraftFile {
  readonly format: 'trusthub-onboard/draft';
  readonly version: 1;
  readonly policySid: string;
  readonly values: FieldValues;
}

/** Two hundred phone numbers of the account; no field of any policy is longer. */
const LONGEST = 200 * 'PN0123456789abcdef0123456789abcdef,'.length;

export const draftFile = (form: FormModel, values: FieldValues): DraftFile => ({
  format: 'trusthub-onboard/draft',
  version: 1,
  policySid: form.policySid,
  values: { ...values },
});

/** What a file of anybody's making says of this form. Throws a TypeError that repeats nothing. */
export function readDraftFile(form: FormModel, data: unknown): FieldValues {
  const file = data as Partial<DraftFile> | null;
  if (typeof file !== 'object' || file?.format !== 'trusthub-onboard/draft' || file.version !== 1)
    throw new TypeError('This is not a draft exported by <trusthub-onboard>');
  if (file.policySid !== form.policySid)
    throw new TypeError('This draft was made for another policy');
  return knownValues(form, file.values);
}

/** The fields that the form has, strings alone: whatever else was handed in is left aside. */
export function knownValues(form: FormModel, values: unknown): FieldValues {
  const known: Record<FieldPath, string> = {};
  if (typeof values !== 'object' || values === null) return known;
  for (const path of pathsOf(form)) {
    const value: unknown = Object.hasOwn(values, path) ? Reflect.get(values, path) : undefined;
    if (typeof value === 'string' && value.length <= LONGEST) known[path] = value;
  }
  return known;
}

const pathsOf = (form: FormModel): readonly FieldPath[] => [
  ...form.sections.filter((section) => section.optional).map(includedPath),
  ...fieldsOf(form).map((field) => field.path),
];
