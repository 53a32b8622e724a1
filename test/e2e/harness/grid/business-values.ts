import type { FieldValues } from '../../../../src/core/policy/field-path.js';
import { MAPLE_STREET_BAKERY, SECOND_PERSON } from '../../../fixtures/maple-street-bakery.js';

/** With two representatives, and these numbers of the account: a write for each and 13 besides. */
export const businessValues = (name: string, numbers: readonly string[]): FieldValues => ({
  ...MAPLE_STREET_BAKERY,
  ...SECOND_PERSON,
  'customer_profile_business_information.business_name': name,
  ...(numbers.length > 0 && { 'bundle.phone_numbers': numbers.join(',') }),
});
