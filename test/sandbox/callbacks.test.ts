import { createServer, type IncomingMessage } from 'node:http';
import { createHmac } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { buildProfile, createProfile, submit } from './build-profile.js';
import { useSandbox } from './harness.js';

interface Heard {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

describe('a status callback', () => {
  const sandbox = useSandbox({ settings: { callbackRetries: [1, 1] } });
  const heard: Heard[] = [];
  let answers: number[];
  let waiting: (() => void)[] = [];

  const server = createServer(async (request, response) => {
    const { method = '', url = '', headers } = request;
    let body = '';
    for await (const part of request) body += part;
    response.writeHead(answers.shift() ?? 200, { location: 'http://127.0.0.1:1/' }).end();
    heard.push({ method, url, headers, body });
    for (const look of waiting) look();
  });
  before((done) => void server.listen(0, '127.0.0.1', () => done()));
  after((done) => {
    server.closeAllConnections();
    server.close(() => done());
  });
  beforeEach(() => {
    heard.length = 0;
    answers = [];
    waiting = [];
  });

  const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?of=kites`;

  const calls = (count: number) =>
    new Promise<void>((resolve) => {
      const look = () => void (heard.length >= count && resolve());
      waiting.push(look);
      look();
    });

  const form = (one: Heard) => Object.fromEntries(new URLSearchParams(one.body));

  async function settled() {
    for (;;) {
      const { deliveries } = (await sandbox.control('GET', '/callbacks')).json;
      if (deliveries.every(({ outcome }: { outcome: string }) => outcome !== 'pending')) {
        return deliveries;
      }
    }
  }

  async function profileWithCallback(url = address()) {
    const client = sandbox.client();
    const { profile } = await buildProfile(client);
    await client.post(`/v1/CustomerProfiles/${profile}`, { StatusCallback: url });
    return { client, profile };
  }

  it('tells each status in turn, as a form that the account’s token has signed', async () => {
    const { client, profile } = await profileWithCallback();
    await submit(client, profile);
    await calls(2);
    await sandbox.control('POST', `/reviews/${profile}`, {
      decision: 'reject',
      codes: [18602, 18606],
    });
    await calls(3);
    const statuses = heard.map((one) => form(one)['Status']);
    expect(statuses).to.have.members(['pending-review', 'in-review', 'twilio-rejected']);

    const last = heard.find((one) => form(one)['Status'] === 'twilio-rejected')!;
    expect(last).to.include({ method: 'POST', url: '/hook?of=kites' });
    expect(last.headers['content-type']).to.match(/^application\/x-www-form-urlencoded/);
    const parameters = form(last);
    expect(parameters).to.include({ BundleSid: profile, ErrorCodes: '18602,18606' });
    expect(parameters['FailureReason']).to.include('Business ID');
    const text = Object.keys(parameters)
      .toSorted()
      .map((name) => name + parameters[name])
      .join('');
    const signature = createHmac('sha1', 'sandbox')
      .update(address() + text)
      .digest('base64');
    expect(last.headers['x-twilio-signature']).to.equal(signature);
  });

  it('is tried again where it is not answered by 2xx, and given up in the end', async () => {
    answers = [500, 302, 200];
    const client = sandbox.client();
    const profile = await createProfile(client);
    const path = `/v1/CustomerProfiles/${profile}`;
    await client.post(path, { StatusCallback: address() });
    await submit(client, profile);
    const [delivered] = await settled();
    expect(delivered).to.deep.include({ attempts: [500, 302, 200], outcome: 'delivered' });
    expect(new Set(heard.map(({ body }) => body)).size).to.equal(1);

    answers = [500, 500, 500];
    await submit(client, profile);
    expect((await settled())[1]).to.deep.include({ attempts: [500, 500, 500], outcome: 'failed' });
  });

  it('goes to no host but this machine, unless a setting names it', async () => {
    const client = sandbox.client();
    const profile = await createProfile(client);
    const path = `/v1/CustomerProfiles/${profile}`;
    for (const url of ['https://hooks.kites.example/', 'http://127.0.0.1.kites.example/']) {
      await client.post(path, { StatusCallback: url });
      await submit(client, profile);
    }
    for (const delivery of await settled()) {
      expect(delivery).to.deep.include({ attempts: [], outcome: 'refused' });
    }
    await sandbox.control('PUT', '/settings', { callbackHosts: [] });
    await client.post(path, { StatusCallback: address() });
    await submit(client, profile);
    expect((await settled()).at(-1)).to.include({ outcome: 'refused' });
    expect(heard).to.eql([]);
  });

  it('is no way to the control paths', async () => {
    const client = sandbox.client();
    const profile = await createProfile(client);
    const path = `/v1/CustomerProfiles/${profile}`;
    await client.post(path, { StatusCallback: `${sandbox.url}/sandbox/reset` });
    await submit(client, profile);
    expect((await settled())[0]).to.deep.include({ attempts: [403, 403, 403], outcome: 'failed' });
    expect((await client.get(path)).json.status).to.equal('twilio-rejected');
  });

  it('has the parameter names of the setting', async () => {
    const callbackParameters = {
      accountSid: 'Account',
      bundleSid: 'CustomerProfileSid',
      status: 'BundleStatus',
      failureReason: 'Reason',
      errorCodes: 'Codes',
    };
    await sandbox.control('PUT', '/settings', { callbackParameters, submitAnswer: 'in-review' });
    const { client, profile } = await profileWithCallback();
    await submit(client, profile);
    await calls(2);
    expect(form(heard[0]!)).to.have.all.keys('Account', 'CustomerProfileSid', 'BundleStatus');
    const partial = { callbackParameters: { status: 'Status' } };
    expect((await sandbox.control('PUT', '/settings', partial)).status).to.equal(400);
  });
});
