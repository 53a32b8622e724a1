import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { SECONDARY } from '../sandbox/harness.js';
import { useLibrary } from './use-library.js';

describe('Twilio’s own library', () => {
  const library = useLibrary();

  const server = createServer();
  const address = () =>
    `http://127.0.0.1:${(server.address() as AddressInfo).port}/status?profile=1`;
  before((done) => void server.listen(0, '127.0.0.1', () => done()));
  after((done) => void server.close(() => done()));

  it('takes the signature of a status callback for Twilio’s', async () => {
    const heard = new Promise<{ signature: string; body: string }>((resolve) => {
      server.on('request', async (request, response) => {
        let body = '';
        for await (const part of request) body += part;
        response.end();
        resolve({ signature: String(request.headers['x-twilio-signature']), body });
      });
    });
    const { customerProfiles } = library.client().trusthub.v1;
    const { sid } = await customerProfiles.create({
      friendlyName: 'Kites',
      email: 'a@kites.example',
      policySid: SECONDARY,
      statusCallback: address(),
    });
    await customerProfiles(sid).update({ status: 'pending-review' });
    const { signature, body } = await heard;
    const parameters = Object.fromEntries(new URLSearchParams(body));
    expect(parameters).to.include({ BundleSid: sid, Status: 'twilio-rejected' });
    const { validateRequest } = library.library;
    expect(validateRequest('sandbox', signature, address(), parameters)).to.equal(true);
    expect(validateRequest('another', signature, address(), parameters)).to.equal(false);
  });
});
