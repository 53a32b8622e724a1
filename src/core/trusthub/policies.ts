import * as v from 'valibot';
import type { Sid } from './sid.js';
import type { TrustHubClient } from './trusthub-client.js';
import { sidOf, text } from './wire.js';

const wireRequirement = v.object({
  type: v.string(),
  name: text,
  requirement_name: v.string(),
  fields: v.nullish(v.array(v.string()), []),
});

const wireDocument = v.object({
  name: text,
  description: text,
  requirement_name: v.string(),
  accepted_documents: v.array(
    v.object({ type: v.string(), name: text, fields: v.nullish(v.array(v.string()), []) }),
  ),
});

const wirePolicy = v.object({
  sid: sidOf('RN'),
  friendly_name: text,
  requirements: v.object({
    end_user: v.nullish(v.array(wireRequirement), []),
    supporting_document: v.nullish(v.array(v.array(wireDocument)), []),
    supporting_customer_profiles: v.nullish(v.array(wireRequirement), []),
    supporting_trust_products: v.nullish(v.array(wireRequirement), []),
  }),
});

/** What a bundle must contain. Source: reference "API: Create a Secondary Customer Profile". */
export interface Policy {
  readonly sid: Sid<'RN'>;
  readonly friendlyName: string;
  readonly endUsers: readonly EndUserRequirement[];
  readonly documents: readonly DocumentRequirement[];
  readonly profiles: readonly SupportingRequirement[];
  readonly products: readonly SupportingRequirement[];
}

/** `requirementName` is its identity; names and order vary between copies of one policy. */
export interface EndUserRequirement {
  readonly requirementName: string;
  readonly type: string;
  readonly name: string;
  readonly fields: readonly string[];
}

/** One of `accepted` satisfies it. */
export interface DocumentRequirement {
  readonly requirementName: string;
  readonly name: string;
  readonly description: string;
  readonly accepted: readonly { type: string; name: string; fields: readonly string[] }[];
}

export interface SupportingRequirement {
  readonly requirementName: string;
  readonly type: string;
  readonly name: string;
}

/** The policy of that SID. Throws TrustHubError 20404 when the account has none. */
export async function fetchPolicy(client: TrustHubClient, policySid: Sid<'RN'>): Promise<Policy> {
  return policyOf(await client.get(`/v1/Policies/${policySid}`, wirePolicy));
}

function policyOf(wire: v.InferOutput<typeof wirePolicy>): Policy {
  const { requirements } = wire;
  return {
    sid: wire.sid,
    friendlyName: wire.friendly_name,
    endUsers: requirements.end_user.map((r) => ({ ...supportingOf(r), fields: r.fields })),
    // The outer array has no documented meaning; every payload seen has one inner array.
    documents: requirements.supporting_document.flat().map((r) => ({
      requirementName: r.requirement_name,
      name: r.name,
      description: r.description,
      accepted: r.accepted_documents,
    })),
    profiles: requirements.supporting_customer_profiles.map(supportingOf),
    products: requirements.supporting_trust_products.map(supportingOf),
  };
}

const supportingOf = (r: v.InferOutput<typeof wireRequirement>): SupportingRequirement => ({
  requirementName: r.requirement_name,
  type: r.type,
  name: r.name,
});
