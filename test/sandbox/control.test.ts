import { request } from 'node:http';
import { expect } from 'chai';
import { createProfile } from './build-profile.js';
import { known, useSandbox } from './harness.js';

describe('the control paths', () => {
  const sandbox = useSandbox();

  /** fetch lets nobody choose the Host header. */
  const status = (path: string, headers: Record<string, string>) =>
    new Promise<number>((resolve, reject) => {
      const { port } = sandbox.running;
      request({ host: '127.0.0.1', port, path, headers }, (response) => {
        response.resume();
        resolve(response.statusCode!);
      })
        .on('error', reject)
        .end();
    });

  it('keep the shape of a ledger entry', async () => {
    await createProfile(sandbox.client());
    const { json } = await sandbox.control('GET', '/ledger');
    expect(json).to.have.all.keys('entries');
    const [entry] = json.entries;
    const names = 'n time account method path status fault created updated deleted';
    expect(entry).to.have.all.keys(names.split(' '));
    expect(entry.n).to.equal(1);
    expect(new Date(entry.time).toISOString()).to.equal(entry.time);
  });

  it('write a refused call into the ledger without an account', async () => {
    await fetch(`${sandbox.url}/v1/Policies`);
    const [entry] = (await sandbox.control('GET', '/ledger')).json.entries;
    expect(entry).to.include({ account: null, status: 401, path: '/v1/Policies' });
  });

  it('show the live objects under the names of the API', async () => {
    const sid = await createProfile(sandbox.client());
    const { json } = await sandbox.control('GET', '/state');
    expect(json).to.have.all.keys([1, 2, 3, 4, 5, 6].map((n) => known('AC', n)));
    const state = json[known('AC', 1)];
    const kinds =
      'CustomerProfiles TrustProducts EndUsers SupportingDocuments Addresses EntityAssignments ' +
      'ChannelEndpointAssignments Evaluations IncomingPhoneNumbers';
    expect(state).to.have.all.keys(kinds.split(' '));
    expect(state.CustomerProfiles.at(-1)).to.include({
      sid,
      friendly_name: 'Thistledown Kites',
      status: 'draft',
    });
    expect(state.EndUsers[0]).to.include.keys('sid', 'type');
    for (const objects of Object.values(json[known('AC', 4)])) expect(objects).to.eql([]);
  });

  it('bring everything back to the start', async () => {
    const start = (await sandbox.control('GET', '/state')).json;
    await createProfile(sandbox.client());
    await sandbox.control('PUT', '/settings', { evaluationShape: 'fields' });
    await sandbox.control('PUT', '/faults', { rules: [{ fault: '500', times: 9 }] });
    expect((await sandbox.control('POST', '/reset')).status).to.equal(200);
    expect((await sandbox.control('GET', '/state')).json).to.eql(start);
    expect((await sandbox.control('GET', '/ledger')).json.entries).to.eql([]);
    expect((await sandbox.control('PUT', '/settings', {})).json.evaluationShape).to.equal('spec');
    await createProfile(sandbox.client());
    expect((await sandbox.control('GET', '/ledger')).json.entries[0].n).to.equal(1);
  });

  it('merge settings, and refuse what they do not know', async () => {
    const set = (settings: unknown) => sandbox.control('PUT', '/settings', settings);
    await set({ reviewDelay: 5 });
    expect((await set({ evaluationShape: 'fields' })).json).to.include({
      reviewDelay: 5,
      evaluationShape: 'fields',
      secondRepresentativeRequired: false,
      repeatAssignment: 'refuse',
      autoReview: 'none',
    });
    const unknown = await set({ evaluationshape: 'spec' });
    expect(unknown.status).to.equal(400);
    expect(unknown.json.message).to.include('evaluationshape').and.to.include('evaluationShape');
    for (const wrong of [
      { evaluationShape: 'round' },
      { reviewDelay: -1 },
      [],
      { autoReview: 1 },
    ]) {
      expect((await set(wrong)).status, JSON.stringify(wrong)).to.equal(400);
    }
  });

  it('answer to loopback names only', async () => {
    for (const host of ['127.0.0.1', 'localhost:4010', '[::1]:4010']) {
      expect(await status('/sandbox/ledger', { host }), host).to.equal(200);
    }
    for (const host of ['evil.example', 'trusthub.twilio.com', '127.0.0.1.evil.example', 'a@b c']) {
      expect(await status('/sandbox/ledger', { host }), host).to.equal(403);
      expect(await status('/sandbox', { host }), host).to.equal(403);
    }
  });

  it('answer to no page from elsewhere', async () => {
    const asked = (origin: string) => status('/sandbox/state', { host: 'localhost', origin });
    expect(await asked('http://localhost:5173')).to.equal(200);
    for (const origin of ['https://evil.example', 'null', 'chrome-extension://abcdef']) {
      expect(await asked(origin), origin).to.equal(403);
    }
    expect(await status('/v1/Policies', { host: 'trusthub.twilio.com' })).to.equal(401);
  });

  it('leave no mark in the ledger and grant nothing across origins', async () => {
    const { headers } = await sandbox.control('GET', '/state');
    expect(headers.get('access-control-allow-origin')).to.equal(null);
    expect((await sandbox.control('GET', '/ledger')).json.entries).to.eql([]);
  });

  it('say what is wrong with a body that is no JSON', async () => {
    const response = await fetch(`${sandbox.url}/sandbox/settings`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: '{',
    });
    expect(response.status).to.equal(400);
    expect(await response.json()).to.have.property('message');
  });
});
