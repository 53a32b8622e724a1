import * as v from 'valibot';
import type { Sid } from './sid.js';
import type { TrustHubClient } from './trusthub-client.js';
import { nullableText, sidOf, text } from './wire.js';

const wireBundle = v.object({
  sid: sidOf('BU'),
  policy_sid: v.nullish(v.string(), ''),
  friendly_name: text,
  status: text,
  email: text,
  status_callback: text,
  valid_until: nullableText,
  date_created: nullableText,
  date_updated: nullableText,
  errors: v.nullish(v.array(v.looseObject({ code: v.nullish(v.number()) })), []),
});

/**
 * Twilio's two sorts of bundles, by the name of their resource. They differ in nothing else: same
 * properties, same prefix of the SID.
 */
export type BundleKind = 'CustomerProfiles' | 'TrustProducts';

/** Where a bundle is. */
export interface BundleAt {
  readonly kind: BundleKind;
  readonly sid: Sid<'BU'>;
}

/** `status` is Twilio's word; unknown ones occur. */
export interface Bundle extends BundleAt {
  readonly policySid: string;
  readonly friendlyName: string;
  readonly status: string;
  readonly email: string;
  /** https URL that Twilio calls; empty when there is none. */
  readonly statusCallback: string;
  /** ISO 8601. */
  readonly validUntil: string | null;
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
  /** Why it was rejected; may stay empty though it was. */
  readonly errorCodes: readonly number[];
}

export interface NewBundle {
  readonly friendlyName: string;
  /** Who is told of changes of status. */
  readonly email: string;
  readonly policySid: Sid<'RN'>;
  /** https URL that Twilio calls on changes of status. */
  readonly statusCallback?: string;
}

/** Whether a bundle of that status waits for Twilio's decision. */
export const isInReview = (status: string): boolean =>
  status === 'pending-review' || status === 'in-review';

/** Below it are its assignments, numbers and evaluations. */
export const bundlePath = ({ kind, sid }: BundleAt): string => `/v1/${kind}/${sid}`;

/** Source: https://www.twilio.com/docs/trust-hub/trusthub-rest-api/customer-profiles */
export async function createBundle(
  client: TrustHubClient,
  kind: BundleKind,
  bundle: NewBundle,
): Promise<Bundle> {
  const form = {
    FriendlyName: bundle.friendlyName,
    Email: bundle.email,
    PolicySid: bundle.policySid,
    StatusCallback: bundle.statusCallback,
  };
  return bundleOf(kind, await client.post(`/v1/${kind}`, form, wireBundle));
}

export async function fetchBundle(client: TrustHubClient, at: BundleAt): Promise<Bundle> {
  return bundleOf(at.kind, await client.get(bundlePath(at), wireBundle));
}

export interface BundleFilter {
  readonly status?: string;
  readonly friendlyName?: string;
  readonly policySid?: string;
}

export async function listBundles(
  client: TrustHubClient,
  kind: BundleKind,
  filter: BundleFilter = {},
): Promise<Bundle[]> {
  const query = {
    Status: filter.status,
    FriendlyName: filter.friendlyName,
    PolicySid: filter.policySid,
    PageSize: '1000',
  };
  const bundles: Bundle[] = [];
  for await (const wire of client.list(`/v1/${kind}`, wireBundle, query))
    bundles.push(bundleOf(kind, wire));
  return bundles;
}

/** The one change of status a client may ask for, by a request of its own (22203, 22204). */
export async function submitBundle(client: TrustHubClient, at: BundleAt): Promise<Bundle> {
  const form = { Status: 'pending-review' };
  return bundleOf(at.kind, await client.post(bundlePath(at), form, wireBundle));
}

/** Name, e-mail or callback; never together with the status. */
export async function updateBundle(
  client: TrustHubClient,
  at: BundleAt,
  changes: { friendlyName?: string; email?: string; statusCallback?: string },
): Promise<Bundle> {
  const form = {
    FriendlyName: changes.friendlyName,
    Email: changes.email,
    StatusCallback: changes.statusCallback,
  };
  return bundleOf(at.kind, await client.post(bundlePath(at), form, wireBundle));
}

/** Refused under review (21647) and while it holds a number (21648). */
export const deleteBundle = (client: TrustHubClient, at: BundleAt): Promise<void> =>
  client.delete(bundlePath(at));

const bundleOf = (kind: BundleKind, wire: v.InferOutput<typeof wireBundle>): Bundle => ({
  kind,
  sid: wire.sid,
  policySid: wire.policy_sid ?? '',
  friendlyName: wire.friendly_name,
  status: wire.status,
  email: wire.email,
  statusCallback: wire.status_callback,
  validUntil: wire.valid_until,
  createdAt: wire.date_created,
  updatedAt: wire.date_updated,
  errorCodes: (wire.errors ?? []).flatMap((error) => error.code ?? []),
});
