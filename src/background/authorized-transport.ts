import type { ApiOrigins, Transport } from '../core/trusthub/transport.js';

/** The worker dies 30 s after its last event even while a request is pending. */
const TIMEOUT = 20_000;

/**
 * `fetch` with the credentials inside: for the given origins only, following no redirect, sending
 * no cookie. Source of the scheme: https://www.twilio.com/docs/usage/requests-to-twilio
 */
export function authorizedTransport(
  { username, secret }: { readonly username: string; readonly secret: string },
  origins: ApiOrigins,
): Transport {
  const authorization = `Basic ${btoa(`${username}:${secret}`)}`;
  const allowed = Object.values(origins);
  return (request) => {
    if (!allowed.includes(new URL(request.url).origin))
      throw new TypeError('A request to another host than Twilio was refused');
    const headers = new Headers(request.headers);
    headers.set('Authorization', authorization);
    return fetch(request, {
      headers,
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT),
    });
  };
}
