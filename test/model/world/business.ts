import type { DraftId } from '../../../src/core/draft/draft.js';
import type { FieldValues } from '../../../src/core/policy/field-path.js';
import type { Policy } from '../../../src/core/trusthub/policies.js';
import { fetchPolicy } from '../../../src/core/trusthub/policies.js';
import { sid } from '../../../src/core/trusthub/sid.js';
import { TrustHubClient } from '../../../src/core/trusthub/trusthub-client.js';
import { MAPLE_STREET_BAKERY, SECOND_PERSON } from '../../fixtures/maple-street-bakery.js';
import { SECONDARY_BUSINESS } from '../../core/fixtures/wire-policies.js';
import { leanResponse } from '../sim/lean-http.js';
import { ACCOUNT, PRIMARY_TYPE } from '../twilio/trust-hub-model.js';
import { NUMBER } from './steps.js';

export const DRAFT = 'kq7m2x9d4t' as DraftId;
export const POLICY = sid('RN', SECONDARY_BUSINESS.sid);

/** Two representatives, a new address, one phone number. */
export const BUSINESS: FieldValues = {
  ...MAPLE_STREET_BAKERY,
  ...SECOND_PERSON,
  'bundle.phone_numbers': NUMBER,
};

/** Types without which a profile is not compliant. */
export const REQUIRED = [
  'customer_profile_business_information',
  'authorized_representative_1',
  'authorized_representative_2',
  'customer_profile_address',
  PRIMARY_TYPE,
];

let policy: Promise<Policy> | undefined;

/** The policy as the product reads it, read once for all runs. */
export const readOnce = (): Promise<Policy> =>
  (policy ??= fetchPolicy(
    new TrustHubClient(async () => leanResponse(200, SECONDARY_BUSINESS), ACCOUNT),
    POLICY,
  ));
