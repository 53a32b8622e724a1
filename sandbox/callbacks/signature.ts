import { createHmac } from 'node:crypto';

/**
 * `X-Twilio-Signature`: HMAC-SHA1, by the account's token, of the URL as it stands in the callback
 * followed by each parameter's name and value in the order of the names.
 */
export function signatureOf(
  token: string,
  url: string,
  parameters: Readonly<Record<string, string>>,
): string {
  const text = Object.keys(parameters)
    .toSorted()
    .reduce((text, name) => text + name + parameters[name], url);
  return createHmac('sha1', token).update(text).digest('base64');
}
