import { createEndUser } from './build-profile.js';
import { known, SECONDARY, type Client } from './harness.js';
import { normalised } from './normalised.js';

const SOLE_PROPRIETOR = 'RN670d5d2e282a6130ae063b234b6019c8';
const V2010 = `/2010-04-01/Accounts/${known('AC', 1)}`;

const WHAT_IS_THERE: Readonly<Record<string, (client: Client) => Promise<string>>> = {
  EndUsers: (client) => createEndUser(client, 'authorized_representative_1', {}),
  SupportingDocuments: async (client) =>
    (
      await client.post('/v1/SupportingDocuments', {
        FriendlyName: 'x',
        Type: 'customer_profile_address',
      })
    ).json.sid,
  CustomerProfiles: (client) => createBundle(client, 'CustomerProfiles', SECONDARY),
  TrustProducts: (client) => createBundle(client, 'TrustProducts', SOLE_PROPRIETOR),
  Addresses: async (client) =>
    (
      await client.post(`${V2010}/Addresses.json`, {
        CustomerName: 'customer_name',
        Street: 'street',
        City: 'city',
        Region: 'region',
        PostalCode: 'postal_code',
        IsoCountry: 'US',
      })
    ).json.sid,
  IncomingPhoneNumbers: async () => known('PN', 3),
};

const createBundle = async (client: Client, kind: string, PolicySid: string): Promise<string> =>
  (await client.post(`/v1/${kind}`, { FriendlyName: 'x', Email: 'x', PolicySid })).json.sid;

/** An example's address and form, its stand-ins replaced by the SIDs of objects that are there. */
export async function placed(
  client: Client,
  template: string,
  example: Readonly<Record<string, string>>,
): Promise<{ path: string; form: Record<string, string> }> {
  let path = template.replace('{AccountSid}', known('AC', 1));
  const kind = /(\w+)\/\{\w+\}/.exec(path)?.[1];
  if (kind) path = path.replace(/\{\w+\}/, await WHAT_IS_THERE[kind]!(client));
  const real: Readonly<Record<string, string>> = {
    RN: template.includes('TrustProducts') ? SOLE_PROPRIETOR : SECONDARY,
    IT: await createEndUser(client, 'authorized_representative_1', {}),
    PN: known('PN', template.includes('TrustProducts') ? 1 : 2),
    AC: known('AC', 1),
  };
  const form = Object.entries(example).map(([name, value]) => [
    name,
    /^[A-Z]{2}a{32}$/.test(value) ? (real[value.slice(0, 2)] ?? value) : value,
  ]);
  return { path, form: Object.fromEntries(form) };
}

/** The properties in which an answer is not the example's, in all but SIDs, dates and hosts. */
export const differences = (
  answer: Readonly<Record<string, unknown>>,
  example: Readonly<Record<string, unknown>>,
): string[] =>
  Object.keys({ ...answer, ...example }).filter(
    (name) =>
      JSON.stringify(normalised(answer[name])) !== JSON.stringify(normalised(example[name])),
  );
