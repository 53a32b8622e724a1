import * as v from 'valibot';
import type { Sid } from './sid.js';
import type { TrustHubClient } from './trusthub-client.js';
import { attributes, nullableText, sidOf, text } from './wire.js';

const wireDocument = v.object({
  sid: sidOf('RD'),
  friendly_name: text,
  type: text,
  status: text,
  attributes,
  date_created: nullableText,
});

/** A document, or here an address, that supports a bundle. */
export interface SupportingDocument {
  readonly sid: Sid<'RD'>;
  readonly friendlyName: string;
  readonly type: string;
  /** Lower case; Twilio has sent both cases. */
  readonly status: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** ISO 8601. */
  readonly createdAt: string | null;
}

export interface NewSupportingDocument {
  readonly friendlyName: string;
  /** Machine name of the type, e.g. `customer_profile_address`. */
  readonly type: string;
  readonly attributes: Readonly<Record<string, string>>;
}

const PATH = '/v1/SupportingDocuments';

/** Source: https://www.twilio.com/docs/trust-hub/trusthub-rest-api/supporting-documents */
export async function createSupportingDocument(
  client: TrustHubClient,
  document: NewSupportingDocument,
): Promise<SupportingDocument> {
  const form = {
    FriendlyName: document.friendlyName,
    Type: document.type,
    Attributes: JSON.stringify(document.attributes),
  };
  return documentOf(await client.post(PATH, form, wireDocument));
}

export async function fetchSupportingDocument(
  client: TrustHubClient,
  sid: Sid<'RD'>,
): Promise<SupportingDocument> {
  return documentOf(await client.get(`${PATH}/${sid}`, wireDocument));
}

/** Replaces the attributes: every one of them must be sent. */
export async function updateSupportingDocument(
  client: TrustHubClient,
  sid: Sid<'RD'>,
  replaced: Readonly<Record<string, string>>,
): Promise<SupportingDocument> {
  const form = { Attributes: JSON.stringify(replaced) };
  return documentOf(await client.post(`${PATH}/${sid}`, form, wireDocument));
}

/** Refused while a bundle holds it (21645) or a review is on (21646). */
export const deleteSupportingDocument = (client: TrustHubClient, sid: Sid<'RD'>): Promise<void> =>
  client.delete(`${PATH}/${sid}`);

/** All documents of the account; the API has no filter. */
export async function* listSupportingDocuments(
  client: TrustHubClient,
): AsyncGenerator<SupportingDocument> {
  for await (const wire of client.list(PATH, wireDocument, { PageSize: '1000' }))
    yield documentOf(wire);
}

const documentOf = (wire: v.InferOutput<typeof wireDocument>): SupportingDocument => ({
  sid: wire.sid,
  friendlyName: wire.friendly_name,
  type: wire.type,
  status: wire.status.toLowerCase(),
  attributes: wire.attributes,
  createdAt: wire.date_created,
});
