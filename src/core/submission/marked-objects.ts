import { deleteAddress, fetchAddress, listAddresses } from '../trusthub/addresses.js';
import { deleteBundle, fetchBundle, listBundles } from '../trusthub/bundles.js';
import { deleteEndUser, fetchEndUser, listEndUsers } from '../trusthub/end-users.js';
import type { BundleAt, BundleKind } from '../trusthub/bundles.js';
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
import { bundleKindOf } from './submission.js';

/** An object of the account that bears one of our marks. */
export interface MarkedObject {
  readonly sid: string;
  readonly name: string;
  readonly mark: Mark;
  /** ISO 8601; addresses do not tell. */
  readonly createdAt: string | null;
  /** Of a bundle, in Twilio's word. */
  readonly status?: string;
  readonly bundleKind?: BundleKind;
}

/** Which bundles, where it is about bundles: a submission says so, and so does what was found. */
export interface WhichBundles {
  readonly bundleKind?: BundleKind;
  readonly policySid?: Sid<'RN'>;
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
  readonly kind?: BundleKind;
}

interface Access {
  list(client: TrustHubClient, bundles: WhichBundles): Promise<readonly Named[]>;
  fetch(client: TrustHubClient, sid: string, bundles: WhichBundles): Promise<unknown>;
  remove(client: TrustHubClient, sid: string, bundles: WhichBundles): Promise<void>;
}

const atOf = (value: string, bundles: WhichBundles): BundleAt => ({
  kind: bundleKindOf(bundles),
  sid: sid('BU', value),
});

const ACCESS: Readonly<Record<MarkedKind, Access>> = {
  p: {
    list: (client, { policySid, ...bundles }) =>
      listBundles(client, bundleKindOf(bundles), policySid ? { policySid } : {}),
    fetch: (client, value, bundles) => fetchBundle(client, atOf(value, bundles)),
    remove: (client, value, bundles) => deleteBundle(client, atOf(value, bundles)),
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

/** Every object of one kind that bears a mark of ours, whoever made it; of bundles, these. */
export async function listMarked(
  client: TrustHubClient,
  kind: MarkedKind,
  bundles: WhichBundles,
): Promise<MarkedObject[]> {
  const named = await ACCESS[kind].list(client, bundles);
  return named.flatMap(
    ({ sid: found, friendlyName, createdAt = null, status, kind: bundleKind }) => {
      const mark = readMark(friendlyName ?? '');
      if (!mark || kindOf(mark.role) !== kind) return [];
      const name = friendlyName ?? '';
      const told = { ...(status && { status }), ...(bundleKind && { bundleKind }) };
      return [{ sid: found, name, mark, createdAt, ...told }];
    },
  );
}

/** Where a found bundle is. */
export const bundleAt = (object: MarkedObject): BundleAt => atOf(object.sid, object);

/** Throws a 404 when it is gone. */
export const fetchMarked = (
  client: TrustHubClient,
  kind: MarkedKind,
  objectSid: string,
  bundles: WhichBundles,
): Promise<unknown> => ACCESS[kind].fetch(client, objectSid, bundles);

export const removeMarked = (
  client: TrustHubClient,
  kind: MarkedKind,
  objectSid: string,
  bundles: WhichBundles,
): Promise<void> => ACCESS[kind].remove(client, objectSid, bundles);

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}
