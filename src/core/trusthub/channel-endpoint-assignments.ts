import * as v from 'valibot';
import type { BundleAt } from './bundles.js';
import { bundlePath } from './bundles.js';
import type { Sid } from './sid.js';
import type { TrustHubClient } from './trusthub-client.js';
import { nullableText, sidOf, text } from './wire.js';

const wireAssignment = v.object({
  sid: sidOf('RA'),
  channel_endpoint_sid: text,
  date_created: nullableText,
});

/** That a phone number belongs to a bundle. */
export interface ChannelEndpointAssignment {
  readonly sid: Sid<'RA'>;
  /** Of a phone number: `PN…`. */
  readonly numberSid: string;
  /** ISO 8601. */
  readonly createdAt: string | null;
}

/** Twilio's code for a number that another profile has. */
export const HELD_ELSEWHERE = 70003;

const pathOf = (bundle: BundleAt): string => `${bundlePath(bundle)}/ChannelEndpointAssignments`;

/**
 * Refused (70003) while another profile has the number.
 * Source: https://www.twilio.com/docs/trust-hub/trusthub-rest-api/customer-profiles
 */
export async function createChannelEndpointAssignment(
  client: TrustHubClient,
  bundle: BundleAt,
  numberSid: Sid<'PN'>,
): Promise<ChannelEndpointAssignment> {
  const form = { ChannelEndpointType: 'phone-number', ChannelEndpointSid: numberSid };
  return assignmentOf(await client.post(pathOf(bundle), form, wireAssignment));
}

export async function fetchChannelEndpointAssignment(
  client: TrustHubClient,
  bundle: BundleAt,
  assignmentSid: Sid<'RA'>,
): Promise<ChannelEndpointAssignment> {
  return assignmentOf(await client.get(`${pathOf(bundle)}/${assignmentSid}`, wireAssignment));
}

/** All numbers of a bundle, or what it has of one number. */
export async function listChannelEndpointAssignments(
  client: TrustHubClient,
  bundle: BundleAt,
  numberSid?: Sid<'PN'>,
): Promise<ChannelEndpointAssignment[]> {
  const query = { ChannelEndpointSid: numberSid, PageSize: '1000' };
  const assignments: ChannelEndpointAssignment[] = [];
  for await (const wire of client.list(pathOf(bundle), wireAssignment, query))
    assignments.push(assignmentOf(wire));
  return assignments;
}

export const deleteChannelEndpointAssignment = (
  client: TrustHubClient,
  bundle: BundleAt,
  assignmentSid: Sid<'RA'>,
): Promise<void> => client.delete(`${pathOf(bundle)}/${assignmentSid}`);

const assignmentOf = (wire: v.InferOutput<typeof wireAssignment>): ChannelEndpointAssignment => ({
  sid: wire.sid,
  numberSid: wire.channel_endpoint_sid,
  createdAt: wire.date_created,
});
