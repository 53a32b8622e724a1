import { ApiError, notFound } from '../api-error.js';
import { isoDate } from '../dates.js';
import { textOf } from '../evaluation/field-rules.js';
import { refusePrimary } from '../gates.js';
import type { Account, Bundle, BundleKind } from '../model.js';
import { newSid } from '../sid.js';
import { BUNDLE_NAMES } from './bundle-names.js';
import { findBundle } from './bundles.js';
import type { Answer, Call, Operation } from './operation.js';

function render({ account, origin, world }: Call, original: Bundle, copy: Bundle) {
  const named = world.settings.provisionalCopySid === 'copy' ? copy : original;
  return {
    [BUNDLE_NAMES[copy.kind].sidProperty]: named.sid,
    account_sid: account.sid,
    policy_sid: copy.policy.sid,
    friendly_name: copy.friendlyName,
    status: copy.status,
    email: copy.email,
    status_callback: copy.statusCallback,
    valid_until: copy.validUntil && isoDate(copy.validUntil),
    date_created: isoDate(copy.created),
    date_updated: isoDate(copy.updated),
    url: `${origin}/v1/${original.kind}/${original.sid}/ProvisionalCopy`,
  };
}

const copyOf = (account: Account, { sid }: Bundle) =>
  [...account.bundles.values()].find((bundle) => bundle.copyOf === sid);

const hasLostAnAddress = ({ addresses, documents }: Account, { entityAssignments }: Bundle) =>
  entityAssignments.some(({ objectSid }) =>
    textOf(documents.get(objectSid)?.attributes['address_sids'])
      .split(',')
      .some((sid) => sid !== '' && !addresses.has(sid.trim())),
  );

/** A draft that holds what the approved bundle holds: to be edited, while that one stays as it is. */
function create(call: Call, kind: BundleKind): Answer {
  const { account, touched } = call;
  const original = findBundle(call, kind);
  const { sid } = original;
  refusePrimary(original);
  if (original.status !== 'twilio-approved') {
    throw new ApiError(400, 18607, `${sid} is not eligible to be copied`);
  }
  if (copyOf(account, original)) throw new ApiError(400, 18608, `${sid} is already copied`);
  if (hasLostAnAddress(account, original)) {
    throw new ApiError(400, 18610, `${sid} cannot be copied due to a deleted Address`);
  }
  const now = new Date();
  const copy: Bundle = {
    ...original,
    sid: newSid('BU'),
    copyOf: sid,
    status: 'draft',
    validUntil: null,
    created: now,
    updated: now,
    entityAssignments: original.entityAssignments.map((one) => ({ ...one, sid: newSid('BV') })),
    channelEndpointAssignments: [],
    evaluations: [],
  };
  account.bundles.set(copy.sid, copy);
  touched.created.push(copy.sid, ...copy.entityAssignments.map((one) => one.sid));
  return { status: 201, json: render(call, original, copy) };
}

function fetch(call: Call, kind: BundleKind): Answer {
  const original = findBundle(call, kind);
  const copy = copyOf(call.account, original);
  if (!copy) throw notFound(call.path);
  return { status: 200, json: render(call, original, copy) };
}

export const provisionalCopyOperations = (kind: BundleKind): readonly Operation[] => {
  const path = `/v1/${kind}/:bundle/ProvisionalCopy`;
  return [
    { method: 'POST', path, run: (call) => create(call, kind) },
    { method: 'GET', path, run: (call) => fetch(call, kind) },
  ];
};
