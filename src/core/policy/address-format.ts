import { splitFieldPath } from './field-path.js';
import type { Field, Section } from './form-model.js';
import { isAddressPart } from './postal-address.js';

/** What a country changes about one line of an address; an empty `hint` takes ours away. */
export type AddressPart = { readonly name: string } & Partial<
  Pick<Field, 'kind' | 'label' | 'hint' | 'options' | 'openList' | 'names' | 'format' | 'inputMode'>
>;

/**
 * How addresses are written in one country: its lines after the country itself, as people there
 * order them. All are named, since Twilio asks for all: whether a line may be left out is its law.
 */
export interface AddressFormat {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly parts: readonly AddressPart[];
}

/** The section as it is asked for in that country. Other fields of it stay where they are. */
export function inCountry(section: Section, format: AddressFormat): Section {
  const isPart = ({ path }: Field): boolean => isAddressPart(section, path);
  const known = new Map(section.fields.filter(isPart).map((field) => [nameOf(field), field]));
  const country = known.get('iso_country');
  if (!country) return section;
  const lines = format.parts.flatMap(({ name, ...differs }): Field[] => {
    const field = known.get(name);
    return field ? [{ ...field, ...differs }] : [];
  });
  return {
    ...section,
    fields: section.fields.flatMap((field) => {
      if (field === country) return [field, ...lines];
      return isPart(field) ? [] : [field];
    }),
  };
}

const nameOf = ({ path }: Field): string => splitFieldPath(path).field;
