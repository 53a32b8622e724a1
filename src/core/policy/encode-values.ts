import { ASSUMPTIONS } from '../trusthub/assumptions.js';
import type { AddressParts } from '../trusthub/addresses.js';
import type { FieldPath, FieldValues } from './field-path.js';
import { fieldPath, splitFieldPath } from './field-path.js';
import type { Field, FormModel, Section } from './form-model.js';
import { isIncluded, isVisible } from './validate-field.js';
import { isAddressPart } from './postal-address.js';

/** The attributes of an end user or document as Twilio wants them: every field, as text. */
export function attributesOf(
  section: Section,
  values: FieldValues,
): Readonly<Record<string, string>> {
  const entries = section.fields
    .filter((field) => isVisible(field, values) && !isOurOwn(section, field.path))
    .map((field): [string, string] => [
      splitFieldPath(field.path).field,
      encode(field, values, section),
    ]);
  return Object.fromEntries(entries);
}

/** Parts of an address go elsewhere, and which alternative was chosen shows in the type. */
const isOurOwn = (section: Section, path: FieldPath): boolean =>
  isAddressPart(section, path) || path === section.choice?.path;

/** A section asks for an address when it holds its parts. */
export const wantsAddress = (section: Section): boolean =>
  section.fields.some((field) => isAddressPart(section, field.path));

/** The parts of a section's address; the customer is the business. */
export function addressOf(section: Section, form: FormModel, values: FieldValues): AddressParts {
  const part = (name: string): string => (values[fieldPath(section.id, name)] ?? '').trim();
  const country = part('iso_country').toUpperCase();
  const region = part('region');
  return {
    customerName: businessName(form, values),
    street: part('street'),
    streetSecondary: part('street_secondary'),
    city: part('city'),
    region: ['US', 'CA'].includes(country) ? region.toUpperCase() : region,
    postalCode: part('postal_code'),
    isoCountry: country,
  };
}

/**
 * Who it is about: the legal name wherever the policy asks for one, else the brand, else the first
 * person's name; empty when it asks for none of them.
 */
export function businessName(form: FormModel, values: FieldValues): string {
  const paths = form.sections.flatMap((section) =>
    isIncluded(section, values) ? section.fields.map(({ path }) => path) : [],
  );
  const typed = (name: string): string => {
    const path = paths.find((candidate) => splitFieldPath(candidate).field === name);
    return path ? (values[path] ?? '').trim() : '';
  };
  const named = paths.some((path) => splitFieldPath(path).field === 'business_name');
  if (named) return typed('business_name');
  return typed('brand_name') || [typed('first_name'), typed('last_name')].filter(Boolean).join(' ');
}

function encode(field: Field, values: FieldValues, section: Section): string {
  const value = (values[field.path] ?? '').trim();
  if (value === '') return '';
  switch (field.kind) {
    case 'tel':
      return value.replace(/[^\d+]/g, '');
    case 'url':
      return /^https?:\/\//i.test(value) ? value : `https://${value}`;
    default:
      return isEin(field, values, section) ? einOf(value) : value;
  }
}

const isEin = ({ path }: Field, values: FieldValues, section: Section): boolean =>
  splitFieldPath(path).field === 'business_registration_number' &&
  values[`${section.id}.business_registration_identifier` as FieldPath] === 'EIN';

function einOf(value: string): string {
  const digits = value.replace(/\D/g, '');
  return ASSUMPTIONS.einDashed ? `${digits.slice(0, 2)}-${digits.slice(2)}` : digits;
}
