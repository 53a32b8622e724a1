import type { HostPorts } from './host-ports.js';
import type { Sid } from './trusthub/sid.js';
import { isSid } from './trusthub/sid.js';

type Ports = Pick<HostPorts, 'cache' | 'clock'>;

/** Younger than this, in milliseconds, what a preflight saw is not asked again. */
const FRESH = 60_000;

/** The account's approved primary profile, as it was just seen; nothing when it was not. */
export const rememberPrimary = (
  { cache }: Ports,
  accountSid: string,
  primarySid: Sid<'BU'> | undefined,
): Promise<void> => cache.put(keyOf(accountSid), primarySid ?? null);

/**
 * So that a run may begin with its writes: without it a read goes first, and a run begun without a
 * network has then sent nothing whose outcome is unknown.
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
