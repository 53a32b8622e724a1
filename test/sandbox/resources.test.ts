import { expect } from 'chai';
import {
  buildProfile,
  createAddress,
  createDocument,
  createEndUser,
  createProfile,
  submit,
} from './build-profile.js';
import { known, SECONDARY, useSandbox, type Client } from './harness.js';
import { REPRESENTATIVE } from './made-up-business.js';

const PROFILES = '/v1/CustomerProfiles';
const ADDRESSES = `/2010-04-01/Accounts/${known('AC', 1)}/Addresses`;

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
