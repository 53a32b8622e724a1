import { randomBytes } from 'node:crypto';

/** As recorded from api.twilio.com in 2023. Page scripts can read none of the Twilio-… headers. */
export const CORS_HEADERS: Readonly<Record<string, string>> = {
  'access-control-allow-origin': '*',
  'access-control-allow-credentials': 'true',
  'access-control-allow-headers':
    'Accept, Authorization, Content-Type, If-Match, If-Modified-Since, If-None-Match, ' +
    'If-Unmodified-Since, Idempotency-Key',
  'access-control-allow-methods': 'GET, POST, DELETE, OPTIONS',
  'access-control-expose-headers': 'ETag',
};

export const apiHeaders = () => ({
  ...CORS_HEADERS,
  'twilio-request-id': `RQ${randomBytes(16).toString('hex')}`,
  'twilio-concurrent-requests': '1',
  'twilio-request-duration': '0.001',
});
