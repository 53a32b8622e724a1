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

/** The one for a customer of an ISV that has no tax number, and that of a business for itself. */
export const STARTER_POLICY = 'RN806dd6cd175f314e1f96a9727ee271f4';
export const DIRECT_STARTER_POLICY = 'RN13dc4be8861a10924a79c35eaa4d812c';

/**
 * Which policies make a bundle of a type that another policy asks for. The types are those of
 * published policies; of one that is not here every approved bundle is offered.
 */
export const POLICIES_OF_TYPE: Readonly<Record<string, readonly string[] | undefined>> = {
  secondary_customer_profile_type_business: [SECONDARY_BUSINESS_POLICY],
  starter_customer_profile_type_business: [STARTER_POLICY],
  starter_customer_profile_type_direct_long_tail: [DIRECT_STARTER_POLICY],
};

/** Policies of trust products, "the same across accounts" by Twilio's guides and its Function. */
export const PRODUCT_POLICIES: readonly string[] = [
  // A2P messaging, sole proprietor, SHAKEN/STIR, CNAM, Voice Integrity.
  'RNb0d4771c2c98518d916a3d4cd70a8f8b',
  'RN670d5d2e282a6130ae063b234b6019c8',
  'RN7a97559effdf62d00f4298208492a5ea',
  'RNf3db3cd1fe25fcfd3c3ded065c8fea53',
  'RN5b3660f9598883b1df4e77f77acefba0',
  // Branded Calling; several policies share the name.
  'RNca63d1066fbd5e44eac02d0b3cf6d019',
  'RNec5c6f3b750ed0d117c1951b5d5ce8c1',
  'RNa5150dedb5f110adba478ce9dde61d56',
  'RN5db7f1c57f6157280b28428ede4db708',
  'RN304faa2408f673b68867fe5cb65b7f50',
];

/** Policies of primary profiles, by which a preflight knows one. Made in Twilio's Console only. */
export const PRIMARY_POLICIES: readonly string[] = [
  'RN6433641899984f951173ef1738c3bdd0',
  'RN936f6140f1864391adca88df5d84cb6d',
  'RN92dc6c39189b4d5ad9c6664f39769f90',
];
