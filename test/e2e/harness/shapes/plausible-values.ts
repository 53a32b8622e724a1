import type { FieldValues } from '../../../../src/core/policy/field-path.js';
import { splitFieldPath } from '../../../../src/core/policy/field-path.js';
import type { Field, FormModel, Section } from '../../../../src/core/policy/form-model.js';
import {
  hintFor,
  isIncluded,
  isVisible,
  optionsFor,
  validateField,
} from '../../../../src/core/policy/validate-field.js';

/** What a browser knows of its person, by HTML's own words for it. */
const AUTOFILL: Readonly<Record<string, string>> = {
  organization: 'Maple Street Bakery',
  'given-name': 'Ada',
  'family-name': 'Quill',
  email: 'ada@maplestreet.example',
  tel: '+14155550132',
  url: 'https://maplestreet.example',
  country: 'US',
  'address-line1': '12 Maple Street',
  'address-level2': 'Springfield',
  'address-level1': 'IL',
  'postal-code': '62701',
};

const BY_KIND: Readonly<Record<string, string>> = {
  email: 'somebody@maplestreet.example',
  tel: '+14155550133',
  url: 'https://maplestreet.example',
};

/** Taken in this order where nothing better is known; the first that the form's checks let pass. */
const ANYTHING = ['Maple', '12', '12-3456789', 'MAPLE', '2001-02-03'];

/**
 * An answer to everything that must be given: the field's own options and examples, what a browser
 * would fill in, else whatever its checks let pass. Knows no field by its name.
 */
export function plausibleValues(form: FormModel, answers: FieldValues): FieldValues {
  const values: Record<string, string> = { ...answers };
  for (const section of form.sections)
    for (const field of section.fields)
      if (isWanted(section, field, values))
        values[field.path] ??= plausible(section, field, values);
  return values;
}

/** Whether a person has to answer this, by what was answered so far. */
export const isWanted = (section: Section, field: Field, values: FieldValues): boolean =>
  !field.optional && isIncluded(section, values) && isVisible(field, values);

function plausible(section: Section, field: Field, values: FieldValues): string {
  const example = /for example ([^;,.]+)/i.exec(hintFor(field, values) ?? '')?.[1];
  const candidates = [
    field.initial,
    // A document says what was said before.
    section.kind === 'supporting-document' ? before(field, values) : undefined,
    AUTOFILL[field.autocomplete ?? ''],
    optionsFor(field, values)?.[0]?.value,
    example,
    BY_KIND[field.kind],
    ...ANYTHING,
  ];
  const passes = (value: string): boolean =>
    validateField(field, { ...values, [field.path]: value }) === undefined;
  const found = candidates.find((value) => value !== undefined && passes(value));
  if (found === undefined) throw new Error(`Nothing plausible for ${field.path}`);
  return found;
}

function before({ path }: Field, values: FieldValues): string | undefined {
  const { field } = splitFieldPath(path);
  return Object.entries(values).find(([other]) => other.endsWith(`.${field}`))?.[1];
}
