import type { Policy } from './policy.js';
import { accepted, document, endUser, NOTHING_REQUIRED } from './requirements.js';

const EXCERPT = 'commercial_registrar_excerpt';
const IDENTITY = 'government_issued_document';

const EXCERPT_NAMES = {
  name: 'Excerpt from the commercial register (Extrait K-bis) showing name of Authorized Representative',
  address: 'Excerpt from the commercial register showing French address',
  number: 'Excerpt from the commercial register (Extrait K-bis)',
};

const requirement = (name: string, type: string, title: string, fields: readonly string[]) =>
  document(name, title, title, [accepted(type, title, fields)]);

/**
 * A regulatory policy. Twilio published no such policy, only what an empty bundle of it evaluates to;
 * this is that sample read backwards, its spelling mistake included.
 */
export const FRENCH_BUSINESS: Policy = {
  sid: 'RNf4a7c1e09b2d5836f4a7c1e09b2d5836',
  friendly_name: 'France: Local - Business',
  role: 'other',
  bundleType: 'regulatory_fr_local_business',
  requirements: {
    ...NOTHING_REQUIRED,
    end_user: [
      endUser(
        'business',
        'Business',
        ['business_name', 'business_registration_number', 'first_name', 'last_name'],
        'business_info',
      ),
    ],
    supporting_document: [
      [
        requirement('business_name_info', EXCERPT, EXCERPT_NAMES.name, ['business_name']),
        requirement('business_address_proof_info', EXCERPT, EXCERPT_NAMES.address, [
          'address_sids',
        ]),
        requirement('business_reg_no_info', EXCERPT, EXCERPT_NAMES.number, ['document_number']),
        requirement('name_of_auth_rep_info', IDENTITY, 'Government-issued ID', [
          'first_name',
          'last_name',
        ]),
        requirement(
          'power_of_attorney_info',
          'power_of_attorney',
          'Executed Copy of Power of Attorney',
          [],
        ),
        requirement('name_in_power_of_attorney_info', IDENTITY, 'Government-issued ID', [
          'first_name',
          'last_name',
        ]),
      ],
    ],
  },
  wording: {
    requirements: {
      business_info: 'Business',
      business_name_info: 'Business Name',
      business_address_proof_info: 'Business Address (Proof of Address)',
      business_reg_no_info: 'Business Registration Number',
      name_of_auth_rep_info: 'Name of Authorized Representative',
      power_of_attorney_info: 'Power of Attorney',
      name_in_power_of_attorney_info: 'Name of Person granted the Power of Attorney',
    },
    fields: { address_sids: 'Address sid(s)' },
    missing: {
      'name_in_power_of_attorney_info.first_name':
        'The First Name is missing on the Governnment-Issued ID.',
      'name_in_power_of_attorney_info.last_name':
        'The Last Name is missing on the Government-issued ID',
    },
  },
};
