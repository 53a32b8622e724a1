import { expect } from 'chai';
import { authorizedTransport } from '../../src/background/authorized-transport.js';
import { TWILIO_ORIGINS } from '../../src/core/trusthub/transport.js';
import { rejection } from '../core/fixtures/scripted-transport.js';

const CREDENTIALS = { username: 'SK00000000000000000000000000000001', secret: 'canary' };

let sent: { readonly request: Request; readonly init: RequestInit }[] = [];
const realFetch = globalThis.fetch;

beforeEach(() => {
  sent = [];
  globalThis.fetch = async (request, init = {}) => {
    sent.push({ request: request as Request, init });
    return new Response('{}');
  };
});

afterEach(() => {
  globalThis.fetch = realFetch;
});

const send = async (url: string, init?: RequestInit): Promise<Response> =>
  authorizedTransport(CREDENTIALS, TWILIO_ORIGINS)(new Request(url, init));

describe('the transport with credentials inside', () => {
  it('signs requests to both hosts of Twilio', async () => {
    await send('https://trusthub.twilio.com/v1/Policies');
    await send('https://api.twilio.com/2010-04-01/Accounts.json');
    expect(sent).to.have.length(2);
    for (const { init } of sent)
      expect(new Headers(init.headers).get('Authorization')).to.equal(
        `Basic ${btoa('SK00000000000000000000000000000001:canary')}`,
      );
  });

  for (const url of [
    'https://evil.example/v1/Policies',
    'https://trusthub.twilio.com.evil.example/v1/Policies',
    'https://evil.twilio.com/v1/Policies',
    'https://trusthub.twilio.com:8443/v1/Policies',
    'http://trusthub.twilio.com/v1/Policies',
    'http://127.0.0.1:4010/v1/Policies',
  ])
    it(`refuses ${url}, and nothing leaves`, async () => {
      const error = await rejection(send(url));
      expect(error).to.be.instanceOf(TypeError);
      expect(error.message).not.to.include('canary');
      expect(sent).to.deep.equal([]);
    });

  it('follows no redirect, sends no cookie and keeps no copy', async () => {
    await send('https://trusthub.twilio.com/v1/Policies');
    expect(sent[0]?.init).to.include({
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
    });
  });

  it('gives up in time', async () => {
    const real = AbortSignal.timeout;
    const asked: number[] = [];
    const controller = new AbortController();
    AbortSignal.timeout = (milliseconds) => {
      asked.push(milliseconds);
      return controller.signal;
    };
    try {
      await send('https://trusthub.twilio.com/v1/Policies');
    } finally {
      AbortSignal.timeout = real;
    }
    // The worker dies 30 s after its last event.
    expect(asked).to.deep.equal([20_000]);
    expect(sent[0]?.init.signal).to.equal(controller.signal);
  });

  it('leaves method, form and its type as they were', async () => {
    const body = new URLSearchParams({ FriendlyName: 'Zoë' });
    await send('https://trusthub.twilio.com/v1/EndUsers', { method: 'POST', body });
    const { request, init } = sent[0]!;
    expect(request.method).to.equal('POST');
    expect(new Headers(init.headers).get('Content-Type')).to.match(
      /^application\/x-www-form-urlencoded/,
    );
    expect(await request.text()).to.equal('FriendlyName=Zo%C3%AB');
  });

  it('lets no request choose the credentials', async () => {
    await send('https://trusthub.twilio.com/v1/Policies', {
      headers: { Authorization: 'Basic other' },
    });
    expect(new Headers(sent[0]?.init.headers).get('Authorization')).to.match(/^Basic U0sw/);
  });
});
