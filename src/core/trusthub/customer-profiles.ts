import * as v from 'valibot';
import type { Sid } from './sid.js';
import type { TrustHubClient } from './trusthub-client.js';
import { nullableText, sidOf, text } from './wire.js';

const wireProfile = v.object({
  sid: sidOf('BU'),
  policy_sid: v.nullish(v.string(), ''),
  friendly_name: text,
  status: text,
  email: text,
  status_callback: text,
  valid_until: nullableText,
  date_created: nullableText,
  date_updated: nullableText,
  errors: v.nullish(v.array(v.looseObject({ code: v.nullish(v.number()) })), []),
});

/** A bundle of the CustomerProfiles kind. `status` is Twilio's word; unknown ones occur. */
export interface CustomerProfile {
  readonly sid: Sid<'BU'>;
  readonly policySid: string;
  readonly friendlyName: string;
  readonly status: string;
  readonly email: string;
  /** https URL that Twilio calls; empty when there is none. */
  readonly statusCallback: string;
  /** ISO 8601. */
  readonly validUntil: string | null;
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
  /** Why it was rejected; may stay empty though it was. */
  readonly errorCodes: readonly number[];
}

export interface NewCustomerProfile {
  readonly friendlyName: string;
  /** Who is told of changes of status. */
  readonly email: string;
  readonly policySid: Sid<'RN'>;
  /** https URL that Twilio calls on changes of status. */
  readonly statusCallback?: string;
}

const PATH = '/v1/CustomerProfiles';

/** Source: https://www.twilio.com/docs/trust-hub/trusthub-rest-api/customer-profiles */
export async function createCustomerProfile(
  client: TrustHubClient,
  profile: NewCustomerProfile,
): Promise<CustomerProfile> {
  const form = {
    FriendlyName: profile.friendlyName,
    Email: profile.email,
    PolicySid: profile.policySid,
    StatusCallback: profile.statusCallback,
  };
  return profileOf(await client.post(PATH, form, wireProfile));
}

export async function fetchCustomerProfile(
  client: TrustHubClient,
  bundleSid: Sid<'BU'>,
): Promise<CustomerProfile> {
  return profileOf(await client.get(`${PATH}/${bundleSid}`, wireProfile));
}

export interface ProfileFilter {
  readonly status?: string;
  readonly friendlyName?: string;
  readonly policySid?: string;
}

export async function listCustomerProfiles(
  client: TrustHubClient,
  filter: ProfileFilter = {},
): Promise<CustomerProfile[]> {
  const query = {
    Status: filter.status,
    FriendlyName: filter.friendlyName,
    PolicySid: filter.policySid,
    PageSize: '1000',
  };
  const profiles: CustomerProfile[] = [];
  for await (const wire of client.list(PATH, wireProfile, query)) profiles.push(profileOf(wire));
  return profiles;
}

/** The one change of status a client may ask for, by a request of its own (22203, 22204). */
export async function submitCustomerProfile(
  client: TrustHubClient,
  bundleSid: Sid<'BU'>,
): Promise<CustomerProfile> {
  const form = { Status: 'pending-review' };
  return profileOf(await client.post(`${PATH}/${bundleSid}`, form, wireProfile));
}

/** Name, e-mail or callback; never together with the status. */
export async function updateCustomerProfile(
  client: TrustHubClient,
  bundleSid: Sid<'BU'>,
  changes: { friendlyName?: string; email?: string; statusCallback?: string },
): Promise<CustomerProfile> {
  const form = {
    FriendlyName: changes.friendlyName,
    Email: changes.email,
    StatusCallback: changes.statusCallback,
  };
  return profileOf(await client.post(`${PATH}/${bundleSid}`, form, wireProfile));
}

/** Refused under review (21647) and while it holds a number (21648). */
export const deleteCustomerProfile = (
  client: TrustHubClient,
  bundleSid: Sid<'BU'>,
): Promise<void> => client.delete(`${PATH}/${bundleSid}`);

const profileOf = (wire: v.InferOutput<typeof wireProfile>): CustomerProfile => ({
  sid: wire.sid,
  policySid: wire.policy_sid ?? '',
  friendlyName: wire.friendly_name,
  status: wire.status,
  email: wire.email,
  statusCallback: wire.status_callback,
  validUntil: wire.valid_until,
  createdAt: wire.date_created,
  updatedAt: wire.date_updated,
  errorCodes: (wire.errors ?? []).flatMap((error) => error.code ?? []),
});
