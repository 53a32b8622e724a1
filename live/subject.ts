import * as v from 'valibot';
import { SECONDARY_BUSINESS_POLICY } from '../src/core/trusthub/assumptions.js';
import { createEntityAssignment } from '../src/core/trusthub/entity-assignments.js';
import { createEvaluation } from '../src/core/trusthub/evaluations.js';
import { sid } from '../src/core/trusthub/sid.js';
import type { TrustHubClient } from '../src/core/trusthub/trusthub-client.js';
import type { MarkedObjects } from './marked-objects.js';
import { Unanswered, type Subject } from './question.js';

const BUSINESS = 'customer_profile_business_information';

/** A business that never was, with all that the policy asks for. */
const USUAL = {
  business_name: 'Thistledown Kites Ltd',
  business_identity: 'direct_customer',
  business_type: 'Corporation',
  business_industry: 'RETAIL',
  business_registration_identifier: 'EIN',
  business_registration_number: '12-3456789',
  business_regions_of_operation: 'USA_AND_CANADA',
  website_url: 'https://thistledown-kites.example',
  social_media_profile_urls: 'https://social.example/thistledown',
};

export async function makeSubject(
  client: TrustHubClient,
  objects: MarkedObjects,
  profile: Subject['profile'],
): Promise<Subject> {
  const business = await objects.endUser(BUSINESS, USUAL);
  await createEntityAssignment(client, profile, business);
  return {
    profile,
    business,
    async evaluateWith(attributes) {
      const form = { Attributes: JSON.stringify({ ...USUAL, ...attributes }) };
      await client.post(`/v1/EndUsers/${business}`, form, v.looseObject({}));
      const policy = sid('RN', SECONDARY_BUSINESS_POLICY);
      const { results } = await createEvaluation(client, profile, policy);
      const result = results.find(({ objectType }) => objectType === BUSINESS);
      if (!result) throw new Unanswered('the evaluation says nothing of the business');
      return result;
    },
  };
}

export const failedFields = ({
  fields,
}: Awaited<ReturnType<Subject['evaluateWith']>>): readonly string[] =>
  fields.filter(({ passed }) => !passed).map(({ objectField }) => objectField);

export { USUAL as USUAL_BUSINESS };
