import type { CatalogueEntry } from './catalogue-entry.js';

/**
 * What a machine name means wherever it occurs, for objects that the catalogue lacks. Names are
 * Twilio's own; a label is Twilio's too, where it says one.
 */
export const COMMON_FIELDS: Readonly<Record<string, CatalogueEntry>> = {
  first_name: { autocomplete: 'given-name' },
  last_name: { autocomplete: 'family-name' },
  email: { kind: 'email', autocomplete: 'email', inputMode: 'email' },
  phone_number: {
    kind: 'tel',
    hint: 'With country code, for example +1 415 555 0132',
    autocomplete: 'tel',
    inputMode: 'tel',
  },
  mobile_phone_number: {
    kind: 'tel',
    hint: 'With country code, for example +1 415 555 0132',
    autocomplete: 'tel',
    inputMode: 'tel',
  },
  website_url: {
    kind: 'url',
    hint: 'Live and without a login',
    autocomplete: 'url',
    inputMode: 'url',
  },
  business_name: { hint: 'Exactly as it is registered', autocomplete: 'organization' },
  business_title: { autocomplete: 'organization-title' },
  birth_date: {
    hint: 'Year, month and day, for example 1980-12-31',
    autocomplete: 'bday',
    sensitive: true,
  },
  business_registration_number: { autocomplete: 'off', sensitive: true },
  document_number: { hint: 'As printed on the document', autocomplete: 'off', sensitive: true },
  identification_number: { autocomplete: 'off', sensitive: true },
};
