import type { FieldPath } from '../field-path.js';
import { fieldPath } from '../field-path.js';
import type { Answers, Warnings } from './answers.js';
import { eachWith } from './answers.js';
import { REGISTRATION_NUMBERS } from './registration-numbers.js';

/**
 * A registration number by the rule of its register: its length and check digit, not whether it was
 * given to this business. That only the reviewers see (18602).
 */
export function checkRegistration(answers: Answers): Warnings {
  const warnings: Record<FieldPath, string> = {};
  for (const [requirement, number, own] of eachWith(answers, 'business_registration_number')) {
    const identifier = own.get('business_registration_identifier') ?? '';
    const check = REGISTRATION_NUMBERS.get(identifier);
    const message = check?.(number);
    if (message) warnings[fieldPath(requirement, 'business_registration_number')] = message;
  }
  return warnings;
}
