import type { CatalogueSection } from './catalogue-entry.js';
import type { FieldPath, FieldValues } from './field-path.js';

/** Phone numbers of the account for the profile: SIDs (`PN…`) separated by commas. */
export const PHONE_NUMBERS: FieldPath = 'bundle.phone_numbers';

/** Each once, in the order in which they were chosen. */
export const chosenNumbers = (values: FieldValues): readonly string[] => [
  ...new Set((values[PHONE_NUMBERS] ?? '').split(/[\s,]+/).filter(Boolean)),
];

/** What every profile has though no policy names it. */
export const BUNDLE_FIELDS: CatalogueSection = {
  title: 'Notifications',
  description: 'Twilio writes to this address when the review is decided.',
  fields: {
    email: {
      kind: 'email',
      label: 'E-mail for status changes',
      hint: 'Yours or your team’s; the business need not see these',
      autocomplete: 'email',
      inputMode: 'email',
    },
    friendly_name: {
      label: 'Name in lists',
      hint: 'Left empty, the legal name is used',
      optional: true,
      maxLength: 32,
    },
    status_callback: {
      kind: 'url',
      label: 'Status callback',
      hint: 'An https address of your own server that Twilio calls when the status changes',
      optional: true,
      inputMode: 'url',
      format: {
        pattern: 'https://[^\\s@]+',
        message: 'Enter an address that begins with https:// and holds no user name',
        severity: 'error',
      },
    },
  },
};
