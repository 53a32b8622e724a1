/**
 * Policies whose SIDs are known and whose JSON nobody published: their end users and fields are those
 * that Twilio's guides have one send.
 */
import type { Policy, Requirements, SupportingBundleRequirement } from './policy.js';
import { endUser, NOTHING_REQUIRED } from './requirements.js';

/** A profile of either kind will do. */
const ANY_PROFILE: readonly SupportingBundleRequirement[] = [
  {
    type: 'primary_customer_profile_type_business',
    name: 'Primary Customer Profile Bundle',
    requirement_name: 'customer_profile',
  },
  {
    type: 'secondary_customer_profile_type_business',
    name: 'Secondary Customer Profile Bundle',
    requirement_name: 'customer_profile',
  },
];

const product = (
  sid: string,
  friendly_name: string,
  bundleType: string,
  end_user: Requirements['end_user'],
): Policy => ({
  sid,
  friendly_name,
  role: 'other',
  kind: 'TrustProducts',
  bundleType,
  requirements: { ...NOTHING_REQUIRED, end_user, supporting_customer_profiles: ANY_PROFILE },
});

export const A2P_MESSAGING = product(
  'RNb0d4771c2c98518d916a3d4cd70a8f8b',
  'A2P Messaging: Local - Business',
  'us_a2p_messaging_profile',
  [
    endUser('us_a2p_messaging_profile_information', 'US A2P Messaging Profile Information', [
      'company_type',
      'stock_exchange',
      'stock_ticker',
    ]),
  ],
);

export const TRUST_PRODUCTS: readonly Policy[] = [
  A2P_MESSAGING,
  product('RN7a97559effdf62d00f4298208492a5ea', 'SHAKEN/STIR', 'shaken_stir_trust_product', []),
  product('RNf3db3cd1fe25fcfd3c3ded065c8fea53', 'CNAM', 'cnam_trust_product', [
    endUser('cnam_information', 'CNAM Information', ['cnam_display_name']),
  ]),
  product(
    'RN5b3660f9598883b1df4e77f77acefba0',
    'Voice Integrity',
    'voice_integrity_trust_product',
    [
      endUser('voice_integrity_information', 'Voice Integrity Information', [
        'use_case',
        'business_employee_count',
        'average_business_day_call_volume',
        'notes',
      ]),
    ],
  ),
];
