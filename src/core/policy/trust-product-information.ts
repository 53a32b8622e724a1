import type { CatalogueEntry, CatalogueSection, SiblingCondition } from './catalogue-entry.js';
import { optionsOf } from './catalogue-entry.js';

const publicCompany: SiblingCondition = { field: 'company_type', values: ['public'] };

const wholeNumber = (label: string, hint: string): CatalogueEntry => ({
  label,
  hint,
  autocomplete: 'off',
  inputMode: 'numeric',
  format: {
    pattern: '[1-9]\\d*',
    message: 'Enter a whole number, digits only, more than 0',
    severity: 'error',
  },
});

/**
 * Stock fields and the brand contact are asked of public companies alone.
 * Source: "ISV API walkthrough: A2P 10DLC", `us_a2p_messaging_profile_information`; codes 21736–21741
 */
export const A2P_INFORMATION: CatalogueSection = {
  title: 'Messaging in the US',
  description: 'What carriers want to know of a business that texts people in the US.',
  order: ['company_type', 'stock_exchange', 'stock_ticker', 'brand_contact_email'],
  fields: {
    company_type: {
      kind: 'radio',
      label: 'Kind of company',
      options: optionsOf({
        private: 'Private company',
        public: 'Public company, listed on a stock exchange',
        'non-profit': 'Nonprofit',
        government: 'Government',
      }),
    },
    stock_exchange: {
      label: 'Stock exchange',
      hint: 'Its short name, for example NYSE or NASDAQ',
      visibleWhen: publicCompany,
    },
    stock_ticker: {
      label: 'Ticker symbol',
      hint: 'As the exchange lists it; it must belong to the company of that tax number (30796)',
      visibleWhen: publicCompany,
    },
    brand_contact_email: {
      kind: 'email',
      label: 'E-mail of the brand contact',
      hint: "At the company's own domain: a code is sent there, which has to be confirmed",
      inputMode: 'email',
      autocomplete: 'off',
      visibleWhen: publicCompany,
    },
  },
};

/** Source: Twilio's guide to CNAM, `cnam_information`. */
export const CNAM_INFORMATION: CatalogueSection = {
  title: 'Caller name',
  fields: {
    cnam_display_name: {
      label: 'Name to display',
      hint: 'What people see when the business calls; 15 characters at most, close to the legal name',
      maxLength: 15,
    },
  },
};

/** Source: Twilio's guide to Voice Integrity, `voice_integrity_information`. */
export const VOICE_INTEGRITY_INFORMATION: CatalogueSection = {
  title: 'Calls of the business',
  description: 'By this analytics companies tell its calls from spam.',
  order: ['use_case', 'business_employee_count', 'average_business_day_call_volume', 'notes'],
  fields: {
    use_case: {
      label: 'What the calls are for',
      hint: 'For example appointment reminders or customer support',
    },
    business_employee_count: wholeNumber('Number of employees', 'About; digits only'),
    average_business_day_call_volume: wholeNumber(
      'Calls on a working day',
      'On average, all numbers together; digits only',
    ),
    notes: { label: 'Notes', hint: 'Anything else that explains the calls', optional: true },
  },
};
