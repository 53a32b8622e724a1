import * as v from 'valibot';
import type { TrustHubClient } from './trusthub-client.js';
import { text } from './wire.js';

const wireType = v.object({
  machine_name: v.string(),
  friendly_name: text,
  fields: v.nullish(
    v.array(v.object({ machine_name: v.string(), friendly_name: text, constraint: text })),
    [],
  ),
});

/** An end user type or a supporting document type: names for people, nothing about values. */
export interface ObjectType {
  readonly machineName: string;
  readonly friendlyName: string;
  readonly fields: readonly { machineName: string; friendlyName: string; constraint: string }[];
}

/** Source: https://www.twilio.com/docs/trust-hub/trusthub-rest-api/end-user-types */
export const listEndUserTypes = (client: TrustHubClient): Promise<ObjectType[]> =>
  listTypes(client, '/v1/EndUserTypes');

export const listSupportingDocumentTypes = (client: TrustHubClient): Promise<ObjectType[]> =>
  listTypes(client, '/v1/SupportingDocumentTypes');

async function listTypes(client: TrustHubClient, path: string): Promise<ObjectType[]> {
  const types: ObjectType[] = [];
  for await (const wire of client.list(path, wireType, { PageSize: '1000' }))
    types.push({
      machineName: wire.machine_name,
      friendlyName: wire.friendly_name,
      fields: wire.fields.map((field) => ({
        machineName: field.machine_name,
        friendlyName: field.friendly_name,
        constraint: field.constraint,
      })),
    });
  return types;
}
