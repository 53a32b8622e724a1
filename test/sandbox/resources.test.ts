import { expect } from 'chai';
import {
  assign,
  buildProfile,
  createAddress,
  createDocument,
  createEndUser,
  createProfile,
  submit,
} from './build-profile.js';
import { known, SECONDARY, useSandbox, type Client } from './harness.js';
import { ADDRESS, REPRESENTATIVE } from './made-up-business.js';

const PROFILES = '/v1/CustomerProfiles';
const PROFILE = { FriendlyName: 'Kites', Email: 'a@kites.example', PolicySid: SECONDARY };
const END_USER = { FriendlyName: 'rep', Type: 'authorized_representative_1', Attributes: '{}' };
const DOCUMENT = { FriendlyName: 'home', Type: 'customer_profile_address', Attributes: '{}' };
const ADDRESSES = `/2010-04-01/Accounts/${known('AC', 1)}/Addresses`;

const without = (form: Record<string, string>, name: string) =>
  Object.fromEntries(Object.entries(form).filter(([key]) => key !== name));

describe('a request', () => {
  const sandbox = useSandbox();

  for (const [path, form, status, code] of [
    [PROFILES, without(PROFILE, 'FriendlyName'), 400, 20001],
    [PROFILES, without(PROFILE, 'Email'), 400, 20001],
    [PROFILES, without(PROFILE, 'PolicySid'), 400, 20001],
    [PROFILES, { ...PROFILE, PolicySid: 'RN1' }, 400, 20422],
    [PROFILES, { ...PROFILE, PolicySid: known('RN', 7) }, 404, 20404],
    [PROFILES, { ...PROFILE, StatusCallback: 'javascript:alert(1)' }, 400, 21609],
    ['/v1/EndUsers', without(END_USER, 'FriendlyName'), 400, 20001],
    ['/v1/EndUsers', { ...END_USER, Type: 'hero' }, 400, 22212],
    ['/v1/EndUsers', { ...END_USER, Attributes: '{' }, 400, 22207],
    ['/v1/EndUsers', { ...END_USER, Attributes: '[]' }, 400, 22207],
    ['/v1/EndUsers', { ...END_USER, Attributes: '"{}"' }, 400, 22207],
    ['/v1/EndUsers', { ...END_USER, Attributes: '' }, 400, 22207],
    ['/v1/SupportingDocuments', without(DOCUMENT, 'Type'), 400, 22210],
    ['/v1/SupportingDocuments', { ...DOCUMENT, Type: 'napkin' }, 400, 22210],
    ['/v1/SupportingDocuments', without(DOCUMENT, 'FriendlyName'), 400, 22211],
    ['/v1/SupportingDocuments', { ...DOCUMENT, Attributes: 'null' }, 400, 22207],
    [`${ADDRESSES}.json`, without(ADDRESS, 'Street'), 400, 20001],
    [`${ADDRESSES}.json`, { ...ADDRESS, IsoCountry: 'USA' }, 400, 20422],
    [`${ADDRESSES}.json`, { ...ADDRESS, AutoCorrectAddress: 'yes' }, 400, 20422],
    [`${ADDRESSES}.json`, { ...ADDRESS, FriendlyName: 'x'.repeat(65) }, 400, 20002],
  ] as const) {
    it(`to ${path.split('/').at(-1)} with ${JSON.stringify(form).slice(0, 60)} gets ${code}`, async () => {
      const before = (await sandbox.control('GET', '/state')).json;
      const refusal = await sandbox.client().refused('POST', path, form as Record<string, string>);
      expect(refusal).to.include({ status, code });
      expect((await sandbox.control('GET', '/state')).json).to.eql(before);
    });
  }

  it('to what does not exist gets 20404, with a method that does not exist 20004', async () => {
    const client = sandbox.client();
    for (const path of [
      `/v1/EndUsers/${known('IT', 9)}`,
      '/v1/EndUsers/nonsense',
      '/v1/Heroes',
      `${PROFILES}/${known('BU', 9)}/EntityAssignments`,
      `${PROFILES}/${known('BU', 1)}/Evaluations/${known('EL', 9)}`,
      `/v1/Policies/${known('RN', 9)}`,
      `${ADDRESSES}/${known('AD', 9)}.json`,
    ]) {
      expect(await client.refused('GET', path), path).to.include({ status: 404, code: 20404 });
    }
    for (const [method, path] of [
      ['DELETE', `${PROFILES}/${known('BU', 1)}/Evaluations/${known('EL', 9)}`],
      ['POST', '/v1/Policies'],
      ['PUT', '/v1/EndUsers'],
    ] as const) {
      expect(await client.refused(method, path), path).to.include({ status: 405, code: 20004 });
    }
  });

  it('in JSON is a request without parameters', async () => {
    const response = await fetch(`${sandbox.url}/v1/EndUsers`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${known('AC', 1)}:sandbox`).toString('base64')}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(END_USER),
    });
    expect(response.status).to.equal(400);
    expect(await response.json()).to.include({ code: 20001 });
  });

  it('over a megabyte is refused', async () => {
    const refusal = await sandbox.client().refused('POST', '/v1/EndUsers', {
      ...END_USER,
      Attributes: 'x'.repeat(1024 * 1024),
    });
    expect(refusal).to.include({ status: 413, code: 20413 });
  });
});

describe('a customer profile', () => {
  const sandbox = useSandbox();
  let client: Client;
  beforeEach(() => (client = sandbox.client()));

  it('begins as a draft, links to what belongs to it, and is changed in place', async () => {
    const sid = await createProfile(client);
    const path = `${PROFILES}/${sid}`;
    const { json } = await client.post(path, {
      FriendlyName: 'Renamed',
      Email: 'b@kites.example',
      StatusCallback: 'https://hooks.kites.example/status',
    });
    expect(json).to.include({
      sid,
      status: 'draft',
      friendly_name: 'Renamed',
      email: 'b@kites.example',
      status_callback: 'https://hooks.kites.example/status',
      url: `${sandbox.url}${path}`,
      valid_until: null,
      errors: null,
    });
    for (const link of Object.values<string>(json.links)) {
      expect((await client.get(link)).status).to.equal(200);
    }
    expect((await client.get(path)).json).to.eql(json);
  });

  it('takes no status but pending-review, and that alone', async () => {
    const { profile } = await buildProfile(client);
    const path = `${PROFILES}/${profile}`;
    for (const status of ['draft', 'in-review', 'twilio-approved', 'PENDING-REVIEW', '']) {
      const refusal = await client.refused('POST', path, { Status: status });
      expect(refusal, status).to.include({ status: 400, code: 22203 });
    }
    const both = { Status: 'pending-review', FriendlyName: 'Renamed' };
    expect(await client.refused('POST', path, both)).to.include({ status: 400, code: 22204 });
    expect((await client.get(path)).json.status).to.equal('draft');
  });

  it('is found by its name, status and policy', async () => {
    const sid = await createProfile(client);
    const found = async (query: string) =>
      (await client.get(`${PROFILES}?${query}`)).json.results.map(
        (one: { sid: string }) => one.sid,
      );
    expect(await found('FriendlyName=Thistledown+Kites')).to.eql([sid]);
    expect(await found('FriendlyName=Thistledown')).to.eql([]);
    expect(await found('Status=draft')).to.eql([sid]);
    expect(await found('Status=twilio-approved')).to.eql([known('BU', 1)]);
    expect(await found(`PolicySid=${SECONDARY}`)).to.eql([sid]);
    expect(await found('')).to.eql([sid, known('BU', 1)]);
  });
});

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
    for (const [form, code] of [
      [{ ...number, ChannelEndpointSid: known('PN', 9) }, 22205],
      [{ ...number, ChannelEndpointType: 'carrier-pigeon' }, 20422],
      [without(number, 'ChannelEndpointType'), 20001],
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

describe('an object', () => {
  const sandbox = useSandbox();
  let client: Client;
  beforeEach(() => (client = sandbox.client()));

  it('gives back its attributes as they were sent, until they are replaced as a whole', async () => {
    const sid = await createEndUser(client, 'authorized_representative_1', REPRESENTATIVE);
    const path = `/v1/EndUsers/${sid}`;
    expect((await client.get(path)).json.attributes).to.eql(REPRESENTATIVE);
    await client.post(path, { FriendlyName: 'Renamed' });
    expect((await client.get(path)).json.attributes).to.eql(REPRESENTATIVE);
    await client.post(path, { Attributes: '{"email":"x@kites.example"}' });
    expect((await client.get(path)).json.attributes).to.eql({ email: 'x@kites.example' });
  });

  it('that is an address is changed in all but its country, unless a document was approved by it', async () => {
    const { profile, address } = await buildProfile(client);
    const path = `${ADDRESSES}/${address}.json`;
    const { json } = await client.post(path, {
      Street: '14 Example Lane',
      StreetSecondary: 'Loft',
    });
    expect(json).to.include({
      street: '14 Example Lane',
      street_secondary: 'Loft',
      city: 'Springfield',
    });
    await submit(client, profile);
    await sandbox.control('POST', `/reviews/${profile}`, { decision: 'approve' });
    expect(await client.refused('POST', path, { Street: '1 Elsewhere' })).to.include({
      code: 21630,
    });
  });

  it('that is a document begins as a draft without an image', async () => {
    const sid = await createDocument(client, await createAddress(client));
    expect((await client.get(`/v1/SupportingDocuments/${sid}`)).json).to.include({
      status: 'DRAFT',
      mime_type: null,
    });
  });
});
