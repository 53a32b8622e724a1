import {
  assign,
  createAddress,
  createDocument,
  createEndUser,
  createProfile,
  evaluate,
  submit,
} from './build-profile.js';
import { known, type Client } from './harness.js';

const STARTER = 'RN806dd6cd175f314e1f96a9727ee271f4';
const SOLE_PROPRIETOR = 'RN670d5d2e282a6130ae063b234b6019c8';

/** The two bundles of a business without a tax number, and what they evaluate to. */
export async function soleProprietor(
  client: Client,
  approve: (sid: string) => Promise<unknown>,
): Promise<{ starter: Record<string, unknown>; product: Record<string, unknown> }> {
  const profile = await createProfile(client, STARTER);
  const person = await createEndUser(client, 'starter_customer_profile_information', {
    first_name: 'Odalys',
    last_name: 'Fenwick',
    email: 'odalys@thistledown-kites.example',
    phone_number: '+12025550142',
  });
  const document = await createDocument(client, await createAddress(client));
  for (const object of [person, document, known('BU', 1)]) await assign(client, profile, object);
  const starter = await evaluate(client, profile, STARTER);
  await submit(client, profile);
  await approve(profile);

  const form = { FriendlyName: 'Thistledown', Email: 'a@kites.example' };
  const { sid } = (await client.post('/v1/TrustProducts', { ...form, PolicySid: SOLE_PROPRIETOR }))
    .json;
  const brand = await createEndUser(client, 'sole_proprietor_information', {
    brand_name: 'Thistledown Kites',
    mobile_phone_number: '+12025550143',
    vertical: 'RETAIL',
  });
  for (const ObjectSid of [brand, profile]) {
    await client.post(`/v1/TrustProducts/${sid}/EntityAssignments`, { ObjectSid });
  }
  const path = `/v1/TrustProducts/${sid}/Evaluations`;
  const product = (await client.post(path, { PolicySid: SOLE_PROPRIETOR })).json;
  return { starter, product };
}
