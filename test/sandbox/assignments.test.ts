import { expect } from 'chai';
import { assign, buildProfile, createAddress, createProfile, submit } from './build-profile.js';
import { known, useSandbox, type Client } from './harness.js';

const PROFILES = '/v1/CustomerProfiles';
const ADDRESSES = `/2010-04-01/Accounts/${known('AC', 1)}/Addresses`;

describe('an assignment', () => {
  const sandbox = useSandbox();
  let client: Client;
  beforeEach(() => (client = sandbox.client()));

  const refused = async (profile: string, ObjectSid: string) =>
    client.refused('POST', `${PROFILES}/${profile}/EntityAssignments`, { ObjectSid });

  it('takes no address by itself, nor what does not exist or cannot be assigned', async () => {
    const profile = await createProfile(client);
    expect(await refused(profile, await createAddress(client))).to.include({ code: 70002 });
    expect(await refused(profile, known('PN', 1))).to.include({ code: 22206 });
    expect(await refused(profile, known('IT', 999))).to.include({ code: 22205 });
    expect(await refused(profile, known('IT', 20)), 'of AC…2').to.include({ code: 22205 });
    expect(await refused(profile, profile), 'itself').to.include({ code: 22205 });
    expect(await refused(profile, 'nonsense')).to.include({ code: 22205 });
  });

  it('is refused the second time, or answered again where the setting says so', async () => {
    const profile = await createProfile(client);
    const first = (await assign(client, profile, known('BU', 1))).json;
    expect(await refused(profile, known('BU', 1))).to.include({ status: 409, code: 20409 });
    await sandbox.control('PUT', '/settings', { repeatAssignment: 'existing' });
    expect((await assign(client, profile, known('BU', 1))).json).to.eql(first);
    const { json } = await client.get(`${PROFILES}/${profile}/EntityAssignments`);
    expect(json.results).to.eql([first]);
  });

  it('is found by the type of its object', async () => {
    const { profile, document, business } = await buildProfile(client);
    for (const [type, sid] of [
      ['customer_profile_address', document],
      ['customer_profile_business_information', business],
      ['primary_customer_profile_type_business', known('BU', 1)],
    ] as const) {
      const list = `${PROFILES}/${profile}/EntityAssignments?ObjectType=${type}`;
      const { results } = (await client.get(list)).json;
      expect(results.map((one: { object_sid: string }) => one.object_sid)).to.eql([sid]);
    }
  });

  it('of a number that another profile has names that profile', async () => {
    const [first, second] = [await createProfile(client), await createProfile(client)];
    const number = { ChannelEndpointType: 'phone-number', ChannelEndpointSid: known('PN', 2) };
    const path = (profile: string) => `${PROFILES}/${profile}/ChannelEndpointAssignments`;
    await client.post(path(first), number);
    const refusal = await client.refused('POST', path(second), number);
    expect(refusal).to.include({ status: 400, code: 70003 });
    expect(refusal.message).to.include(first);
    expect(await client.refused('POST', path(first), number)).to.include({ code: 20409 });
    await sandbox.control('PUT', '/settings', { repeatAssignment: 'existing' });
    expect((await client.post(path(first), number)).status).to.equal(201);
    expect((await client.get(path(first))).json.results).to.have.lengthOf(1);
    for (const [form, code] of [
      [{ ...number, ChannelEndpointSid: known('PN', 9) }, 22205],
      [{ ...number, ChannelEndpointType: 'carrier-pigeon' }, 20422],
      [{ ChannelEndpointSid: known('PN', 2) }, 20001],
    ] as const) {
      expect(await client.refused('POST', path(second), form)).to.include({ status: 400, code });
    }
  });
});

describe('deleting', () => {
  const sandbox = useSandbox();
  let client: Client;
  beforeEach(() => (client = sandbox.client()));

  it('goes from the outside in: numbers, assignments, profile, objects', async () => {
    const { profile, business, document, address } = await buildProfile(client);
    const path = `${PROFILES}/${profile}`;
    const refused = (address: string) => client.refused('DELETE', address);
    const number = { ChannelEndpointType: 'phone-number', ChannelEndpointSid: known('PN', 1) };
    const { url } = (await client.post(`${path}/ChannelEndpointAssignments`, number)).json;

    expect(await refused(path)).to.include({ status: 400, code: 21648 });
    expect(await refused(`/v1/EndUsers/${business}`)).to.include({ code: 21644 });
    expect(await refused(`/v1/SupportingDocuments/${document}`)).to.include({ code: 21645 });

    await client.delete(url);
    for (const one of (await client.get(`${path}/EntityAssignments`)).json.results) {
      expect((await client.delete(one.url)).status).to.equal(204);
    }
    for (const last of [
      path,
      `/v1/EndUsers/${business}`,
      `/v1/SupportingDocuments/${document}`,
      `${ADDRESSES}/${address}.json`,
    ]) {
      expect((await client.delete(last)).status, last).to.equal(204);
      expect(await client.refused('GET', last), last).to.include({ code: 20404 });
    }
  });

  it('waits for a review to end', async () => {
    const { profile, document } = await buildProfile(client);
    await submit(client, profile);
    const path = `${PROFILES}/${profile}`;
    expect(await client.refused('DELETE', path)).to.include({ code: 21647 });
    expect(await client.refused('DELETE', `/v1/SupportingDocuments/${document}`)).to.include({
      code: 21646,
    });
    await sandbox.control('POST', `/reviews/${profile}`, { decision: 'reject', codes: [] });
    expect((await client.delete(path)).status).to.equal(204);
  });
});
