import { expect } from 'chai';
import { buildProfile, createProfile, fetchProfile, submit } from './build-profile.js';
import { known, useSandbox, type Client } from './harness.js';

const BRANDED_CALLING = 'RNec5c6f3b750ed0d117c1951b5d5ce8c1';
const ANOTHER_BRANDED_CALLING = 'RNa5150dedb5f110adba478ce9dde61d56';
const STARTER = 'RN806dd6cd175f314e1f96a9727ee271f4';
const NUMBER = { ChannelEndpointType: 'phone-number', ChannelEndpointSid: known('PN', 1) };

describe('a trust product', () => {
  const sandbox = useSandbox();
  let client: Client;
  beforeEach(() => (client = sandbox.client()));

  async function createProduct(PolicySid = BRANDED_CALLING): Promise<string> {
    const form = { FriendlyName: 'Kites', Email: 'a@kites.example', PolicySid };
    return (await client.post('/v1/TrustProducts', form)).json.sid;
  }

  const approve = (sid: string) =>
    sandbox.control('POST', `/reviews/${sid}`, { decision: 'approve' });

  it('has its own address, links and list', async () => {
    const sid = await createProduct();
    const { json } = await client.get(`/v1/TrustProducts/${sid}`);
    expect(Object.keys(json.links)).to.have.members([
      'trust_products_entity_assignments',
      'trust_products_evaluations',
      'trust_products_channel_endpoint_assignment',
    ]);
    for (const link of Object.values<string>(json.links)) await client.get(link);
    expect((await client.get('/v1/TrustProducts')).json.results).to.eql([json]);
    const profile = `/v1/CustomerProfiles/${sid}`;
    expect(await client.refused('GET', profile)).to.include({ status: 404, code: 20404 });
    const product = `/v1/TrustProducts/${known('BU', 1)}`;
    expect(await client.refused('GET', product)).to.include({ status: 404, code: 20404 });
  });

  it('shares a number with a profile, but not with another product of its policy', async () => {
    const profile = await createProfile(client);
    await client.post(`/v1/CustomerProfiles/${profile}/ChannelEndpointAssignments`, NUMBER);
    const path = (sid: string) => `/v1/TrustProducts/${sid}/ChannelEndpointAssignments`;
    const first = await createProduct();
    await client.post(path(first), NUMBER);
    const refusal = await client.refused('POST', path(await createProduct()), NUMBER);
    expect(refusal).to.include({ code: 70003 });
    expect(refusal.message).to.include(first);
    await client.post(path(await createProduct(ANOTHER_BRANDED_CALLING)), NUMBER);
  });

  it('keeps the profile that it holds from being deleted', async () => {
    const profile = await createProfile(client, STARTER);
    const ObjectSid = profile;
    const path = `/v1/TrustProducts/${await createProduct()}/EntityAssignments`;
    const { url } = (await client.post(path, { ObjectSid })).json;
    const address = `/v1/CustomerProfiles/${profile}`;
    expect(await client.refused('DELETE', address)).to.include({ status: 400, code: 21647 });
    await client.delete(url);
    await client.delete(address);
  });

  it('goes through review as a profile does', async () => {
    const sid = await createProduct();
    const path = `/v1/TrustProducts/${sid}`;
    await client.post(path, { Status: 'pending-review' });
    expect(await client.refused('POST', path, { Email: 'x' })).to.include({ code: 60711 });
    await sandbox.control('POST', `/reviews/${sid}`, { decision: 'reject', codes: [18609] });
    expect((await client.get(path)).json).to.deep.include({
      status: 'twilio-rejected',
      errors: [{ code: 18609 }],
    });
    await client.post(path, { Status: 'pending-review' });
    await approve(sid);
    expect((await client.get(path)).json.status).to.equal('twilio-approved');
  });
});

describe('a provisional copy', () => {
  const sandbox = useSandbox();
  let client: Client;
  beforeEach(() => (client = sandbox.client()));

  it('is a draft of what an approved profile holds, made once', async () => {
    const { profile, address } = await buildProfile(client);
    const path = `/v1/CustomerProfiles/${profile}/ProvisionalCopy`;
    expect(await client.refused('GET', path)).to.include({ status: 404 });
    expect(await client.refused('POST', path)).to.include({ status: 400, code: 18607 });
    await submit(client, profile);
    await sandbox.control('POST', `/reviews/${profile}`, { decision: 'approve' });

    const addressPath = `/2010-04-01/Accounts/${known('AC', 1)}/Addresses/${address}.json`;
    const made = (await client.post(path, {})).json;
    expect(made).to.include({ status: 'draft', url: `${sandbox.url}${path}` });
    expect((await client.get(path)).json).to.eql(made);
    expect(await client.refused('POST', path)).to.include({ code: 18608 });
    await sandbox.control('PUT', '/settings', { provisionalCopySid: 'original' });
    expect((await client.get(path)).json.customer_profile_sid).to.equal(profile);

    const copy = await fetchProfile(client, made.customer_profile_sid);
    expect(copy).to.include({ status: 'draft', valid_until: null });
    const list = `/v1/CustomerProfiles/${copy.sid}/EntityAssignments`;
    expect((await client.get(list)).json.results).to.have.lengthOf(4);
    await client.post(copy.url, { FriendlyName: 'Renamed' });
    expect((await fetchProfile(client, profile)).friendly_name).not.to.equal('Renamed');

    await client.delete(copy.url);
    await client.delete(addressPath);
    expect(await client.refused('POST', path)).to.include({ code: 18610 });
  });

  it('is not made of a primary', async () => {
    const path = `/v1/CustomerProfiles/${known('BU', 1)}/ProvisionalCopy`;
    expect(await client.refused('POST', path)).to.include({ status: 400, code: 400 });
  });
});
