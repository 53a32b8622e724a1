import type { DraftId } from '../../../src/core/draft/draft.js';
import type { FieldPath, FieldValues } from '../../../src/core/policy/field-path.js';
import type { Policy } from '../../../src/core/trusthub/policies.js';
import { fetchPolicy } from '../../../src/core/trusthub/policies.js';
import type { Sid } from '../../../src/core/trusthub/sid.js';
import { sid } from '../../../src/core/trusthub/sid.js';
import { TrustHubClient } from '../../../src/core/trusthub/trusthub-client.js';
import { MAPLE_STREET_BAKERY, SECOND_PERSON } from '../../fixtures/maple-street-bakery.js';
import { SECONDARY_BUSINESS } from '../../core/fixtures/wire-policies.js';
import { leanResponse } from '../sim/lean-http.js';
import { A2P_MESSAGING } from '../../../sandbox/policies/trust-products.js';
import type { Kind } from '../twilio/rows.js';
import { ACCOUNT, PRIMARY_TYPE, SUPPORT, SUPPORT_TYPE } from '../twilio/trust-hub-model.js';
import type { AssignedName, RoleName, StepName } from './steps.js';
import { NUMBER, PRODUCT_STEPS, STEPS } from './steps.js';

export const DRAFT = 'kq7m2x9d4t' as DraftId;
/** Two representatives, a new address, one phone number. */
export const BUSINESS: FieldValues = {
  ...MAPLE_STREET_BAKERY,
  ...SECOND_PERSON,
  'bundle.phone_numbers': NUMBER,
};

/** What a run is about: a customer profile or a trust product, and what must be of it in the end. */
export interface Subject {
  readonly wire: { readonly sid: string };
  readonly kind: Kind;
  readonly values: FieldValues;
  readonly steps: readonly StepName[];
  /** The roles of which one object each must be there. */
  readonly roles: readonly RoleName[];
  readonly assigned: readonly AssignedName[];
  /** Types without which it is not compliant. */
  readonly required: readonly string[];
  /** Of what was typed, the object and property in which it must be found. */
  readonly typed: readonly (readonly [FieldPath, RoleName, string])[];
}

export const policyOf = ({ wire }: Subject): Sid<'RN'> => sid('RN', wire.sid);

export const PROFILE: Subject = {
  wire: SECONDARY_BUSINESS,
  kind: 'CustomerProfiles',
  values: BUSINESS,
  steps: STEPS,
  roles: ['p', 'u0', 'u1', 'u2', 'a0', 'd0'],
  assigned: ['u0', 'u1', 'u2', 'd0', 'primary'],
  required: [
    'customer_profile_business_information',
    'authorized_representative_1',
    'authorized_representative_2',
    'customer_profile_address',
    PRIMARY_TYPE,
  ],
  typed: [
    ['bundle.email', 'p', 'email'],
    ['customer_profile_business_information.business_name', 'u0', 'business_name'],
    ['authorized_representative_1.first_name', 'u1', 'first_name'],
    ['authorized_representative_2.first_name', 'u2', 'first_name'],
    ['customer_profile_address.street', 'a0', 'street'],
  ],
};

/** A trust product on a customer's profile, with one phone number. */
export const PRODUCT: Subject = {
  wire: A2P_MESSAGING,
  kind: 'TrustProducts',
  values: {
    'us_a2p_messaging_profile_information.company_type': 'private',
    'customer_profile.__choice': SUPPORT_TYPE,
    'customer_profile.bundle_sid': SUPPORT,
    'bundle.email': 'status@vendor.example',
    'bundle.phone_numbers': NUMBER,
  },
  steps: PRODUCT_STEPS,
  roles: ['p', 'u0'],
  assigned: ['u0', 'support'],
  required: ['us_a2p_messaging_profile_information', SUPPORT_TYPE],
  typed: [
    ['bundle.email', 'p', 'email'],
    ['us_a2p_messaging_profile_information.company_type', 'u0', 'company_type'],
  ],
};

const policies = new Map<Subject, Promise<Policy>>();

/** The policy as the product reads it, read once for all runs. */
export function readOnce(subject: Subject): Promise<Policy> {
  const client = new TrustHubClient(async () => leanResponse(200, subject.wire), ACCOUNT);
  const policy = policies.get(subject) ?? fetchPolicy(client, policyOf(subject));
  policies.set(subject, policy);
  return policy;
}
