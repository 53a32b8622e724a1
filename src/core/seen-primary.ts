import type { HostPorts } from './host-ports.js';
import type { Sid } from './trusthub/sid.js';
import { isSid } from './trusthub/sid.js';

type Ports = Pick<HostPorts, 'cache' | 'clock'>;

/** Younger than this, in milliseconds, what a preflight saw is not asked again. */
const FRESH = 60_000;

/** Keeps what was just seen: the account's approved primary profile, or that there is none. */
export const rememberPrimary = (
  { cache }: Ports,
  accountSid: string,
  primarySid: Sid<'BU'> | undefined,
): Promise<void> => cache.put(keyOf(accountSid), primarySid ?? null);

/**
 * The approved primary profile, where it was seen a moment ago: a run may then begin with its writes.
 * Else it begins with a read, so that without a network it sends nothing whose outcome is unknown.
 */
export async function seenPrimary(
  { cache, clock }: Ports,
  accountSid: string,
): Promise<Sid<'BU'> | undefined> {
  const cached = await cache.get(keyOf(accountSid));
  const age = cached ? clock.now() - cached.storedAt : Infinity;
  return age >= 0 && age < FRESH && isSid('BU', cached?.value) ? cached.value : undefined;
}

const keyOf = (accountSid: string): string => `primary:${accountSid}`;
