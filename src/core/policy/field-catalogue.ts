import { FIRST_REPRESENTATIVE, SECOND_REPRESENTATIVE } from './authorized-representative.js';
import { BUSINESS_INFORMATION } from './business-information.js';
import type { CatalogueSection } from './catalogue-entry.js';

/**
 * Everything we know of fields beyond the policy, by the type of object. What is missing here
 * still renders, as text fields under Twilio's own names.
 */
export const FIELD_CATALOGUE: Readonly<Record<string, CatalogueSection | undefined>> = {
  customer_profile_business_information: BUSINESS_INFORMATION,
  authorized_representative_1: FIRST_REPRESENTATIVE,
  authorized_representative_2: SECOND_REPRESENTATIVE,
};
