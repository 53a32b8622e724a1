import { expect } from 'chai';
import {
  assign,
  buildProfile,
  createEndUser,
  createProfile,
  evaluate,
  fetchProfile,
  submit,
} from './build-profile.js';
import { known, useSandbox, type Client } from './harness.js';
import { BUSINESS_INFORMATION, REPRESENTATIVE } from './made-up-business.js';

/** The profile once its review is over. */
async function decided(client: Client, profile: string) {
  for (;;) {
    const answer = await fetchProfile(client, profile);
    if (!['pending-review', 'in-review'].includes(answer.status)) return answer;
  }
}

describe('a review', () => {
  const sandbox = useSandbox();
  let client: Client;
  beforeEach(() => (client = sandbox.client()));

  const decide = (profile: string, body: object) =>
    sandbox.control('POST', `/reviews/${profile}`, body);

  async function submitted() {
    const built = await buildProfile(client);
    await submit(client, built.profile);
    return built;
  }

  it('rejects a noncompliant profile at once', async () => {
    const profile = await createProfile(client);
    expect((await submit(client, profile)).json).to.include({
      status: 'twilio-rejected',
      errors: null,
    });
  });

  it('answers pending-review, and in-review from then on', async () => {
    const { profile } = await buildProfile(client);
    expect((await submit(client, profile)).json.status).to.equal('pending-review');
    for (let i = 0; i < 3; i++) {
      expect((await fetchProfile(client, profile)).status).to.equal('in-review');
    }
  });

  it('that approves sets the date until which the profile is valid, and approves its document', async () => {
    const { profile, document } = await submitted();
    expect((await decide(profile, { decision: 'approve' })).json).to.eql({
      sid: profile,
      status: 'twilio-approved',
      errors: null,
    });
    const approved = await fetchProfile(client, profile);
    expect(approved.status).to.equal('twilio-approved');
    expect(approved.valid_until).to.match(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect((await client.get(`/v1/SupportingDocuments/${document}`)).json.status).to.equal(
      'APPROVED',
    );
  });

  it('that rejects gives its codes', async () => {
    const { profile } = await submitted();
    await decide(profile, { decision: 'reject', codes: [18602, 18606] });
    expect(await fetchProfile(client, profile)).to.deep.include({
      status: 'twilio-rejected',
      valid_until: null,
      errors: [{ code: 18602 }, { code: 18606 }],
    });
  });

  it('of the same profile may follow a rejection, the same objects mended', async () => {
    const { profile, business } = await submitted();
    await decide(profile, { decision: 'reject', codes: [18602] });
    await client.post(`/v1/EndUsers/${business}`, {
      Attributes: JSON.stringify({
        ...BUSINESS_INFORMATION,
        business_registration_number: '00-7654321',
      }),
    });
    expect((await evaluate(client, profile)).status).to.equal('compliant');
    const again = (await submit(client, profile)).json;
    expect(again).to.include({ status: 'pending-review', errors: null });
    await decide(profile, { decision: 'approve' });
    expect((await fetchProfile(client, profile)).status).to.equal('twilio-approved');
  });

  it('rejects a profile with two objects of one type, though it was to be approved', async () => {
    const { profile } = await buildProfile(client);
    const second = await createEndUser(client, 'authorized_representative_1', REPRESENTATIVE);
    await assign(client, profile, second);
    expect((await evaluate(client, profile)).status).to.equal('compliant');
    await submit(client, profile);
    expect((await decide(profile, { decision: 'approve' })).json.status).to.equal(
      'twilio-rejected',
    );
  });

  it('locks the profile, what is assigned to it, and the assignments', async () => {
    const { profile, business, document } = await submitted();
    const path = `/v1/CustomerProfiles/${profile}`;
    const [assignment] = (await client.get(`${path}/EntityAssignments`)).json.results;
    const spare = await createEndUser(client, 'authorized_representative_2', REPRESENTATIVE);
    const number = { ChannelEndpointType: 'phone-number', ChannelEndpointSid: known('PN', 1) };
    for (const [method, address, form] of [
      ['POST', path, { FriendlyName: 'Renamed' }],
      ['POST', path, { Status: 'pending-review' }],
      ['POST', `/v1/EndUsers/${business}`, { FriendlyName: 'Renamed' }],
      ['POST', `/v1/SupportingDocuments/${document}`, { FriendlyName: 'Renamed' }],
      ['POST', `${path}/EntityAssignments`, { ObjectSid: spare }],
      ['POST', `${path}/ChannelEndpointAssignments`, number],
      ['DELETE', assignment.url, undefined],
    ] as const) {
      const refusal = await client.refused(method, address, form);
      expect(refusal, `${method} ${address}`).to.include({ status: 400, code: 60711 });
    }
    await client.post(`/v1/EndUsers/${spare}`, { FriendlyName: 'Not assigned, so not locked' });
  });

  it('leaves an approved profile locked but for its numbers', async () => {
    const { profile, business } = await submitted();
    await decide(profile, { decision: 'approve' });
    const path = `/v1/CustomerProfiles/${profile}`;
    const form = { FriendlyName: 'Renamed' };
    expect(await client.refused('POST', path, form)).to.include({ code: 60711 });
    expect(await client.refused('POST', `/v1/EndUsers/${business}`, form)).to.include({
      code: 60711,
    });
    await client.post(`${path}/ChannelEndpointAssignments`, {
      ChannelEndpointType: 'phone-number',
      ChannelEndpointSid: known('PN', 1),
    });
    await sandbox.control('PUT', '/settings', { editWhenApproved: 'allow' });
    expect((await client.post(path, form)).json.friendly_name).to.equal('Renamed');
  });

  it('is decided only while it lasts, and only in the two ways there are', async () => {
    const { profile } = await buildProfile(client);
    expect((await decide(profile, { decision: 'approve' })).status).to.equal(409);
    await submit(client, profile);
    expect((await decide(profile, { decision: 'maybe' })).status).to.equal(400);
    expect((await decide(profile, { decision: 'reject', codes: ['x'] })).status).to.equal(400);
    expect((await decide(known('BU', 9), { decision: 'approve' })).status).to.equal(404);
    expect((await fetchProfile(client, profile)).status).to.equal('in-review');
  });

  for (const [autoReview, status, errors] of [
    ['approve', 'twilio-approved', null],
    ['reject', 'twilio-rejected', [{ code: 18602 }]],
  ] as const) {
    it(`comes by itself: ${autoReview}, after the delay`, async () => {
      await sandbox.control('PUT', '/settings', { autoReview, reviewDelay: 150 });
      const { profile } = await submitted();
      expect((await fetchProfile(client, profile)).status).to.equal('in-review');
      expect(await decided(client, profile)).to.deep.include({ status, errors });
    });
  }

  it('that is to come by itself is forgotten by a reset', async () => {
    await sandbox.control('PUT', '/settings', { autoReview: 'approve', reviewDelay: 50 });
    await submitted();
    await sandbox.control('POST', '/reset');
    const { json } = await sandbox.control('GET', '/state');
    expect(json[known('AC', 1)].CustomerProfiles).to.have.lengthOf(1);
  });
});

describe('a sandbox that approves by itself from its start', () => {
  const sandbox = useSandbox({ autoReview: 'approve', reviewDelay: 20 });

  it('needs no hand', async () => {
    const client = sandbox.client();
    const { profile } = await buildProfile(client);
    await submit(client, profile);
    expect((await decided(client, profile)).status).to.equal('twilio-approved');
  });
});
