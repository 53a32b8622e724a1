import { ASSUMPTIONS } from '../trusthub/assumptions.js';
import type { CatalogueSection, SiblingCondition } from './catalogue-entry.js';
import { optionsOf } from './catalogue-entry.js';
import { BUSINESS_INDUSTRIES } from './business-industries.js';

const registrationIs = (...values: string[]): SiblingCondition => ({
  field: 'business_registration_identifier',
  values,
});

/**
 * Accepted values and formats of `customer_profile_business_information`.
 * Source: Twilio's guide "API: Create a Secondary Customer Profile", step 3.
 */
export const BUSINESS_INFORMATION: CatalogueSection = {
  title: 'Business',
  description:
    'Exactly as the tax office knows it. For a US company have IRS letter CP 575 or 147C at hand: most rejections come from the name and the number.',
  order: [
    'business_name',
    'business_type',
    'business_registration_identifier',
    ASSUMPTIONS.otherRegistrationField,
    'business_registration_number',
    'business_industry',
    'business_regions_of_operation',
    'website_url',
    'social_media_profile_urls',
    'business_identity',
  ],
  extra: [ASSUMPTIONS.otherRegistrationField],
  fields: {
    business_name: {
      label: 'Legal name',
      hint: 'As on IRS letter CP 575 or 147C, with LLC or Inc.; not from a W-9, no trade name, nothing abbreviated',
      autocomplete: 'organization',
    },
    business_type: {
      kind: 'select',
      label: 'Business type',
      options: optionsOf({
        'Limited Liability Corporation': 'Limited liability company (LLC)',
        Corporation: 'Corporation',
        Partnership: 'Partnership',
        'Sole Proprietorship': 'Sole proprietorship',
        'Co-operative': 'Co-operative',
        'Non-profit Corporation': 'Non-profit corporation',
      }),
      hint: 'As it is registered; a US company finds it on the letter',
      advice: [
        {
          field: 'business_type',
          values: ['Sole Proprietorship'],
          message:
            'With an EIN you are in the right place. Without a tax number a sole proprietor of the US or Canada takes the starter profile instead.',
        },
      ],
    },
    business_registration_identifier: {
      kind: 'select',
      label: 'Registration type',
      hint: 'For a US company: EIN',
      options: optionsOf({
        EIN: 'EIN, employer identification number (United States)',
        DUNS: 'DUNS number (Dun and Bradstreet)',
        CBN: 'CBN, business number (Canada)',
        CCN: 'CCN, corporation number (Canada)',
        CN: 'Company number (Great Britain)',
        ACN: 'ACN, company number (Australia)',
        CIN: 'CIN, corporate identity number (India)',
        VAT: 'VAT number (Estonia)',
        VATRN: 'VAT registration number (Romania)',
        RN: 'Registration number (Israel)',
        Other: 'Another registration',
      }),
      advice: [
        {
          ...registrationIs('DUNS'),
          message: 'Twilio advises the EIN, not a DUNS number: brands made with DUNS often fail.',
        },
        {
          ...registrationIs('CCN'),
          message: 'Carriers no longer take the CCN for US messaging. Use the CBN instead.',
        },
      ],
    },
    [ASSUMPTIONS.otherRegistrationField]: {
      label: 'Name of the registration',
      hint: 'What the number is called and who gave it, as on the certificate',
      autocomplete: 'off',
      visibleWhen: registrationIs('Other'),
    },
    business_registration_number: {
      label: 'Registration number',
      hint: 'As the register wrote it',
      hints: [
        {
          ...registrationIs('EIN'),
          hint: 'Nine digits, for example 12-3456789: on the top right of letter CP 575, or on letter 147C',
        },
        {
          ...registrationIs('DUNS'),
          hint: 'Nine digits, for example 12-345-6789: in the e-mail of Dun and Bradstreet',
        },
        {
          ...registrationIs('CBN'),
          hint: 'The first nine digits only, without RC 0001: on letters of the Canada Revenue Agency',
        },
        {
          ...registrationIs('CCN'),
          hint: 'For example 123456-7: on the certificate of incorporation',
        },
        {
          ...registrationIs('CN'),
          hint: 'Eight digits, or two letters and six: on the certificate of incorporation',
        },
        {
          ...registrationIs('ACN'),
          hint: 'Nine digits: on the certificate of registration of ASIC. Not the ABN of eleven',
        },
        {
          ...registrationIs('CIN'),
          hint: 'A CIN has 21 letters and digits: on the certificate of incorporation',
        },
        { ...registrationIs('VAT'), hint: 'EE and nine digits: on the notice of the tax office' },
        {
          ...registrationIs('VATRN'),
          hint: 'RO and two to ten digits: on the certificate of registration',
        },
        {
          ...registrationIs('RN'),
          hint: 'Nine digits: on the certificate of the Corporations Authority',
        },
      ],
      autocomplete: 'off',
      sensitive: true,
      formats: [
        {
          ...registrationIs('EIN'),
          pattern: '\\d{2}-?\\d{7}',
          message: 'Enter all nine digits of the EIN, for example 12-3456789',
          severity: 'error',
        },
      ],
    },
    business_industry: {
      kind: 'select',
      label: 'Industry',
      hint: 'The nearest one',
      options: BUSINESS_INDUSTRIES,
    },
    business_regions_of_operation: {
      kind: 'select',
      label: 'Region of operation',
      hint: 'Where most of your customers are',
      options: optionsOf({
        USA_AND_CANADA: 'USA and Canada',
        EUROPE: 'Europe',
        LATIN_AMERICA: 'Latin America',
        ASIA: 'Asia',
        AFRICA: 'Africa',
        AUSTRALIA: 'Australia',
      }),
    },
    website_url: {
      kind: 'url',
      label: 'Website',
      hint: 'Live and with https, without a login, showing the legal name',
      autocomplete: 'url',
      inputMode: 'url',
    },
    social_media_profile_urls: {
      kind: 'text',
      label: 'Social media',
      hint: 'One link to a public profile',
      optional: true,
      inputMode: 'url',
    },
    business_identity: {
      kind: 'radio',
      label: 'How does this business use Twilio?',
      hint: 'Whoever is a customer of yours is a direct customer',
      options: optionsOf({
        direct_customer: 'Through a vendor or for itself (direct customer)',
        isv_reseller_or_partner: 'It resells Twilio to others (ISV, reseller or partner)',
        unknown: 'Not known',
      }),
      initial: 'direct_customer',
    },
  },
};
