/**
 * What nobody outside Twilio has settled, each held here once and nowhere else. A real account can
 * answer them; until then these are the best-supported readings.
 */
export const ASSUMPTIONS = {
  /** The references want the primary approved; an error text says "approved or in-review". */
  primaryAccepted: ['twilio-approved'] as readonly string[],
  /** The attribute for "Name of Other Registration Type" is published nowhere. */
  otherRegistrationField: 'business_registration_identifier_other',
  /** The policy lists a second representative; live runs are compliant without. */
  optionalRequirements: ['authorized_representative_2'] as readonly string[],
  /** Both `12-3456789` and nine bare digits were seen to work; the documentation has the dash. */
  einDashed: true,
} as const;

/** Secondary Customer Profile of type Business, "the same across accounts" by Twilio's guides. */
export const SECONDARY_BUSINESS_POLICY = 'RNdfbf3fae0e1107f8aded0e7cead80bf5';

/** Policies of primary profiles, by which a preflight knows one. Made in Twilio's Console only. */
export const PRIMARY_POLICIES: readonly string[] = [
  'RN6433641899984f951173ef1738c3bdd0',
  'RN936f6140f1864391adca88df5d84cb6d',
  'RN92dc6c39189b4d5ad9c6664f39769f90',
];
