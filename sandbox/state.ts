import type { Account, Bundle } from './model.js';
import type { World } from './world.js';

const held = <T>(bundles: readonly Bundle[], parts: (bundle: Bundle) => readonly T[]) =>
  bundles.flatMap((bundle) =>
    parts(bundle).map((part) => ({ part, customer_profile_sid: bundle.sid })),
  );

function accountState(account: Account) {
  const bundles = [...account.bundles.values()];
  return {
    CustomerProfiles: bundles.map(({ sid, friendlyName, status, policy }) => ({
      sid,
      friendly_name: friendlyName,
      status,
      policy_sid: policy.sid,
    })),
    EndUsers: [...account.endUsers.values()].map(({ sid, friendlyName, type }) => ({
      sid,
      friendly_name: friendlyName,
      type,
    })),
    SupportingDocuments: [...account.documents.values()].map(
      ({ sid, friendlyName, type, status }) => ({ sid, friendly_name: friendlyName, type, status }),
    ),
    Addresses: [...account.addresses.values()].map(({ sid, friendlyName }) => ({
      sid,
      friendly_name: friendlyName,
    })),
    EntityAssignments: held(bundles, (bundle) => bundle.entityAssignments).map(
      ({ part, customer_profile_sid }) => ({
        sid: part.sid,
        customer_profile_sid,
        object_sid: part.objectSid,
      }),
    ),
    ChannelEndpointAssignments: held(bundles, (bundle) => bundle.channelEndpointAssignments).map(
      ({ part, customer_profile_sid }) => ({
        sid: part.sid,
        customer_profile_sid,
        channel_endpoint_sid: part.channelEndpointSid,
      }),
    ),
    Evaluations: held(bundles, (bundle) => bundle.evaluations).map(
      ({ part, customer_profile_sid }) => ({
        sid: part.sid,
        customer_profile_sid,
        status: part.status,
      }),
    ),
    IncomingPhoneNumbers: [...account.numbers.values()].map(
      ({ sid, phoneNumber, friendlyName }) => ({
        sid,
        phone_number: phoneNumber,
        friendly_name: friendlyName,
      }),
    ),
  };
}

/** The objects that are alive now, under the API's own names of their kinds. */
export const liveObjects = ({ accounts }: World) =>
  Object.fromEntries([...accounts.values()].map((account) => [account.sid, accountState(account)]));
