import { ApiError } from './api-error.js';
import type { Account } from './model.js';

export interface Caller {
  readonly account: Account;
  /** An API key acts in its own account only; a token also in those below. */
  readonly byKey: boolean;
}

type Accounts = ReadonlyMap<string, Account>;

/** The account whose SID and token, or API key and secret, the header holds. */
export function callerOf(
  accounts: Accounts,
  authorization: string | undefined,
): Caller | undefined {
  const [, encoded] = /^Basic +([A-Za-z0-9+/=]+)$/i.exec(authorization ?? '') ?? [];
  if (!encoded) return undefined;
  const decoded = Buffer.from(encoded, 'base64').toString();
  const colon = decoded.indexOf(':');
  const [user, password] = [decoded.slice(0, colon), decoded.slice(colon + 1)];
  if (colon < 0 || password === '') return undefined;
  for (const account of accounts.values()) {
    if (user === account.sid && password === account.token) return { account, byKey: false };
    if (account.keys.get(user) === password) return { account, byKey: true };
  }
  return undefined;
}

/** The account that a path names, where the caller may act in it. */
export function ownerOf(
  accounts: Accounts,
  { account, byKey }: Caller,
  sid: string,
): Account | undefined {
  if (sid === account.sid) return account;
  const other = accounts.get(sid);
  return other?.parentSid === account.sid && !byKey ? other : undefined;
}

export const refusedCredentials = () => new ApiError(401, 20003, 'Authenticate');
