import * as v from 'valibot';
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

const pathOf = (bundleSid: Sid<'BU'>): string =>
  `/v1/CustomerProfiles/${bundleSid}/ChannelEndpointAssignments`;

/**
 * Refused (70003) while another profile has the number.
 * Source: https://www.twilio.com/docs/trust-hub/trusthub-rest-api/customer-profiles
 */
export async function createChannelEndpointAssignment(
  client: TrustHubClient,
  bundleSid: Sid<'BU'>,
  numberSid: Sid<'PN'>,
): Promise<ChannelEndpointAssignment> {
  const form = { ChannelEndpointType: 'phone-number', ChannelEndpointSid: numberSid };
  return assignmentOf(await client.post(pathOf(bundleSid), form, wireAssignment));
}

export async function fetchChannelEndpointAssignment(
  client: TrustHubClient,
  bundleSid: Sid<'BU'>,
  assignmentSid: Sid<'RA'>,
): Promise<ChannelEndpointAssignment> {
  return assignmentOf(await client.get(`${pathOf(bundleSid)}/${assignmentSid}`, wireAssignment));
}

/** All numbers of a bundle, or what it has of one number. */
export async function listChannelEndpointAssignments(
  client: TrustHubClient,
  bundleSid: Sid<'BU'>,
  numberSid?: Sid<'PN'>,
): Promise<ChannelEndpointAssignment[]> {
  const query = { ChannelEndpointSid: numberSid, PageSize: '1000' };
  const assignments: ChannelEndpointAssignment[] = [];
  for await (const wire of client.list(pathOf(bundleSid), wireAssignment, query))
    assignments.push(assignmentOf(wire));
  return assignments;
}

export const deleteChannelEndpointAssignment = (
  client: TrustHubClient,
  bundleSid: Sid<'BU'>,
  assignmentSid: Sid<'RA'>,
): Promise<void> => client.delete(`${pathOf(bundleSid)}/${assignmentSid}`);

const assignmentOf = (wire: v.InferOutput<typeof wireAssignment>): ChannelEndpointAssignment => ({
  sid: wire.sid,
  numberSid: wire.channel_endpoint_sid,
  createdAt: wire.date_created,
});
