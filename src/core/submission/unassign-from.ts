import {
  deleteChannelEndpointAssignment,
  listChannelEndpointAssignments,
} from '../trusthub/channel-endpoint-assignments.js';
import { deleteEntityAssignment, listEntityAssignments } from '../trusthub/entity-assignments.js';
import type { BundleAt } from '../trusthub/bundles.js';
import type { TrustHubClient } from '../trusthub/trusthub-client.js';
import { isGone, unlessGone } from './gone.js';

/** Takes everything off a profile, which may be gone already: what is linked refuses deletion. */
export async function unassignFrom(client: TrustHubClient, bundle: BundleAt): Promise<void> {
  const [entities, numbers] = await Promise.all([
    listEntityAssignments(client, bundle),
    listChannelEndpointAssignments(client, bundle),
  ]).catch((error: unknown) => {
    if (isGone(error)) return [[], []] as const;
    throw error;
  });
  for (const { sid } of entities) await unlessGone(deleteEntityAssignment(client, bundle, sid));
  for (const { sid } of numbers)
    await unlessGone(deleteChannelEndpointAssignment(client, bundle, sid));
}
