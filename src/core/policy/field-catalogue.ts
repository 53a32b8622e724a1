import {
  FIRST_REPRESENTATIVE,
  furtherRepresentative,
  SECOND_REPRESENTATIVE,
} from './authorized-representative.js';
import { BUSINESS_INFORMATION } from './business-information.js';
import type { CatalogueEntry, CatalogueSection } from './catalogue-entry.js';
import { COMMON_FIELDS } from './common-fields.js';
import type { FieldPath } from './field-path.js';
import { splitFieldPath } from './field-path.js';
import { CHOICE } from './form-model.js';
import {
  INDIVIDUAL_INFORMATION,
  SOLE_PROPRIETOR_INFORMATION,
  STARTER_INFORMATION,
} from './individual-information.js';
import { POSTAL_ADDRESS, STARTER_ADDRESS } from './address-information.js';
import { BUNDLE_SID } from './supporting-bundle.js';
import {
  A2P_INFORMATION,
  CNAM_INFORMATION,
  VOICE_INTEGRITY_INFORMATION,
} from './trust-product-information.js';

/**
 * Everything we know of fields beyond the policy, by the type of object. What is missing here
 * still renders, as text fields under Twilio's own names.
 */
export const FIELD_CATALOGUE: Readonly<Record<string, CatalogueSection | undefined>> = {
  customer_profile_business_information: BUSINESS_INFORMATION,
  authorized_representative_1: FIRST_REPRESENTATIVE,
  authorized_representative_2: SECOND_REPRESENTATIVE,
  customer_profile_address: POSTAL_ADDRESS,
  starter_customer_profile_address: STARTER_ADDRESS,
  starter_customer_profile_information: STARTER_INFORMATION,
  sole_proprietor_information: SOLE_PROPRIETOR_INFORMATION,
  individual_customer_profile_information: INDIVIDUAL_INFORMATION,
  us_a2p_messaging_profile_information: A2P_INFORMATION,
  cnam_information: CNAM_INFORMATION,
  voice_integrity_information: VOICE_INTEGRITY_INFORMATION,
};

/** What we know of objects of a type; people may be repeated beyond the two that are documented. */
export const catalogueOf = (type: string): CatalogueSection | undefined =>
  own(FIELD_CATALOGUE, type) ??
  (/^authorized_representative_\d+$/.test(type) ? furtherRepresentative(type) : undefined);

/** What we know of a field: of this very object, else of its name. */
export const entryOf = (
  section: CatalogueSection | undefined,
  name: string,
): CatalogueEntry | undefined => (section && own(section.fields, name)) ?? own(COMMON_FIELDS, name);

/** Names come from Twilio: one like `constructor` must not find what every object has. */
const own = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;

const INITIAL = new Map(
  Object.values(FIELD_CATALOGUE).flatMap((section) =>
    Object.entries(section?.fields ?? {}).map(([name, { initial }]) => [name, initial]),
  ),
);

/** Whether a field holds nothing but what its form started with. */
export const isInitialValue = (path: FieldPath, value: string): boolean => {
  const { field } = splitFieldPath(path);
  return value === '' || field === CHOICE || field === BUNDLE_SID || INITIAL.get(field) === value;
};
