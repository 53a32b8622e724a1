import type { LeftoverGroup } from './leftover-groups.js';
import { profileOf } from './leftover-groups.js';
import { PHONE_NUMBERS } from './policy/bundle-fields.js';
import { addressValuesOf, valuesOf } from './policy/decode-values.js';
import { businessName } from './policy/encode-values.js';
import type { FieldValues } from './policy/field-path.js';
import { fieldPath } from './policy/field-path.js';
import type { FormModel } from './policy/form-model.js';
import { ADDRESS_SIDS } from './policy/postal-address.js';
import { supportsIn } from './policy/supporting-bundle.js';
import type { Role } from './submission/mark.js';
import { labelOf } from './submission/mark.js';
import type { MarkedObject } from './submission/marked-objects.js';
import { bundleAt, kindOf } from './submission/marked-objects.js';
import { objectsOf } from './submission/plan.js';
import type { Address } from './trusthub/addresses.js';
import { fetchAddress } from './trusthub/addresses.js';
import { listChannelEndpointAssignments } from './trusthub/channel-endpoint-assignments.js';
import type { Bundle } from './trusthub/bundles.js';
import { fetchBundle } from './trusthub/bundles.js';
import { fetchEndUser } from './trusthub/end-users.js';
import { listEntityAssignments } from './trusthub/entity-assignments.js';
import type { Sid } from './trusthub/sid.js';
import { sid } from './trusthub/sid.js';
import { fetchSupportingDocument } from './trusthub/supporting-documents.js';
import type { TrustHubClient } from './trusthub/trusthub-client.js';

/** A business as Twilio has it, read from what an unknown run left behind. */
export interface FoundBusiness {
  /** As its objects are called. */
  readonly label: string;
  readonly profile?: Bundle;
  /** One object of each role but the profile's. */
  readonly sids: ReadonlyMap<Role, string>;
  readonly attributes: ReadonlyMap<Role, Readonly<Record<string, string>>>;
  readonly addresses: ReadonlyMap<Role, Address>;
  /** Of the profile: assignments (`BV…`, `RA…`) by the SID of what they assign. */
  readonly assignments: ReadonlyMap<string, string>;
}

/** Reads all that is to be known of a group, from the objects themselves: lists lag. */
export async function readBusiness(
  client: TrustHubClient,
  group: LeftoverGroup,
): Promise<FoundBusiness> {
  const listed = profileOf(group);
  const bundle = listed && bundleAt(listed);
  const [profile, entities, numbers] = await Promise.all([
    bundle && fetchBundle(client, bundle),
    bundle ? listEntityAssignments(client, bundle) : [],
    bundle ? listChannelEndpointAssignments(client, bundle) : [],
  ]);
  const assignments = new Map<string, string>([
    ...entities.map((one): [string, string] => [one.objectSid, one.sid]),
    ...numbers.map((one): [string, string] => [one.numberSid, one.sid]),
  ]);
  const sids = new Map<Role, string>();
  for (const object of group.objects.toSorted(olderFirst(assignments)))
    if (object.mark.role !== 'p' && !sids.has(object.mark.role))
      sids.set(object.mark.role, object.sid);
  const attributes = new Map<Role, Readonly<Record<string, string>>>();
  const addresses = new Map<Role, Address>();
  await Promise.all(
    [...sids].map(async ([role, found]) => {
      const kind = kindOf(role);
      if (kind === 'a') addresses.set(role, await fetchAddress(client, sid('AD', found)));
      else if (kind === 'u')
        attributes.set(role, (await fetchEndUser(client, sid('IT', found))).attributes);
      else
        attributes.set(role, (await fetchSupportingDocument(client, sid('RD', found))).attributes);
    }),
  );
  return {
    label: labelOf(listed?.name ?? group.objects[0]?.name ?? ''),
    ...(profile && { profile }),
    sids,
    attributes,
    addresses,
    assignments,
  };
}

/** What the profile holds goes before what it does not, then the older. */
const olderFirst =
  (assignments: ReadonlyMap<string, string>) =>
  (a: MarkedObject, b: MarkedObject): number =>
    Number(assignments.has(b.sid)) - Number(assignments.has(a.sid)) ||
    (a.createdAt ?? '').localeCompare(b.createdAt ?? '') ||
    a.sid.localeCompare(b.sid);

/** What a person would have typed for it, as far as Twilio tells. */
export function typedFor(
  business: FoundBusiness,
  form: FormModel,
  primarySid?: Sid<'BU'>,
): FieldValues {
  const { profile, attributes, addresses, sids, assignments, label } = business;
  const sections = objectsOf(form).flatMap(({ section, role, addressRole }): FieldValues[] => {
    const own = attributes.get(role);
    const chosen = own?.[ADDRESS_SIDS];
    const address = addressRole && addresses.get(addressRole);
    return [
      ...(own ? [valuesOf(section, own)] : []),
      ...(address ? [addressValuesOf(section, address)] : []),
      // It points to an address that was there before.
      ...(addressRole && chosen && chosen !== sids.get(addressRole)
        ? [{ [fieldPath(section.id, ADDRESS_SIDS)]: chosen }]
        : []),
    ];
  });
  const numbers = [...assignments.keys()].filter((object) => object.startsWith('PN'));
  const values: FieldValues = {
    ...Object.assign({}, ...sections),
    ...supportsIn(form, [...assignments.keys()], primarySid),
    ...(profile?.email && { 'bundle.email': profile.email }),
    ...(profile?.statusCallback && { 'bundle.status_callback': profile.statusCallback }),
    ...(numbers.length > 0 && { [PHONE_NUMBERS]: numbers.join(',') }),
  };
  // Where it is not the legal name, somebody gave it one for the lists.
  const isNamed = businessName(form, values).startsWith(label);
  return { ...values, ...(!isNamed && { 'bundle.friendly_name': label }) };
}
