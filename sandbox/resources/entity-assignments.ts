import { ApiError } from '../api-error.js';
import { required } from '../form.js';
import { refusePrimary, refuseUnlessEditable, supportingBundle } from '../gates.js';
import type { Bundle, BundleKind, EntityAssignment } from '../model.js';
import { looksLikeSid } from '../sid.js';
import { assignmentOperations, type AssignmentResource } from './assignment-operations.js';
import type { Call, Operation } from './operation.js';

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

function refuseLocked({ world }: Call, bundle: Bundle): void {
  refusePrimary(bundle);
  refuseUnlessEditable(bundle, world.settings);
}

const resource: AssignmentResource<EntityAssignment> = {
  name: 'EntityAssignments',
  sidPrefix: 'BV',
  of: (bundle) => bundle.entityAssignments,
  objectOf: ({ objectSid }) => objectSid,
  shown: ({ objectSid }) => ({ object_sid: objectSid }),
  read(call, bundle) {
    const objectSid = required(call.form, 'ObjectSid');
    refuseLocked(call, bundle);
    return { objectSid, objectType: objectTypeOf(call, bundle, objectSid) };
  },
  repeated: (object, bundle) => `Object ${object} is already assigned to ${bundle.sid}`,
  refuseLocked,
  isAsked(query, { objectType }) {
    const type = query.get('ObjectType');
    return !type || objectType === type;
  },
};

export const entityAssignmentOperations = (kind: BundleKind): readonly Operation[] =>
  assignmentOperations(kind, resource);
