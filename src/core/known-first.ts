import { fewAtOnce } from './few-at-once.js';
import { isGone } from './submission/gone.js';
import type { IncomingPhoneNumber } from './trusthub/incoming-phone-numbers.js';
import { fetchIncomingPhoneNumber } from './trusthub/incoming-phone-numbers.js';
import type { Sid } from './trusthub/sid.js';
import type { TrustHubClient } from './trusthub/trusthub-client.js';

/** Whoever has more finds the rest in their places: each that is on a later page costs a request. */
const MOST_AHEAD = 50;

/** Which page it is: the first of all numbers, one after it, or one of those that were searched for. */
export type NumberPlace = 'first' | 'later' | 'searched';

/**
 * A page with the numbers of this business before all others. The first page has them wherever in the
 * list they are, so later ones leave them out: each is there once.
 */
export async function knownFirst(
  client: TrustHubClient,
  items: readonly IncomingPhoneNumber[],
  known: readonly Sid<'PN'>[],
  place: NumberPlace,
): Promise<readonly IncomingPhoneNumber[]> {
  const ahead = [...new Set(known)].slice(0, MOST_AHEAD);
  const others = items.filter(({ sid }) => !ahead.includes(sid));
  if (place === 'later') return others;
  const here = ahead.flatMap((sid) => items.find((item) => item.sid === sid) ?? []);
  if (place === 'searched') return [...here, ...others];
  const elsewhere = ahead.filter((sid) => !here.some((item) => item.sid === sid));
  const fetched = await fewAtOnce(elsewhere, (sid) => ifThere(client, sid));
  return [...here, ...fetched.flatMap((number) => number ?? []), ...others];
}

/** One that the account gave away may still be assigned, or chosen. */
async function ifThere(
  client: TrustHubClient,
  sid: Sid<'PN'>,
): Promise<IncomingPhoneNumber | undefined> {
  try {
    return await fetchIncomingPhoneNumber(client, sid);
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}
