import { ApiError, invalidParameter, notFound } from '../api-error.js';
import { isoDate } from '../dates.js';
import { required } from '../form.js';
import { lockedBundle, refusePrimary } from '../gates.js';
import type { Bundle, BundleKind, ChannelEndpointAssignment } from '../model.js';
import { answerPage } from '../paging.js';
import { isUnderReview } from '../review.js';
import { newSid } from '../sid.js';
import { BUNDLE_NAMES } from './bundle-names.js';
import { findBundle } from './bundles.js';
import { listed, type Answer, type Call, type Operation } from './operation.js';

function render({ account, origin }: Call, bundle: Bundle, assignment: ChannelEndpointAssignment) {
  return {
    sid: assignment.sid,
    [BUNDLE_NAMES[bundle.kind].sidProperty]: bundle.sid,
    account_sid: account.sid,
    channel_endpoint_sid: assignment.channelEndpointSid,
    channel_endpoint_type: assignment.channelEndpointType,
    date_created: isoDate(assignment.created),
    url: `${origin}/v1/${bundle.kind}/${bundle.sid}/ChannelEndpointAssignments/${assignment.sid}`,
  };
}

/** Numbers may still be assigned to an approved bundle, but not while it is being looked at. */
function refuseUnderReview({ world }: Call, bundle: Bundle): void {
  refusePrimary(bundle);
  if (world.settings.numbersUnderReview === 'refuse' && isUnderReview(bundle)) {
    throw lockedBundle(bundle);
  }
}

const holding = (bundle: Bundle, sid: string) =>
  bundle.channelEndpointAssignments.find((one) => one.channelEndpointSid === sid);

function create(call: Call, kind: BundleKind): Answer {
  const { account, form, touched, world } = call;
  const bundle = findBundle(call, kind);
  const channelEndpointType = required(form, 'ChannelEndpointType');
  const channelEndpointSid = required(form, 'ChannelEndpointSid');
  if (channelEndpointType !== 'phone-number') throw invalidParameter('ChannelEndpointType');
  if (!account.numbers.has(channelEndpointSid)) {
    throw new ApiError(400, 22205, 'Attempting to assign invalid object_sid to Bundle');
  }
  refuseUnderReview(call, bundle);
  const existing = holding(bundle, channelEndpointSid);
  if (existing && world.settings.repeatAssignment === 'existing') {
    return { status: 201, json: render(call, bundle, existing) };
  }
  if (existing) {
    throw new ApiError(409, 20409, `${channelEndpointSid} is already assigned to ${bundle.sid}`);
  }
  // A number is in one profile, and in one product of each policy.
  const holder = [...account.bundles.values()].find(
    (other) =>
      other.kind === kind &&
      (kind === 'CustomerProfiles' || other.policy === bundle.policy) &&
      holding(other, channelEndpointSid),
  );
  if (holder) {
    throw new ApiError(
      400,
      70003,
      `Channel endpoint ${channelEndpointSid} is already assigned to bundle ${holder.sid}`,
    );
  }
  const assignment: ChannelEndpointAssignment = {
    sid: newSid('RA'),
    channelEndpointSid,
    channelEndpointType,
    created: new Date(),
  };
  bundle.channelEndpointAssignments.push(assignment);
  touched.created.push(assignment.sid);
  return { status: 201, json: render(call, bundle, assignment) };
}

function list(call: Call, kind: BundleKind): Answer {
  const bundle = findBundle(call, kind);
  const one = call.query.get('ChannelEndpointSid');
  const some = call.query.get('ChannelEndpointSids')?.split(',');
  const assignments = listed(call, bundle.channelEndpointAssignments).filter(
    ({ channelEndpointSid: sid }) => (!one || sid === one) && (!some || some.includes(sid)),
  );
  return answerPage(call, assignments, (assignment) => render(call, bundle, assignment));
}

function find(call: Call, bundle: Bundle): ChannelEndpointAssignment {
  const found = bundle.channelEndpointAssignments.find(({ sid }) => sid === call.params['sid']);
  if (!found) throw notFound(call.path);
  return found;
}

function fetch(call: Call, kind: BundleKind): Answer {
  const bundle = findBundle(call, kind);
  return { status: 200, json: render(call, bundle, find(call, bundle)) };
}

function remove(call: Call, kind: BundleKind): Answer {
  const bundle = findBundle(call, kind);
  const assignment = find(call, bundle);
  refuseUnderReview(call, bundle);
  bundle.channelEndpointAssignments = bundle.channelEndpointAssignments.filter(
    (one) => one !== assignment,
  );
  call.touched.deleted.push(assignment.sid);
  return { status: 204 };
}

export const channelEndpointAssignmentOperations = (kind: BundleKind): readonly Operation[] => {
  const path = `/v1/${kind}/:bundle/ChannelEndpointAssignments`;
  return [
    { method: 'POST', path, run: (call) => create(call, kind) },
    { method: 'GET', path, run: (call) => list(call, kind) },
    { method: 'GET', path: `${path}/:sid`, run: (call) => fetch(call, kind) },
    { method: 'DELETE', path: `${path}/:sid`, run: (call) => remove(call, kind) },
  ];
};
