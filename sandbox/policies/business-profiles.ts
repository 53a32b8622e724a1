import type { Policy, Requirements } from './policy.js';
import { accepted, document, endUser, NOTHING_REQUIRED } from './requirements.js';

const BUSINESS_INFORMATION = endUser(
  'customer_profile_business_information',
  'Business Information',
  [
    'business_type',
    'business_registration_number',
    'business_name',
    'business_registration_identifier',
    'business_identity',
    'business_industry',
    'website_url',
    'business_regions_of_operation',
    'social_media_profile_urls',
  ],
);

const REPRESENTATIVE_FIELDS = [
  'first_name',
  'last_name',
  'email',
  'phone_number',
  'business_title',
  'job_position',
];

const PHYSICAL_ADDRESS = document(
  'customer_profile_address',
  'Physical Business Address',
  'Customer Profile HQ Physical Address',
  [accepted('customer_profile_address', 'Physical Business Address', ['address_sids'])],
);

/** The published copies differ in how they write a representative's number: "1" and "#1". */
const representatives = (sign: string) =>
  [1, 2].map((n) =>
    endUser(
      `authorized_representative_${n}`,
      `Authorized Representative ${sign}${n}`,
      REPRESENTATIVE_FIELDS,
    ),
  );

const businessRequirements = (sign: string): Requirements => ({
  ...NOTHING_REQUIRED,
  end_user: [BUSINESS_INFORMATION, ...representatives(sign)],
  supporting_document: [[PHYSICAL_ADDRESS]],
});

const PRIMARY_LINK = {
  type: 'primary_customer_profile_type_business',
  name: 'Primary Customer Profile Bundle',
  requirement_name: 'primary_customer_profile',
};

/** Made in Twilio's Console only. */
export const PRIMARY_BUSINESS: Policy = {
  sid: 'RN6433641899984f951173ef1738c3bdd0',
  friendly_name: 'Primary Customer Profile of type Business',
  role: 'primary',
  kind: 'CustomerProfiles',
  bundleType: PRIMARY_LINK.type,
  requirements: businessRequirements(''),
};

export const SECONDARY_BUSINESS: Policy = {
  sid: 'RNdfbf3fae0e1107f8aded0e7cead80bf5',
  friendly_name: 'Secondary Customer Profile of type Business',
  role: 'secondary',
  kind: 'CustomerProfiles',
  bundleType: 'secondary_customer_profile_type_business',
  requirements: { ...businessRequirements('#'), supporting_customer_profiles: [PRIMARY_LINK] },
};

const STARTER_NEEDS: Requirements = {
  ...NOTHING_REQUIRED,
  end_user: [
    endUser('starter_customer_profile_information', 'Information', [
      'first_name',
      'last_name',
      'email',
      'phone_number',
    ]),
  ],
  supporting_document: [
    [
      document('customer_profile_address', 'Customer Profile Address', 'Customer Profile Address', [
        accepted('customer_profile_address', 'Legal Company Address', ['address_sids']),
        accepted('starter_customer_profile_address', 'Legal Company Address', ['address_sids']),
      ]),
    ],
  ],
};

/** For a vendor's customer without a tax number; either kind of address document will do. */
export const STARTER: Policy = {
  sid: 'RN806dd6cd175f314e1f96a9727ee271f4',
  friendly_name: 'Starter Customer Profile of type Business',
  role: 'secondary',
  kind: 'CustomerProfiles',
  bundleType: 'starter_customer_profile_type_business',
  requirements: { ...STARTER_NEEDS, supporting_customer_profiles: [PRIMARY_LINK] },
};

/**
 * The same for a business of its own, which has no vendor's profile above it. Its SID and its type
 * are published, the second by the sole proprietor's policy; what it asks for is taken from the other.
 */
export const DIRECT_STARTER: Policy = {
  sid: 'RN13dc4be8861a10924a79c35eaa4d812c',
  friendly_name: 'Starter Customer Profile of type Direct Long Tail',
  role: 'other',
  kind: 'CustomerProfiles',
  bundleType: 'starter_customer_profile_type_direct_long_tail',
  requirements: STARTER_NEEDS,
};

/** A trust product; its two supporting profiles share a requirement: either will do. */
export const SOLE_PROPRIETOR: Policy = {
  sid: 'RN670d5d2e282a6130ae063b234b6019c8',
  friendly_name: 'Sole Proprietor TrustProduct',
  role: 'other',
  kind: 'TrustProducts',
  bundleType: 'sole_proprietor_trust_product',
  requirements: {
    ...NOTHING_REQUIRED,
    end_user: [
      endUser('sole_proprietor_information', 'Sole Proprietor Information', [
        'brand_name',
        'mobile_phone_number',
        'vertical',
      ]),
    ],
    supporting_customer_profiles: [
      {
        type: 'starter_customer_profile_type_business',
        name: 'Starter Customer Profile(isv customers) Proof',
        requirement_name: 'customer_profile',
      },
      {
        type: 'starter_customer_profile_type_direct_long_tail',
        name: 'Starter Customer Profile(direct customers) Proof',
        requirement_name: 'customer_profile',
      },
    ],
  },
};
