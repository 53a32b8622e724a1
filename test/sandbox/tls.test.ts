import { createHash } from 'node:crypto';
import { request } from 'node:https';
import type { TLSSocket } from 'node:tls';
import { expect } from 'chai';
import { startSandbox, type Sandbox } from '../../sandbox/index.js';
import { basic, known } from './harness.js';

describe('the TLS listener', () => {
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox({ tlsPort: 0 });
  });
  after(() => sandbox.close());

  const ask = (path: string, host: string) =>
    new Promise<{ json: unknown; spki: string; names: string }>((resolve, reject) => {
      request(
        {
          host: '127.0.0.1',
          port: sandbox.tlsPort,
          servername: host,
          // The certificate vouches for itself; the test holds it against what the sandbox said.
          rejectUnauthorized: false,
          // A resumed session would show no certificate.
          agent: false,
          path,
          headers: { host, authorization: basic(known('AC', 1)) },
        },
        (response) => {
          const certificate = (response.socket as TLSSocket).getPeerX509Certificate()!;
          const key = certificate.publicKey.export({ type: 'spki', format: 'der' });
          const spki = createHash('sha256').update(key).digest('base64');
          const names = certificate.subjectAltName ?? '';
          let text = '';
          response.on('data', (data) => (text += data));
          response.on('end', () => resolve({ json: JSON.parse(text), spki, names }));
        },
      )
        .on('error', reject)
        .end();
    });

  it('stands for both of Twilio’s hosts with the key that was announced', async () => {
    const { spki, names } = await ask('/v1/Policies?PageSize=1', 'trusthub.twilio.com');
    expect(spki).to.equal(sandbox.tlsSpki);
    for (const name of ['trusthub.twilio.com', 'api.twilio.com', 'localhost', '127.0.0.1']) {
      expect(names).to.include(name);
    }
  });

  it('builds its addresses from the host by which it was asked', async () => {
    const { json } = await ask('/v1/Policies?PageSize=1', 'trusthub.twilio.com');
    expect((json as { meta: { next_page_url: string } }).meta.next_page_url).to.match(
      /^https:\/\/trusthub\.twilio\.com\/v1\/Policies\?/,
    );
  });

  it('shares its world with the plain one', async () => {
    const body = new URLSearchParams({
      FriendlyName: 'rep',
      Type: 'authorized_representative_1',
    });
    const headers = { authorization: basic(known('AC', 1)) };
    const response = await fetch(`${sandbox.url}/v1/EndUsers`, { method: 'POST', headers, body });
    const { sid } = (await response.json()) as { sid: string };
    const { json } = await ask(`/v1/EndUsers/${sid}`, 'trusthub.twilio.com');
    expect(json).to.include({ sid });
  });

  it('does not serve the control paths under Twilio’s name', async () => {
    expect((await ask('/sandbox/state', 'trusthub.twilio.com')).json).to.have.all.keys('message');
  });
});
