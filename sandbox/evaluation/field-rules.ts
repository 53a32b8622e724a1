import type { Attributes } from '../model.js';
import type { Settings } from '../settings.js';

/** What a value must be besides being there. */
export interface FieldRule {
  readonly accepts: (value: string, all: Attributes, settings: Settings) => boolean;
  /** 22215 where the value is not in the accepted set, 22218 where its form is wrong. */
  readonly code: 22215 | 22218;
  readonly says: (label: string, endUserName: string) => string;
}

const invalid = (label: string) => `The ${label} is invalid.`;

const oneOf = (values: readonly string[]): FieldRule => ({
  accepts: (value) => values.includes(value),
  code: 22215,
  says: invalid,
});

/** Whether several values are written in a way that passes; one alone is text in all of them. */
const ENCODINGS: Record<Settings['regionEncoding'], (written: unknown) => boolean> = {
  any: () => true,
  commas: (written) => typeof written === 'string',
  list: (written) => Array.isArray(written) || !String(written).includes(','),
  one: (written) => typeof written === 'string' && !written.includes(','),
};

const regions = (values: readonly string[]): FieldRule => ({
  accepts: (value, { business_regions_of_operation: written }, { regionEncoding }) =>
    ENCODINGS[regionEncoding](written) &&
    value.split(',').every((part) => values.includes(part.trim())),
  code: 22215,
  says: invalid,
});

const form = (pattern: RegExp, says: FieldRule['says'] = invalid): FieldRule => ({
  accepts: (value) => pattern.test(value),
  code: 22218,
  says,
});

const INDUSTRIES = [
  'AUTOMOTIVE',
  'AGRICULTURE',
  'BANKING',
  'CONSUMER',
  'EDUCATION',
  'ENGINEERING',
  'ENERGY',
  'OIL_AND_GAS',
  'FAST_MOVING_CONSUMER_GOODS',
  'FINANCIAL',
  'FINTECH',
  'FOOD_AND_BEVERAGE',
  'GOVERNMENT',
  'HEALTHCARE',
  'HOSPITALITY',
  'INSURANCE',
  'LEGAL',
  'MANUFACTURING',
  'MEDIA',
  'ONLINE',
  'RAW_MATERIALS',
  'REAL_ESTATE',
  'RELIGION',
  'RETAIL',
  'JEWELRY',
  'TECHNOLOGY',
  'TELECOMMUNICATIONS',
  'TRANSPORTATION',
  'TRAVEL',
  'ELECTRONICS',
  'NOT_FOR_PROFIT',
  // Named by Twilio's A2P guide only.
  'CONSTRUCTION',
  'PROFESSIONAL_SERVICES',
];

/** Both writings of these numbers were seen to pass: with dashes and bare. */
const NINE_DIGITS = /^\d(-?\d){8}$/;

const RULES: Readonly<Record<string, FieldRule>> = {
  business_identity: oneOf(['direct_customer', 'isv_reseller_or_partner', 'unknown']),
  business_type: oneOf([
    'Sole Proprietorship',
    'Partnership',
    'Limited Liability Corporation',
    'Co-operative',
    'Non-profit Corporation',
    'Corporation',
  ]),
  business_industry: oneOf(INDUSTRIES),
  business_registration_identifier: oneOf([
    'EIN',
    'DUNS',
    'CCN',
    'CBN',
    'CN',
    'ACN',
    'CIN',
    'VAT',
    'VATRN',
    'RN',
    'Other',
  ]),
  business_registration_number: {
    accepts: (value, all, { taxNumberFormat }) =>
      taxNumberFormat === 'any' ||
      !['EIN', 'DUNS'].includes(String(all['business_registration_identifier'])) ||
      NINE_DIGITS.test(value),
    code: 22218,
    says: invalid,
  },
  business_regions_of_operation: regions([
    'AFRICA',
    'ASIA',
    'EUROPE',
    'LATIN_AMERICA',
    'USA_AND_CANADA',
    'AUSTRALIA',
  ]),
  job_position: oneOf(['Director', 'GM', 'VP', 'CEO', 'CFO', 'General Counsel', 'Other']),
  company_type: oneOf(['private', 'public', 'non-profit', 'government']),
  cnam_display_name: form(/^.{1,15}$/),
  business_employee_count: form(/^[1-9]\d*$/),
  average_business_day_call_volume: form(/^[1-9]\d*$/),
  email: form(/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/, (_, name) => `Email of ${name} is invalid.`),
  phone_number: form(/^\+[1-9]\d{6,14}$/, (label) => `${label} is invalid.`),
  mobile_phone_number: form(/^\+[1-9]\d{6,14}$/, (label) => `${label} is invalid.`),
  // The documentation wants a URL and its sample is a bare `test.com`.
  website_url: form(/^(https?:\/\/)?[^\s/.@]+(\.[^\s/.@]+)+(:\d+)?([/?#]\S*)?$/i),
};

const always = () => true;

const unlessPublic = ({ company_type }: Attributes) => company_type !== 'public';

const OPTIONAL: Readonly<Record<string, (all: Attributes) => boolean>> = {
  social_media_profile_urls: always,
  notes: always,
  stock_exchange: unlessPublic,
  stock_ticker: unlessPublic,
};

/** Whether a field may be left out, given what else is said. */
export const isOptional = (field: string, all: Attributes = {}): boolean =>
  Object.hasOwn(OPTIONAL, field) && OPTIONAL[field]!(all);

export const ruleOf = (field: string): FieldRule | undefined =>
  Object.hasOwn(RULES, field) ? RULES[field] : undefined;

/** An attribute as text: lists with commas, nothing as ''. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return (Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [value])
    .map((item) => String(item).trim())
    .join(',');
}
