import type { FieldPath, FieldValues } from '../field-path.js';
import { answersIn, type Check, type Warnings } from './answers.js';
import { checkDomains } from './check-domains.js';
import { checkNames } from './check-names.js';
import { checkPeople } from './check-people.js';
import { checkPhones } from './check-phones.js';
import { checkRegistration } from './check-registration.js';

const CHECKS: readonly Check[] = [
  checkRegistration,
  checkNames,
  checkPhones,
  checkDomains,
  checkPeople,
];

/**
 * What is worth a second look before anybody else looks: warnings by path, one for each, never a
 * block. Twilio's reviewers decide. For the host alone: what it knows of numbers and domains weighs
 * ten times what a page may.
 */
export function checkValues(values: FieldValues): Warnings {
  const answers = answersIn(values);
  const warnings: Record<FieldPath, string> = {};
  for (const check of CHECKS)
    for (const [path, message] of Object.entries(check(answers)) as [FieldPath, string][])
      warnings[path] ??= message;
  return warnings;
}
