import { FIRST_REPRESENTATIVE, SECOND_REPRESENTATIVE } from './authorized-representative.js';
import { BUSINESS_INFORMATION } from './business-information.js';
import type { CatalogueSection } from './catalogue-entry.js';
import type { FieldPath } from './field-path.js';
import { splitFieldPath } from './field-path.js';
import { POSTAL_ADDRESS } from './postal-address.js';

/**
 * Everything we know of fields beyond the policy, by the type of object. What is missing here
 * still renders, as text fields under Twilio's own names.
 */
export const FIELD_CATALOGUE: Readonly<Record<string, CatalogueSection | undefined>> = {
  customer_profile_business_information: BUSINESS_INFORMATION,
  authorized_representative_1: FIRST_REPRESENTATIVE,
  authorized_representative_2: SECOND_REPRESENTATIVE,
};

const INITIAL = new Map(
  [...Object.values(FIELD_CATALOGUE), POSTAL_ADDRESS].flatMap((section) =>
    Object.entries(section?.fields ?? {}).map(([name, { initial }]) => [name, initial]),
  ),
);

/** Whether a field holds nothing but what its form started with. */
export const isInitialValue = (path: FieldPath, value: string): boolean =>
  value === '' || INITIAL.get(splitFieldPath(path).field) === value;
