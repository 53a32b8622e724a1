import type { PhoneNumber } from 'libphonenumber-js/max';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { FieldPath } from '../field-path.js';
import { fieldPath } from '../field-path.js';
import type { Answers, Warnings } from './answers.js';

const PHONE = /^(?:\w+_)?phone_number$/;

/**
 * Numbers against every country's plan, as Google keeps it. A number may be right and the plan
 * older: Twilio has the last word, and has been seen to refuse valid ones.
 */
export function checkPhones(answers: Answers): Warnings {
  const warnings: Record<FieldPath, string> = {};
  for (const [requirement, own] of answers)
    for (const [field, value] of own) {
      if (!PHONE.test(field)) continue;
      const message = problemOf(value, field.startsWith('mobile_'));
      if (message) warnings[fieldPath(requirement, field)] = message;
    }
  return warnings;
}

function problemOf(value: string, mobile: boolean): string | undefined {
  // Without a country code it is an error of the form already.
  if (!value.startsWith('+')) return undefined;
  const number = parsePhoneNumberFromString(value);
  if (!number) return 'Check the country code: no country has this one';
  if (!number.isPossible())
    return 'Count the digits: there are too few or too many for its country';
  if (!number.isValid())
    return 'Check the digits: numbers of that country do not begin like this one';
  return mobile ? problemOfMobile(number) : undefined;
}

/** In the US and Canada a number does not show whether it is a mobile one. */
function problemOfMobile(number: PhoneNumber): string | undefined {
  if (!['US', 'CA'].includes(number.country ?? ''))
    return 'Give a mobile number of the US or Canada: a code is sent there';
  return ['MOBILE', 'FIXED_LINE_OR_MOBILE'].includes(number.getType() ?? '')
    ? undefined
    : 'Give a mobile number: a code is sent there by text message';
}
