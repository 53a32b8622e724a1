import { ApiError, invalidParameter } from '../api-error.js';
import { required } from '../form.js';
import { lockedBundle, refusePrimary } from '../gates.js';
import type { Bundle, BundleKind, ChannelEndpointAssignment } from '../model.js';
import { isUnderReview } from '../review.js';
import { assignmentOperations, type AssignmentResource } from './assignment-operations.js';
import type { Call, Operation } from './operation.js';

/** Numbers may still be assigned to an approved bundle, but not while it is being looked at. */
function refuseUnderReview({ world }: Call, bundle: Bundle): void {
  refusePrimary(bundle);
  if (world.settings.numbersUnderReview === 'refuse' && isUnderReview(bundle)) {
    throw lockedBundle(bundle);
  }
}

const holds = (bundle: Bundle, number: string) =>
  bundle.channelEndpointAssignments.some((one) => one.channelEndpointSid === number);

const resource: AssignmentResource<ChannelEndpointAssignment> = {
  name: 'ChannelEndpointAssignments',
  sidPrefix: 'RA',
  of: (bundle) => bundle.channelEndpointAssignments,
  objectOf: ({ channelEndpointSid }) => channelEndpointSid,
  shown: ({ channelEndpointSid, channelEndpointType }) => ({
    channel_endpoint_sid: channelEndpointSid,
    channel_endpoint_type: channelEndpointType,
  }),
  read(call, bundle) {
    const { account, form } = call;
    const channelEndpointType = required(form, 'ChannelEndpointType');
    const channelEndpointSid = required(form, 'ChannelEndpointSid');
    if (channelEndpointType !== 'phone-number') throw invalidParameter('ChannelEndpointType');
    if (!account.numbers.has(channelEndpointSid)) {
      throw new ApiError(400, 22205, 'Attempting to assign invalid object_sid to Bundle');
    }
    refuseUnderReview(call, bundle);
    return { channelEndpointSid, channelEndpointType };
  },
  repeated: (number, bundle) => `${number} is already assigned to ${bundle.sid}`,
  /** A number is in one profile, and in one product of each policy. */
  refuseHeld({ account }, { kind, policy }, number) {
    const holder = [...account.bundles.values()].find(
      (other) =>
        other.kind === kind &&
        (kind === 'CustomerProfiles' || other.policy === policy) &&
        holds(other, number),
    );
    if (holder) {
      throw new ApiError(
        400,
        70003,
        `Channel endpoint ${number} is already assigned to bundle ${holder.sid}`,
      );
    }
  },
  refuseLocked: refuseUnderReview,
  isAsked(query, { channelEndpointSid: sid }) {
    const one = query.get('ChannelEndpointSid');
    const some = query.get('ChannelEndpointSids')?.split(',');
    return (!one || sid === one) && (!some || some.includes(sid));
  },
};

export const channelEndpointAssignmentOperations = (kind: BundleKind): readonly Operation[] =>
  assignmentOperations(kind, resource);
