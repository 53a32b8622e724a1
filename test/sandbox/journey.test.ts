import { expect } from 'chai';
import { buildProfile, evaluate, fetchProfile, submit } from './build-profile.js';
import { Client, known, SECONDARY, useSandbox } from './harness.js';
import { openApiValidator } from '../openapi/spec-validator.js';
import { startSandbox, type Exchange } from '../../sandbox/index.js';

describe('the journey of a secondary customer profile', () => {
  const sandbox = useSandbox();

  async function writes() {
    const { json } = await sandbox.control('GET', '/ledger');
    return json.entries.filter(({ method }: { method: string }) => method !== 'GET');
  }

  for (const [representatives, count] of [
    [2, 13],
    [1, 11],
  ] as const) {
    it(`takes ${count} writes with ${representatives} representative(s)`, async () => {
      const client = sandbox.client();
      const built = await buildProfile(client, representatives);
      expect((await evaluate(client, built.profile)).status).to.equal('compliant');
      expect((await submit(client, built.profile)).json.status).to.equal('pending-review');
      expect((await fetchProfile(client, built.profile)).status).to.equal('in-review');
      await sandbox.control('POST', `/reviews/${built.profile}`, { decision: 'approve' });

      const approved = await fetchProfile(client, built.profile);
      expect(approved.status).to.equal('twilio-approved');
      expect(Date.parse(approved.valid_until)).to.be.greaterThan(Date.now());
      expect(await writes()).to.have.lengthOf(count);
    });
  }

  it('lets each thing it made be read again, alone and in its list', async () => {
    const client = sandbox.client();
    const { profile, business, address, document } = await buildProfile(client);
    const evaluation = await evaluate(client, profile);
    const profilePath = `/v1/CustomerProfiles/${profile}`;
    const addresses = `/2010-04-01/Accounts/${known('AC', 1)}/Addresses`;

    expect((await client.get(`/v1/EndUsers/${business}`)).json.type).to.equal(
      'customer_profile_business_information',
    );
    expect((await client.get(`/v1/SupportingDocuments/${document}`)).json.status).to.equal('DRAFT');
    expect((await client.get(`${addresses}/${address}.json`)).json.sid).to.equal(address);
    expect((await client.get(`${profilePath}/Evaluations/${evaluation.sid}`)).json).to.eql(
      evaluation,
    );
    for (const list of ['/v1/EndUsers', '/v1/SupportingDocuments', '/v1/CustomerProfiles']) {
      expect((await client.get(list)).json.results).to.have.lengthOf.above(1);
    }
    expect((await client.get(`${addresses}.json`)).json.addresses[0].sid).to.equal(address);
    const assignments = (await client.get(`${profilePath}/EntityAssignments`)).json.results;
    expect(assignments).to.have.lengthOf(4);
    const { url } = assignments[0];
    expect((await client.get(url)).json).to.eql(assignments[0]);
    expect((await client.get(`${profilePath}/Evaluations`)).json.results).to.eql([evaluation]);
  });

  it('assigns phone numbers of the account', async () => {
    const client = sandbox.client();
    const { profile } = await buildProfile(client);
    const path = `/v1/CustomerProfiles/${profile}/ChannelEndpointAssignments`;
    for (const n of [1, 3]) {
      const form = { ChannelEndpointType: 'phone-number', ChannelEndpointSid: known('PN', n) };
      const { status, json } = await client.post(path, form);
      expect(status).to.equal(201);
      expect((await client.get(json.url)).json).to.eql(json);
    }
    const only = async (query: string) =>
      (await client.get(`${path}?${query}`)).json.results.length;
    expect(await only('')).to.equal(2);
    expect(await only(`ChannelEndpointSid=${known('PN', 3)}`)).to.equal(1);
    expect(await only(`ChannelEndpointSids=${known('PN', 1)},${known('PN', 2)}`)).to.equal(1);
    const [first] = (await client.get(path)).json.results;
    expect((await client.delete(first.url)).status).to.equal(204);
    expect(await only('')).to.equal(1);
  });

  it('writes in the ledger what each call made, changed and removed, and nothing typed', async () => {
    const client = sandbox.client();
    const { profile, business } = await buildProfile(client);
    await client.post(`/v1/EndUsers/${business}`, { FriendlyName: 'Renamed' });
    const entries = await writes();
    expect(entries[0]).to.deep.include({
      n: 1,
      account: known('AC', 1),
      method: 'POST',
      path: '/v1/CustomerProfiles',
      status: 201,
      fault: null,
      created: [profile],
      updated: [],
      deleted: [],
    });
    expect(entries.at(-1)).to.deep.include({ updated: [business], created: [] });
    expect(JSON.stringify(entries)).not.to.include('Thistledown').and.not.to.include('Renamed');
  });

  it('gives the whole exchange to the process that started it', async () => {
    const exchanges: Exchange[] = [];
    const validator = await openApiValidator();
    const own = await startSandbox({ onExchange: (exchange) => exchanges.push(exchange) });
    try {
      await buildProfile(new Client(own.url, validator, 1));
    } finally {
      await own.close();
    }
    expect(exchanges).to.have.lengthOf(9);
    for (const { method, url, body, status, answer } of exchanges) {
      expect(validator.request(method, url, body)).to.eql([]);
      expect(validator.response(method, url, status, answer)).to.eql([]);
    }
    expect(new URLSearchParams(exchanges[0]!.body).get('PolicySid')).to.equal(SECONDARY);
  });
});
