import { ApiError, notFound } from '../api-error.js';
import { isoDate } from '../dates.js';
import { required } from '../form.js';
import { refusePrimary, refuseUnlessEditable, supportingBundle } from '../gates.js';
import type { Bundle, BundleKind, EntityAssignment } from '../model.js';
import { answerPage } from '../paging.js';
import { looksLikeSid, newSid } from '../sid.js';
import { BUNDLE_NAMES } from './bundle-names.js';
import { findBundle } from './bundles.js';
import { listed, type Answer, type Call, type Operation } from './operation.js';

function render({ account, origin }: Call, bundle: Bundle, assignment: EntityAssignment) {
  return {
    sid: assignment.sid,
    [BUNDLE_NAMES[bundle.kind].sidProperty]: bundle.sid,
    account_sid: account.sid,
    object_sid: assignment.objectSid,
    date_created: isoDate(assignment.created),
    url: `${origin}/v1/${bundle.kind}/${bundle.sid}/EntityAssignments/${assignment.sid}`,
  };
}

/** The machine name of what may be assigned; refused in the codes that were seen or are listed. */
function objectTypeOf({ account, world }: Call, bundle: Bundle, sid: string): string {
  const assignable = /^(IT|RD|BU)/.test(sid);
  if (sid.startsWith('AD')) {
    // An address goes into a profile inside a supporting document, never bare.
    throw new ApiError(400, 70002, `Object ${sid} cannot be assigned to a bundle`);
  }
  if (looksLikeSid(sid) && !assignable) {
    throw new ApiError(400, 22206, 'Attempting to add invalid object type to bundle');
  }
  const supporting = sid === bundle.sid ? undefined : supportingBundle(world, account, sid);
  const type =
    account.endUsers.get(sid)?.type ??
    account.documents.get(sid)?.type ??
    supporting?.policy.bundleType;
  if (type) return type;
  throw new ApiError(400, 22205, 'Attempting to assign invalid object_sid to Bundle');
}

function create(call: Call, kind: BundleKind): Answer {
  const { form, world, touched } = call;
  const bundle = findBundle(call, kind);
  const objectSid = required(form, 'ObjectSid');
  refusePrimary(bundle);
  refuseUnlessEditable(bundle, world.settings);
  const objectType = objectTypeOf(call, bundle, objectSid);
  const existing = bundle.entityAssignments.find((one) => one.objectSid === objectSid);
  if (existing && world.settings.repeatAssignment === 'existing') {
    return { status: 201, json: render(call, bundle, existing) };
  }
  if (existing) {
    throw new ApiError(409, 20409, `Object ${objectSid} is already assigned to ${bundle.sid}`);
  }
  const assignment = { sid: newSid('BV'), objectSid, objectType, created: new Date() };
  bundle.entityAssignments.push(assignment);
  touched.created.push(assignment.sid);
  return { status: 201, json: render(call, bundle, assignment) };
}

function list(call: Call, kind: BundleKind): Answer {
  const bundle = findBundle(call, kind);
  const type = call.query.get('ObjectType');
  const assignments = listed(call, bundle.entityAssignments).filter(
    ({ objectType }) => !type || objectType === type,
  );
  return answerPage(call, assignments, (assignment) => render(call, bundle, assignment));
}

function find(call: Call, bundle: Bundle): EntityAssignment {
  const assignment = bundle.entityAssignments.find(({ sid }) => sid === call.params['sid']);
  if (!assignment) throw notFound(call.path);
  return assignment;
}

function fetch(call: Call, kind: BundleKind): Answer {
  const bundle = findBundle(call, kind);
  return { status: 200, json: render(call, bundle, find(call, bundle)) };
}

function remove(call: Call, kind: BundleKind): Answer {
  const bundle = findBundle(call, kind);
  const assignment = find(call, bundle);
  refusePrimary(bundle);
  refuseUnlessEditable(bundle, call.world.settings);
  bundle.entityAssignments = bundle.entityAssignments.filter((one) => one !== assignment);
  call.touched.deleted.push(assignment.sid);
  return { status: 204 };
}

export const entityAssignmentOperations = (kind: BundleKind): readonly Operation[] => {
  const path = `/v1/${kind}/:bundle/EntityAssignments`;
  return [
    { method: 'POST', path, run: (call) => create(call, kind) },
    { method: 'GET', path, run: (call) => list(call, kind) },
    { method: 'GET', path: `${path}/:sid`, run: (call) => fetch(call, kind) },
    { method: 'DELETE', path: `${path}/:sid`, run: (call) => remove(call, kind) },
  ];
};
