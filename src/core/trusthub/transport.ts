/**
 * The shape of `fetch` with the credentials already inside: a host builds it, so that no secret
 * ever enters the core. It must refuse redirects and any origin but Twilio's.
 */
export type Transport = (request: Request) => Promise<Response>;

/** Where the two APIs live. Development hosts may point both at a sandbox. */
export interface ApiOrigins {
  readonly trusthub: string;
  readonly api: string;
}

export const TWILIO_ORIGINS: ApiOrigins = {
  trusthub: 'https://trusthub.twilio.com',
  api: 'https://api.twilio.com',
};

/** There is no key for this account any more: the request did not leave. */
export class NoKeyError extends Error {
  override readonly name = 'NoKeyError';
}
