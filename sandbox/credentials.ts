import { ApiError } from './api-error.js';
import type { Account } from './model.js';

/** The account whose SID and token, or API key and secret, the header holds. */
export function accountOf(
  accounts: ReadonlyMap<string, Account>,
  authorization: string | undefined,
): Account | undefined {
  const [, encoded] = /^Basic +([A-Za-z0-9+/=]+)$/i.exec(authorization ?? '') ?? [];
  if (!encoded) return undefined;
  const decoded = Buffer.from(encoded, 'base64').toString();
  const colon = decoded.indexOf(':');
  const [user, password] = [decoded.slice(0, colon), decoded.slice(colon + 1)];
  if (colon < 0 || password === '') return undefined;
  for (const account of accounts.values()) {
    if (user === account.sid && password === account.token) return account;
    if (account.keys.get(user) === password) return account;
  }
  return undefined;
}

export const refusedCredentials = () => new ApiError(401, 20003, 'Authenticate');
