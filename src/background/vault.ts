import { OnboardingError } from '../core/commands.js';
import { troubleOf } from '../core/submission/trouble.js';
import { isSid } from '../core/trusthub/sid.js';
import type { Sid } from '../core/trusthub/sid.js';
import { listBundles } from '../core/trusthub/bundles.js';
import type { ApiOrigins, Transport } from '../core/trusthub/transport.js';
import { NoKeyError, TWILIO_ORIGINS } from '../core/trusthub/transport.js';
import { TrustHubClient } from '../core/trusthub/trusthub-client.js';
import { StoredItem } from '../extension/stored-item.js';
import type { AccountEntry, AccountSummary } from '../protocol/own-commands.js';
import { authorizedTransport } from './authorized-transport.js';

/** Kept in memory that outlives the worker, not the browser; never sent to any page. */
const credentials = new StoredItem<AccountEntry>('credentials', 'session');

/** The account in use, without its secret. */
export async function currentAccount(): Promise<AccountSummary | null> {
  const entry = await credentials.get();
  return entry ? summaryOf(entry) : null;
}

/** A client of the account in use, or nothing while no key was entered. */
export async function currentClient(): Promise<TrustHubClient | undefined> {
  const entry = await credentials.get();
  return entry && clientOf(entry, signedNow(entry));
}

/** A client for submissions that began in this account. */
export async function clientFor(accountSid: string): Promise<TrustHubClient | undefined> {
  const entry = await credentials.get();
  return entry?.accountSid === accountSid ? clientOf(entry, signedNow(entry)) : undefined;
}

/** Asks Twilio whether the key is good before anything is kept. */
export async function saveAccount(entry: AccountEntry): Promise<AccountSummary> {
  const trimmed = check(entry);
  try {
    await listBundles(clientOf(trimmed, signedWith(trimmed)), 'CustomerProfiles', {
      status: 'twilio-approved',
    });
  } catch (error) {
    const trouble = troubleOf(error);
    const unreached = trouble.status === undefined;
    throw new OnboardingError(unreached ? 'out-of-reach' : 'twilio', trouble.message, trouble);
  }
  await credentials.set(trimmed);
  return summaryOf(trimmed);
}

export const removeAccount = (): Promise<void> => credentials.remove();

function check(entry: AccountEntry): AccountEntry {
  const accountSid = entry.accountSid.trim();
  const username = entry.username.trim();
  const secret = entry.secret.trim();
  if (!isSid('AC', accountSid))
    throw new OnboardingError(
      'invalid',
      'The account SID is AC and 32 letters or digits. Copy it from the Twilio Console',
    );
  if (!isSid('SK', username) && username !== accountSid)
    throw new OnboardingError(
      'invalid',
      'The API key is SK and 32 letters or digits. Copy its SID from the Twilio Console',
    );
  if (secret === '') throw new OnboardingError('invalid', "Enter the key's secret");
  const sandbox = __DEVELOPMENT__ && entry.sandbox ? loopback(entry.sandbox) : undefined;
  return { accountSid, username, secret, ...(sandbox && { sandbox }) };
}

/** Development builds may talk to a sandbox on this machine, and to nothing else. */
function loopback(address: string): string {
  const url = new URL(address);
  if (url.protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(url.hostname))
    return url.origin;
  throw new OnboardingError('invalid', 'A sandbox runs on 127.0.0.1');
}

const clientOf = (entry: AccountEntry, transport: Transport): TrustHubClient =>
  new TrustHubClient(transport, entry.accountSid, originsOf(entry));

const signedWith = (entry: AccountEntry): Transport => authorizedTransport(entry, originsOf(entry));

/** With the key that is there at that moment: once it was taken away, nothing more leaves. */
const signedNow =
  ({ accountSid }: AccountEntry): Transport =>
  async (request) => {
    const entry = await credentials.get();
    if (entry?.accountSid !== accountSid) throw new NoKeyError('No key for this account');
    return signedWith(entry)(request);
  };

const originsOf = ({ sandbox }: AccountEntry): ApiOrigins =>
  __DEVELOPMENT__ && sandbox ? { trusthub: sandbox, api: sandbox } : TWILIO_ORIGINS;

const summaryOf = ({ accountSid, username, sandbox }: AccountEntry): AccountSummary => ({
  accountSid: accountSid as Sid<'AC'>,
  username,
  ...(sandbox && { sandbox }),
});
