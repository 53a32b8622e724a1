import type { CatalogueSection } from './catalogue-entry.js';
import { COMMON_FIELDS } from './common-fields.js';

const { first_name, last_name, email, phone_number } = COMMON_FIELDS;

const person = {
  first_name: { ...first_name, label: 'First name' },
  last_name: { ...last_name, label: 'Last name' },
  email: {
    ...email,
    label: 'E-mail',
    hint: 'One that is read: the mailbox is checked, throw-away addresses are refused',
  },
  phone_number: { ...phone_number, label: 'Phone number' },
};

/** Source: "A2P 10DLC: ISV sole proprietor onboarding"; code 30915. */
export const STARTER_INFORMATION: CatalogueSection = {
  title: 'Owner',
  description:
    'For a business of the US or Canada without a tax number. One that has an EIN registers as a business instead, or it is rejected later (30915).',
  order: ['first_name', 'last_name', 'email', 'phone_number'],
  fields: person,
};

/**
 * Source: "A2P 10DLC: ISV sole proprietor onboarding". Of the 21 values of `vertical` these are the
 * ones that public guides name; the list could be longer, so that any other may be typed.
 */
export const SOLE_PROPRIETOR_INFORMATION: CatalogueSection = {
  title: 'Sole proprietor',
  description: 'The name and the mobile number by which carriers know this sender.',
  order: ['brand_name', 'vertical', 'mobile_phone_number'],
  fields: {
    brand_name: {
      label: 'Brand name',
      hint: "The name the business trades under, or the owner's own",
      autocomplete: 'organization',
    },
    vertical: {
      label: 'Line of business',
      hint: 'In capitals as Twilio has them, for example RETAIL, HEALTHCARE or REAL_ESTATE',
      autocomplete: 'off',
      format: {
        pattern: '[A-Z][A-Z_]*',
        message: 'Write it in capitals with _ between words, for example REAL_ESTATE',
        severity: 'warning',
      },
    },
    mobile_phone_number: {
      ...COMMON_FIELDS.mobile_phone_number,
      label: 'Mobile number',
      hint: 'A US or Canadian mobile phone that can receive a code by text message; one number serves three brands at most',
    },
  },
};

/** Fields of an individual's profile, which Twilio makes itself for new accounts. */
export const INDIVIDUAL_INFORMATION: CatalogueSection = {
  title: 'Individual',
  order: [
    'first_name',
    'last_name',
    'birth_date',
    'email',
    'phone_number',
    'company_name',
    'website_url',
    'use_case',
    'identification_type',
    'identification_number',
    'identification_state',
    'notification_mobile_number',
  ],
  fields: {
    ...person,
    birth_date: {
      ...COMMON_FIELDS.birth_date,
      label: 'Date of birth',
      format: {
        pattern: '\\d{4}-\\d{2}-\\d{2}',
        message: 'Write year, month and day, for example 1980-12-31',
        severity: 'warning',
      },
    },
    company_name: { label: 'Company', optional: true, autocomplete: 'organization' },
    website_url: { ...COMMON_FIELDS.website_url, label: 'Website', optional: true },
    use_case: { label: 'What Twilio is used for', hint: 'In a sentence or two' },
    identification_type: {
      label: 'Kind of identity document',
      hint: 'For example a passport or a driver’s license',
    },
    identification_number: {
      ...COMMON_FIELDS.identification_number,
      label: 'Number of the document',
      hint: 'As printed on it',
    },
    identification_state: {
      label: 'State that issued it',
      hint: 'Two letters, for example CA; leave it empty for a passport',
      optional: true,
    },
    notification_mobile_number: {
      ...COMMON_FIELDS.mobile_phone_number,
      label: 'Mobile number for notifications',
      optional: true,
    },
  },
};
