import * as v from 'valibot';
import type { Sid } from './sid.js';
import type { TrustHubClient } from './trusthub-client.js';
import { attributes, nullableText, sidOf, text } from './wire.js';

const wireEndUser = v.object({
  sid: sidOf('IT'),
  friendly_name: text,
  type: text,
  attributes,
  date_created: nullableText,
});

/** A business or a person that a bundle names. */
export interface EndUser {
  readonly sid: Sid<'IT'>;
  readonly friendlyName: string;
  readonly type: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** ISO 8601. */
  readonly createdAt: string | null;
}

export interface NewEndUser {
  readonly friendlyName: string;
  /** Machine name of the type, e.g. `authorized_representative_1`. */
  readonly type: string;
  readonly attributes: Readonly<Record<string, string>>;
}

const PATH = '/v1/EndUsers';

/** Source: https://www.twilio.com/docs/trust-hub/trusthub-rest-api/end-users */
export async function createEndUser(client: TrustHubClient, user: NewEndUser): Promise<EndUser> {
  const form = {
    FriendlyName: user.friendlyName,
    Type: user.type,
    Attributes: JSON.stringify(user.attributes),
  };
  return endUserOf(await client.post(PATH, form, wireEndUser));
}

export async function fetchEndUser(client: TrustHubClient, sid: Sid<'IT'>): Promise<EndUser> {
  return endUserOf(await client.get(`${PATH}/${sid}`, wireEndUser));
}

/** Replaces the attributes: every one of them must be sent. */
export async function updateEndUser(
  client: TrustHubClient,
  sid: Sid<'IT'>,
  replaced: Readonly<Record<string, string>>,
): Promise<EndUser> {
  const form = { Attributes: JSON.stringify(replaced) };
  return endUserOf(await client.post(`${PATH}/${sid}`, form, wireEndUser));
}

/** Refused (21644) while a bundle holds it. */
export const deleteEndUser = (client: TrustHubClient, sid: Sid<'IT'>): Promise<void> =>
  client.delete(`${PATH}/${sid}`);

/** All end users of the account; the API has no filter. */
export async function* listEndUsers(client: TrustHubClient): AsyncGenerator<EndUser> {
  for await (const wire of client.list(PATH, wireEndUser, { PageSize: '1000' }))
    yield endUserOf(wire);
}

const endUserOf = (wire: v.InferOutput<typeof wireEndUser>): EndUser => ({
  sid: wire.sid,
  friendlyName: wire.friendly_name,
  type: wire.type,
  attributes: wire.attributes,
  createdAt: wire.date_created,
});
