/** Policies that Twilio does not have and might: what a form made from a policy must not trip over. */
import { inventedSid } from './invented-sid.js';
import type { Policy } from './policy.js';
import { accepted, document, endUser, NOTHING_REQUIRED } from './requirements.js';

/** Two inner lists of documents, and one requirement that a document of either meets. */
export const TWO_ALTERNATIVES: Policy = {
  sid: inventedSid('RN', 'policy two alternatives'),
  friendly_name: 'Sandbox: Two Alternatives',
  role: 'other',
  bundleType: 'sandbox_two_alternatives',
  requirements: {
    ...NOTHING_REQUIRED,
    end_user: [endUser('individual', 'Individual', ['first_name', 'last_name'], 'individual_info')],
    supporting_document: [
      [
        document('proof_of_address_info', 'Utility Bill', 'A bill not older than three months', [
          accepted('utility_bill', 'Utility bill', ['address_sids']),
        ]),
      ],
      [
        document('proof_of_address_info', 'Tenancy Agreement', 'A signed agreement', [
          accepted('tenancy_agreement', 'Tenancy agreement', ['address_sids', 'document_number']),
        ]),
      ],
    ],
  },
};

/** Two inner lists that share nothing: whether one is enough is what the setting `innerLists` says. */
export const TWO_LISTS: Policy = {
  sid: inventedSid('RN', 'policy two lists'),
  friendly_name: 'Sandbox: Two Lists',
  role: 'other',
  bundleType: 'sandbox_two_lists',
  requirements: {
    ...NOTHING_REQUIRED,
    supporting_document: [
      [
        document('utility_info', 'Utility Bill', 'A bill', [
          accepted('utility_bill', 'Utility bill', ['address_sids']),
        ]),
      ],
      [
        document('tenancy_info', 'Tenancy Agreement', 'An agreement', [
          accepted('tenancy_agreement', 'Tenancy agreement', ['document_number']),
        ]),
      ],
    ],
  },
};

/** Types and fields that no catalogue has. */
export const UNHEARD_OF: Policy = {
  sid: inventedSid('RN', 'policy unheard of'),
  friendly_name: 'Sandbox: Unheard-of Fields',
  role: 'other',
  bundleType: 'sandbox_unheard_of',
  requirements: {
    ...NOTHING_REQUIRED,
    end_user: [
      endUser('lighthouse_information', 'Lighthouse Information', [
        'lamp_colour',
        'fog_horn_pitch',
        'keeper_2_nickname',
        'xq',
      ]),
    ],
    supporting_document: [
      [
        document('lighthouse_certificate', 'Certificate of Wonder', 'Issued by the sea', [
          accepted('certificate_of_wonder', 'Certificate of Wonder', ['seal_number']),
        ]),
      ],
    ],
  },
};

const SIXTY = Array.from({ length: 60 }, (_, i) => `question_${String(i + 1).padStart(2, '0')}`);

export const SIXTY_FIELDS: Policy = {
  sid: inventedSid('RN', 'policy sixty fields'),
  friendly_name: 'Sandbox: Sixty Fields',
  role: 'other',
  bundleType: 'sandbox_sixty_fields',
  requirements: {
    ...NOTHING_REQUIRED,
    end_user: [endUser('census_information', 'Census Information', SIXTY)],
  },
};

/** A third person: the catalogue's two may be more. */
export const THREE_PEOPLE: Policy = {
  sid: inventedSid('RN', 'policy three people'),
  friendly_name: 'Sandbox: Three People',
  role: 'other',
  bundleType: 'sandbox_three_people',
  requirements: {
    ...NOTHING_REQUIRED,
    end_user: [1, 2, 3].map((n) =>
      endUser(`authorized_representative_${n}`, `Authorized Representative ${n}`, [
        'first_name',
        'last_name',
        'email',
        'phone_number',
        'business_title',
        'job_position',
      ]),
    ),
  },
};

/** A product that stands on another product, as the API's `supporting_trust_products` has it. */
export const PRODUCT_ON_PRODUCT: Policy = {
  sid: inventedSid('RN', 'policy product on product'),
  friendly_name: 'Sandbox: Product on a Product',
  role: 'other',
  kind: 'TrustProducts',
  bundleType: 'sandbox_product_on_product',
  requirements: {
    ...NOTHING_REQUIRED,
    end_user: [endUser('lighthouse_information', 'Lighthouse Information', ['lamp_colour'])],
    supporting_trust_products: [
      {
        type: 'shaken_stir_trust_product',
        name: 'SHAKEN/STIR Trust Product',
        requirement_name: 'shaken_stir',
      },
    ],
  },
};
