import type { DescribedOperation } from './described-operations.js';

/** What is described and not in the sandbox, with the reason. */
const EXCLUDED: readonly (readonly [RegExp, string])[] = [
  [/\/ComplianceInquiries\//, 'sessions of Twilio’s own embeddable; out of scope'],
  [/\/A2P(Brand|Campaign)Registrations/, 'sessions of Twilio’s own embeddable, in JSON'],
  [/\/IncomingPhoneNumbers\/(Local|Mobile|TollFree)\.json/, 'numbers by type; not named in scope'],
  [/\/AssignedAddOns/, 'add-ons of numbers; not named in scope'],
];

/** Undefined where the sandbox has the operation. */
export const reasonToExclude = ({ path }: DescribedOperation): string | undefined =>
  EXCLUDED.find(([pattern]) => pattern.test(path))?.[1];
