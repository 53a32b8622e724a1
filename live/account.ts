import { TWILIO_ORIGINS, type ApiOrigins } from '../src/core/trusthub/transport.js';
import { TrustHubClient } from '../src/core/trusthub/trusthub-client.js';

const SHAPES: Readonly<Record<string, RegExp>> = {
  TWILIO_ACCOUNT_SID: /^AC[0-9a-f]{32}$/i,
  TWILIO_API_KEY: /^SK[0-9a-f]{32}$/i,
  TWILIO_API_SECRET: /^\S+$/,
};

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/** Twilio, or a sandbox of this machine: a key must not go anywhere else. */
function originsOf(origin: string | undefined): ApiOrigins | string {
  if (origin === undefined || origin === '') return TWILIO_ORIGINS;
  if (!URL.canParse(origin) || !LOOPBACK.includes(new URL(origin).hostname)) {
    return 'TRUSTHUB_ORIGIN may only be a sandbox of this machine, such as http://127.0.0.1:4010';
  }
  const { origin: only } = new URL(origin);
  return { trusthub: only, api: only };
}

export interface LiveAccount {
  readonly client: TrustHubClient;
  readonly origin: string;
}

/** The account that the environment names, or a sentence that says what is missing. */
export function readAccount(environment: Readonly<Record<string, string | undefined>>) {
  for (const [name, shape] of Object.entries(SHAPES)) {
    const value = environment[name];
    if (!value) return `Set ${Object.keys(SHAPES).join(', ')}: ${name} is not set`;
    if (!shape.test(value)) return `${name} does not look like one`;
  }
  const origins = originsOf(environment['TRUSTHUB_ORIGIN']);
  if (typeof origins === 'string') return origins;
  const { TWILIO_ACCOUNT_SID: sid, TWILIO_API_KEY: key, TWILIO_API_SECRET: secret } = environment;
  const authorization = `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`;
  const transport = (request: Request) => {
    const headers = new Headers(request.headers);
    headers.set('authorization', authorization);
    return fetch(request, { headers, redirect: 'error', signal: AbortSignal.timeout(20_000) });
  };
  const account: LiveAccount = {
    client: new TrustHubClient(transport, sid!, origins),
    origin: origins.trusthub,
  };
  return account;
}
