import type { AddressParts } from '../trusthub/addresses.js';
import type { FieldPath, FieldValues } from './field-path.js';
import { fieldPath, splitFieldPath } from './field-path.js';
import type { Section } from './form-model.js';
import { INCLUDED } from './form-model.js';

/**
 * The way back from `attributesOf`: what was typed, as far as Twilio returns it (it need not keep
 * personal data). Attributes that the form does not offer have no place to go.
 */
export function valuesOf(
  section: Section,
  attributes: Readonly<Record<string, string>>,
): FieldValues {
  const entries = section.fields.flatMap(({ path }): [FieldPath, string][] => {
    const { field } = splitFieldPath(path);
    const value = Object.hasOwn(attributes, field) ? attributes[field] : undefined;
    return value ? [[path, value]] : [];
  });
  return Object.fromEntries([
    ...entries,
    ...(section.chosenWhen ? [[section.chosenWhen.path, section.chosenWhen.values[0]]] : []),
    ...(section.optional ? [[fieldPath(section.id, INCLUDED), 'yes']] : []),
  ]) as FieldValues;
}

/** The way back from `addressOf`. */
export const addressValuesOf = (section: Section, parts: AddressParts): FieldValues => ({
  [fieldPath(section.id, 'iso_country')]: parts.isoCountry,
  [fieldPath(section.id, 'street')]: parts.street,
  [fieldPath(section.id, 'street_secondary')]: parts.streetSecondary,
  [fieldPath(section.id, 'city')]: parts.city,
  [fieldPath(section.id, 'region')]: parts.region,
  [fieldPath(section.id, 'postal_code')]: parts.postalCode,
});
