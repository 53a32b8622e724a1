import type { Client, Reply } from './harness.js';
import { known, SECONDARY } from './harness.js';
import {
  ADDRESS,
  BUSINESS_INFORMATION,
  REPRESENTATIVE,
  SECOND_REPRESENTATIVE,
} from './made-up-business.js';

export async function createEndUser(client: Client, type: string, attributes: object) {
  const { json } = await client.post('/v1/EndUsers', {
    FriendlyName: type,
    Type: type,
    Attributes: JSON.stringify(attributes),
  });
  return json.sid as string;
}

export async function createAddress(client: Client, account = 1) {
  const path = `/2010-04-01/Accounts/${known('AC', account)}/Addresses.json`;
  return (await client.post(path, ADDRESS)).json.sid as string;
}

export async function createDocument(client: Client, addressSid: string) {
  const { json } = await client.post('/v1/SupportingDocuments', {
    FriendlyName: 'Head office',
    Type: 'customer_profile_address',
    Attributes: JSON.stringify({ address_sids: addressSid }),
  });
  return json.sid as string;
}

export async function createProfile(client: Client, policySid = SECONDARY) {
  const { json } = await client.post('/v1/CustomerProfiles', {
    FriendlyName: 'Thistledown Kites',
    Email: 'compliance@thistledown-kites.example',
    PolicySid: policySid,
  });
  return json.sid as string;
}

export const assign = (client: Client, profile: string, objectSid: string) =>
  client.post(`/v1/CustomerProfiles/${profile}/EntityAssignments`, { ObjectSid: objectSid });

export const evaluate = async (client: Client, profile: string, policySid = SECONDARY) =>
  (await client.post(`/v1/CustomerProfiles/${profile}/Evaluations`, { PolicySid: policySid })).json;

export const submit = (client: Client, profile: string): Promise<Reply> =>
  client.post(`/v1/CustomerProfiles/${profile}`, { Status: 'pending-review' });

export const fetchProfile = async (client: Client, profile: string) =>
  (await client.get(`/v1/CustomerProfiles/${profile}`)).json;

export interface BuiltProfile {
  readonly profile: string;
  readonly business: string;
  readonly representatives: readonly string[];
  readonly address: string;
  readonly document: string;
}

/** All writes of the reference's steps but the evaluation and the submission. */
export async function buildProfile(client: Client, representatives = 1): Promise<BuiltProfile> {
  const profile = await createProfile(client);
  const business = await createEndUser(
    client,
    'customer_profile_business_information',
    BUSINESS_INFORMATION,
  );
  const people: string[] = [];
  for (const [i, person] of [REPRESENTATIVE, SECOND_REPRESENTATIVE].entries()) {
    if (i >= representatives) break;
    people.push(await createEndUser(client, `authorized_representative_${i + 1}`, person));
  }
  const address = await createAddress(client);
  const document = await createDocument(client, address);
  for (const object of [business, ...people, document, known('BU', 1)]) {
    await assign(client, profile, object);
  }
  return { profile, business, representatives: people, address, document };
}
