import { deleteAddress, fetchAddress, listAddresses } from '../trusthub/addresses.js';
import {
  deleteCustomerProfile,
  fetchCustomerProfile,
  listCustomerProfiles,
} from '../trusthub/customer-profiles.js';
import { deleteEndUser, fetchEndUser, listEndUsers } from '../trusthub/end-users.js';
import type { Sid } from '../trusthub/sid.js';
import { sid } from '../trusthub/sid.js';
import {
  deleteSupportingDocument,
  fetchSupportingDocument,
  listSupportingDocuments,
} from '../trusthub/supporting-documents.js';
import type { TrustHubClient } from '../trusthub/trusthub-client.js';
import type { Mark, Role } from './mark.js';
import { readMark } from './mark.js';

/** An object of the account that bears one of our marks. */
export interface MarkedObject {
  readonly sid: string;
  readonly name: string;
  readonly mark: Mark;
  /** ISO 8601; addresses do not tell. */
  readonly createdAt: string | null;
  /** Of a profile, in Twilio's word. */
  readonly status?: string;
}

/** What a mark can be on, by the first letter of its role. */
export type MarkedKind = 'p' | 'd' | 'u' | 'a';

export const kindOf = (role: Role): MarkedKind => role.charAt(0) as MarkedKind;

/** In the order in which Twilio lets them be deleted, once nothing is assigned any more. */
export const DELETION_ORDER: readonly MarkedKind[] = ['p', 'd', 'u', 'a'];

interface Named {
  readonly sid: string;
  readonly friendlyName: string | null;
  readonly createdAt?: string | null;
  readonly status?: string;
}

interface Access {
  list(client: TrustHubClient, policySid?: Sid<'RN'>): Promise<readonly Named[]>;
  fetch(client: TrustHubClient, sid: string): Promise<unknown>;
  remove(client: TrustHubClient, sid: string): Promise<void>;
}

const ACCESS: Readonly<Record<MarkedKind, Access>> = {
  p: {
    list: (client, policySid) => listCustomerProfiles(client, policySid ? { policySid } : {}),
    fetch: (client, value) => fetchCustomerProfile(client, sid('BU', value)),
    remove: (client, value) => deleteCustomerProfile(client, sid('BU', value)),
  },
  d: {
    list: (client) => all(listSupportingDocuments(client)),
    fetch: (client, value) => fetchSupportingDocument(client, sid('RD', value)),
    remove: (client, value) => deleteSupportingDocument(client, sid('RD', value)),
  },
  u: {
    list: (client) => all(listEndUsers(client)),
    fetch: (client, value) => fetchEndUser(client, sid('IT', value)),
    remove: (client, value) => deleteEndUser(client, sid('IT', value)),
  },
  a: {
    list: (client) => listAddresses(client),
    fetch: (client, value) => fetchAddress(client, sid('AD', value)),
    remove: (client, value) => deleteAddress(client, sid('AD', value)),
  },
};

/** Every object of one kind that bears a mark of ours, whoever made it. */
export async function listMarked(
  client: TrustHubClient,
  kind: MarkedKind,
  policySid?: Sid<'RN'>,
): Promise<MarkedObject[]> {
  const named = await ACCESS[kind].list(client, policySid);
  return named.flatMap(({ sid: found, friendlyName, createdAt = null, status }) => {
    const mark = readMark(friendlyName ?? '');
    if (!mark || kindOf(mark.role) !== kind) return [];
    return [{ sid: found, name: friendlyName ?? '', mark, createdAt, ...(status && { status }) }];
  });
}

/** Throws a 404 when it is gone. */
export const fetchMarked = (
  client: TrustHubClient,
  kind: MarkedKind,
  objectSid: string,
): Promise<unknown> => ACCESS[kind].fetch(client, objectSid);

export const removeMarked = (
  client: TrustHubClient,
  kind: MarkedKind,
  objectSid: string,
): Promise<void> => ACCESS[kind].remove(client, objectSid);

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}
