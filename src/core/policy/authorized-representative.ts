import type { CatalogueSection } from './catalogue-entry.js';
import { optionsOf } from './catalogue-entry.js';

/**
 * Accepted values of `authorized_representative_1` and `_2`. The reference's table splits the
 * country code off; the API has one E.164 field.
 * Source: Twilio's guide "API: Create a Secondary Customer Profile", steps 4 and 5.
 */
const fields: CatalogueSection['fields'] = {
  first_name: { label: 'First name', autocomplete: 'given-name' },
  last_name: { label: 'Last name', autocomplete: 'family-name' },
  business_title: {
    label: 'Business title',
    hint: 'For example Head of Operations',
    autocomplete: 'organization-title',
  },
  job_position: {
    kind: 'select',
    label: 'Job position',
    hint: 'The nearest one',
    options: optionsOf({
      CEO: 'CEO',
      CFO: 'CFO',
      Director: 'Director',
      GM: 'GM',
      VP: 'VP',
      'General Counsel': 'General Counsel',
      Other: 'Other',
    }),
  },
  email: {
    kind: 'email',
    label: 'Work e-mail',
    hint: "At the website's own domain; free mail is often rejected",
    autocomplete: 'email',
    inputMode: 'email',
  },
  phone_number: {
    kind: 'tel',
    label: 'Phone number',
    hint: 'With country code, for example +1 415 555 0132',
    autocomplete: 'tel',
    inputMode: 'tel',
  },
};

const order = [
  'first_name',
  'last_name',
  'business_title',
  'job_position',
  'email',
  'phone_number',
];

export const FIRST_REPRESENTATIVE: CatalogueSection = {
  title: 'Representative',
  description: 'Someone who may act for the business, and whom Twilio may call or write to.',
  order,
  fields,
};

const another = {
  order,
  // Two people, one browser profile: autofill would offer the first person's data again.
  fields: Object.fromEntries(
    Object.entries(fields).map(([name, entry]) => [name, { ...entry, autocomplete: 'off' }]),
  ),
};

export const SECOND_REPRESENTATIVE: CatalogueSection = {
  title: 'Second representative',
  description:
    'Another person, not the first one again. Twilio seldom insists; if it does, you will be asked here.',
  ...another,
};

/** `authorized_representative_3` and whatever follows. */
export const furtherRepresentative = (type: string): CatalogueSection => ({
  title: `Representative ${type.split('_').at(-1)}`,
  description: 'Another person, not one of the others again.',
  ...another,
});
