import * as v from 'valibot';
import type { BundleAt } from './bundles.js';
import { bundlePath } from './bundles.js';
import type { Sid } from './sid.js';
import type { TrustHubClient } from './trusthub-client.js';
import { nullableText, sidOf, text } from './wire.js';

const wireAssignment = v.object({
  sid: sidOf('BV'),
  object_sid: text,
  date_created: nullableText,
});

/** That an end user, a document or another profile belongs to a bundle. */
export interface EntityAssignment {
  readonly sid: Sid<'BV'>;
  /** Of an end user, a supporting document or a customer profile. */
  readonly objectSid: string;
  /** ISO 8601. */
  readonly createdAt: string | null;
}

const pathOf = (bundle: BundleAt): string => `${bundlePath(bundle)}/EntityAssignments`;

/** Source: https://www.twilio.com/docs/trust-hub/trusthub-rest-api/customer-profiles */
export async function createEntityAssignment(
  client: TrustHubClient,
  bundle: BundleAt,
  objectSid: string,
): Promise<EntityAssignment> {
  const form = { ObjectSid: objectSid };
  return assignmentOf(await client.post(pathOf(bundle), form, wireAssignment));
}

export async function fetchEntityAssignment(
  client: TrustHubClient,
  bundle: BundleAt,
  assignmentSid: Sid<'BV'>,
): Promise<EntityAssignment> {
  return assignmentOf(await client.get(`${pathOf(bundle)}/${assignmentSid}`, wireAssignment));
}

/** Assignments do not tell what they assign: filter by the object's type, a machine name. */
export async function listEntityAssignments(
  client: TrustHubClient,
  bundle: BundleAt,
  objectType?: string,
): Promise<EntityAssignment[]> {
  const query = { ObjectType: objectType, PageSize: '1000' };
  const assignments: EntityAssignment[] = [];
  for await (const wire of client.list(pathOf(bundle), wireAssignment, query))
    assignments.push(assignmentOf(wire));
  return assignments;
}

export const deleteEntityAssignment = (
  client: TrustHubClient,
  bundle: BundleAt,
  assignmentSid: Sid<'BV'>,
): Promise<void> => client.delete(`${pathOf(bundle)}/${assignmentSid}`);

const assignmentOf = (wire: v.InferOutput<typeof wireAssignment>): EntityAssignment => ({
  sid: wire.sid,
  objectSid: wire.object_sid,
  createdAt: wire.date_created,
});
