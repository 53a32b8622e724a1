import { ApiError, invalidParameter, notFound } from '../api-error.js';
import { isoDate } from '../dates.js';
import { readCallback, required } from '../form.js';
import {
  holdersOf,
  refusePrimary,
  refuseUnlessEditable,
  refuseUnlessMayCreate,
  unassign,
} from '../gates.js';
import { isBundleStatus, type Bundle, type BundleKind } from '../model.js';
import { nameFilter } from './name-filter.js';
import { answerPage } from '../paging.js';
import { findPolicy } from '../policies/policy-list.js';
import type { Policy } from '../policies/policy.js';
import { isUnderReview, submit } from '../review.js';
import { isSid, newSid } from '../sid.js';
import { BUNDLE_NAMES } from './bundle-names.js';
import { listed, type Answer, type Call, type Operation } from './operation.js';

export function findBundle(call: Call, kind: BundleKind, sid = call.params['bundle']!): Bundle {
  const bundle = call.account.bundles.get(sid);
  if (bundle?.kind !== kind) throw notFound(call.path);
  return bundle;
}

export function requiredPolicy({ form, world }: Call): Policy {
  const sid = required(form, 'PolicySid');
  if (!isSid('RN', sid)) throw invalidParameter('PolicySid');
  const policy = findPolicy(sid);
  if (policy) return policy;
  throw world.settings.unknownPolicy === 'invalid'
    ? invalidParameter('PolicySid')
    : notFound(`/Policies/${sid}`);
}

function render({ account, origin }: Call, bundle: Bundle) {
  const url = `${origin}/v1/${bundle.kind}/${bundle.sid}`;
  const { prefix } = BUNDLE_NAMES[bundle.kind];
  return {
    sid: bundle.sid,
    account_sid: account.sid,
    policy_sid: bundle.policy.sid,
    friendly_name: bundle.friendlyName,
    status: bundle.status,
    valid_until: bundle.validUntil && isoDate(bundle.validUntil),
    email: bundle.email,
    status_callback: bundle.statusCallback,
    date_created: isoDate(bundle.created),
    date_updated: isoDate(bundle.updated),
    url,
    links: {
      [`${prefix}_entity_assignments`]: `${url}/EntityAssignments`,
      [`${prefix}_evaluations`]: `${url}/Evaluations`,
      [`${prefix}_channel_endpoint_assignment`]: `${url}/ChannelEndpointAssignments`,
    },
    errors: bundle.errors,
  };
}

function create(call: Call, kind: BundleKind): Answer {
  const { account, form, world, touched } = call;
  const friendlyName = required(form, 'FriendlyName');
  const email = required(form, 'Email');
  const policy = requiredPolicy(call);
  const statusCallback = readCallback(form) ?? null;
  if (world.settings.policyKinds === 'own' && (policy.kind ?? kind) !== kind) {
    throw invalidParameter('PolicySid');
  }
  refuseUnlessMayCreate(world, account, policy);
  const now = new Date();
  const bundle: Bundle = {
    kind,
    sid: newSid('BU'),
    policy,
    friendlyName,
    email,
    statusCallback,
    status: 'draft',
    validUntil: null,
    errors: null,
    created: now,
    updated: now,
    entityAssignments: [],
    channelEndpointAssignments: [],
    evaluations: [],
  };
  account.bundles.set(bundle.sid, bundle);
  touched.created.push(bundle.sid);
  return { status: 201, json: render(call, bundle) };
}

function list(call: Call, kind: BundleKind): Answer {
  const { query } = call;
  const status = query.get('Status') || null;
  if (status !== null && !isBundleStatus(status)) throw invalidParameter('Status');
  const matches = (name: string, value: string) => [null, '', value].includes(query.get(name));
  const matchesName = nameFilter(query.get('FriendlyName'), call.world.settings);
  const bundles = listed(call, call.account.bundles.values()).filter(
    (bundle) =>
      bundle.kind === kind &&
      matches('Status', bundle.status) &&
      matchesName(bundle.friendlyName) &&
      matches('PolicySid', bundle.policy.sid),
  );
  return answerPage(call, bundles, (bundle) => render(call, bundle));
}

/** The only status that a client may set, and by itself. */
function updateStatus({ world, account, form }: Call, bundle: Bundle): void {
  if (form.get('Status') !== 'pending-review') {
    throw new ApiError(400, 22203, 'Unable to parse bundle status');
  }
  if (['FriendlyName', 'Email', 'StatusCallback'].some((name) => form.has(name))) {
    throw new ApiError(
      400,
      22204,
      'Bundle status and properties cannot be updated in the same request',
    );
  }
  submit(world, account, bundle);
}

function updateProperties({ form, world }: Call, bundle: Bundle): void {
  refuseUnlessEditable(bundle, world.settings);
  const friendlyName = form.has('FriendlyName') ? required(form, 'FriendlyName') : undefined;
  const email = form.has('Email') ? required(form, 'Email') : undefined;
  const statusCallback = readCallback(form);
  bundle.friendlyName = friendlyName ?? bundle.friendlyName;
  bundle.email = email ?? bundle.email;
  if (statusCallback !== undefined) bundle.statusCallback = statusCallback;
  bundle.updated = new Date();
}

function update(call: Call, kind: BundleKind): Answer {
  const bundle = findBundle(call, kind);
  refusePrimary(bundle);
  if (call.form.has('Status')) updateStatus(call, bundle);
  else updateProperties(call, bundle);
  call.touched.updated.push(bundle.sid);
  return { status: 200, json: render(call, bundle) };
}

/** By the rules of regulatory bundles, whose codes these are. */
function refuseUnlessDeletable({ account, world }: Call, bundle: Bundle): void {
  const { deleteAssigned, deleteUnderReview } = world.settings;
  const isReviewed = deleteUnderReview === 'refuse' && isUnderReview(bundle);
  const isHeld = deleteAssigned === 'refuse' && holdersOf(account, bundle.sid).length > 0;
  if (isReviewed || isHeld) {
    throw new ApiError(400, 21647, `Bundle ${bundle.sid} is not eligible for deletion`);
  }
  if (deleteAssigned === 'refuse' && bundle.channelEndpointAssignments.length > 0) {
    throw new ApiError(
      400,
      21648,
      `Bundle ${bundle.sid} cannot be deleted due to active number assignment`,
    );
  }
}

function remove(call: Call, kind: BundleKind): Answer {
  const { account, touched } = call;
  const bundle = findBundle(call, kind);
  refusePrimary(bundle);
  refuseUnlessDeletable(call, bundle);
  const parts = [...bundle.entityAssignments, ...bundle.channelEndpointAssignments];
  touched.deleted.push(bundle.sid, ...parts.map(({ sid }) => sid));
  touched.deleted.push(...unassign(account, bundle.sid));
  account.bundles.delete(bundle.sid);
  return { status: 204 };
}

export const bundleOperations = (kind: BundleKind): readonly Operation[] => [
  { method: 'POST', path: `/v1/${kind}`, run: (call) => create(call, kind) },
  { method: 'GET', path: `/v1/${kind}`, run: (call) => list(call, kind) },
  {
    method: 'GET',
    path: `/v1/${kind}/:bundle`,
    run: (call) => ({ status: 200, json: render(call, findBundle(call, kind)) }),
  },
  { method: 'POST', path: `/v1/${kind}/:bundle`, run: (call) => update(call, kind) },
  { method: 'DELETE', path: `/v1/${kind}/:bundle`, run: (call) => remove(call, kind) },
];
