import { BUNDLE_NAMES } from './resources/bundle-names.js';
import type { Account, Bundle } from './model.js';
import type { World } from './world.js';

interface Listed {
  readonly sid: string;
}

/** The parts of bundles, each with the SID of its bundle under the name that the API has for it. */
const held = <T extends Listed>(
  bundles: readonly Bundle[],
  parts: (bundle: Bundle) => readonly T[],
  show: (part: T) => Record<string, unknown>,
) =>
  bundles.flatMap((bundle) =>
    parts(bundle).map((part) => ({
      sid: part.sid,
      [BUNDLE_NAMES[bundle.kind].sidProperty]: bundle.sid,
      ...show(part),
    })),
  );

const named = (objects: Iterable<Listed & { readonly friendlyName: string | null }>) =>
  [...objects].map(({ sid, friendlyName }) => ({ sid, friendly_name: friendlyName }));

const bundleState = ({ sid, friendlyName, status, policy }: Bundle) => ({
  sid,
  friendly_name: friendlyName,
  status,
  policy_sid: policy.sid,
});

function accountState(account: Account) {
  const bundles = [...account.bundles.values()];
  const ofKind = (kind: Bundle['kind']) =>
    bundles.filter((bundle) => bundle.kind === kind).map(bundleState);
  return {
    CustomerProfiles: ofKind('CustomerProfiles'),
    TrustProducts: ofKind('TrustProducts'),
    EndUsers: [...account.endUsers.values()].map(({ sid, friendlyName, type }) => ({
      sid,
      friendly_name: friendlyName,
      type,
    })),
    SupportingDocuments: [...account.documents.values()].map(
      ({ sid, friendlyName, type, status }) => ({ sid, friendly_name: friendlyName, type, status }),
    ),
    Addresses: named(account.addresses.values()),
    EntityAssignments: held(
      bundles,
      (bundle) => bundle.entityAssignments,
      ({ objectSid }) => ({ object_sid: objectSid }),
    ),
    ChannelEndpointAssignments: held(
      bundles,
      (bundle) => bundle.channelEndpointAssignments,
      ({ channelEndpointSid }) => ({ channel_endpoint_sid: channelEndpointSid }),
    ),
    Evaluations: held(
      bundles,
      (bundle) => bundle.evaluations,
      ({ status }) => ({ status }),
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
