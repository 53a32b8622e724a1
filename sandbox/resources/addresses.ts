import { acceptedAddress } from '../addresses/accepted-address.js';
import { ApiError, invalidParameter } from '../api-error.js';
import { required } from '../form.js';
import type { Address } from '../model.js';
import { answerFlatPage } from '../paging.js';
import { newSid } from '../sid.js';
import { textOf } from '../evaluation/field-rules.js';
import { flatEnd, flatOperations } from './flat-resource.js';
import { found } from './found.js';
import { listed, type Answer, type Call, type Operation } from './operation.js';

function render(call: Call, address: Address) {
  return {
    sid: address.sid,
    account_sid: call.account.sid,
    friendly_name: address.friendlyName,
    customer_name: address.customerName,
    street: address.street,
    street_secondary: address.streetSecondary,
    city: address.city,
    region: address.region,
    postal_code: address.postalCode,
    iso_country: address.isoCountry,
    emergency_enabled: address.emergencyEnabled,
    validated: false,
    verified: false,
    ...flatEnd(call, 'Addresses', address),
  };
}

const find = (call: Call): Address => found(call, call.account.addresses);

function readFlag(form: URLSearchParams, name: string): boolean | undefined {
  const text = form.get(name)?.toLowerCase();
  if (text === undefined || text === 'true' || text === 'false') return text && text === 'true';
  throw invalidParameter(name);
}

function readCountry(form: URLSearchParams): string {
  const country = required(form, 'IsoCountry');
  if (!/^[A-Z]{2}$/.test(country)) throw invalidParameter('IsoCountry');
  return country;
}

/** Sixty-four characters for a regulator, thirty-two for an ambulance. */
function readFriendlyName(form: URLSearchParams, forEmergency: boolean): string | undefined {
  const name = form.get('FriendlyName') ?? undefined;
  if (name !== undefined && [...name].length > (forEmergency ? 32 : 64)) {
    throw new ApiError(400, 20002, 'Invalid FriendlyName');
  }
  return name;
}

/** Sixteen characters of four bytes, or twenty-one of three. */
function readCustomerName(form: URLSearchParams): string {
  const name = required(form, 'CustomerName');
  if (Buffer.byteLength(name) > 64) throw invalidParameter('CustomerName');
  return name;
}

/** Documented: on where it is true, empty or not sent. */
const correctsItself = (form: URLSearchParams) =>
  !form.get('AutoCorrectAddress') || readFlag(form, 'AutoCorrectAddress') === true;

function create(call: Call): Answer {
  const { account, form, touched, world } = call;
  const now = new Date();
  const emergencyEnabled = readFlag(form, 'EmergencyEnabled') ?? false;
  const isoCountry = readCountry(form);
  const given = {
    street: required(form, 'Street'),
    streetSecondary: form.get('StreetSecondary') || null,
    city: required(form, 'City'),
    region: required(form, 'Region'),
    postalCode: required(form, 'PostalCode'),
  };
  const address: Address = {
    sid: newSid('AD'),
    customerName: readCustomerName(form),
    isoCountry,
    friendlyName: readFriendlyName(form, emergencyEnabled) ?? null,
    emergencyEnabled,
    created: now,
    updated: now,
    ...acceptedAddress(given, isoCountry, correctsItself(form), world.settings),
  };
  account.addresses.set(address.sid, address);
  touched.created.push(address.sid);
  return { status: 201, json: render(call, address) };
}

function refuseIfVerified({ account }: Call, { sid }: Address): void {
  const verified = [...account.documents.values()].some(
    ({ status, attributes }) =>
      status === 'APPROVED' && textOf(attributes['address_sids']).split(',').includes(sid),
  );
  if (!verified) return;
  throw new ApiError(400, 21630, 'Cannot mutate Address that is linked to a verified Document.');
}

function update(call: Call): Answer {
  const { form, touched, world } = call;
  const address = find(call);
  const given = (name: string) => (form.has(name) ? required(form, name) : undefined);
  const emergencyEnabled = readFlag(form, 'EmergencyEnabled') ?? address.emergencyEnabled;
  const parts = {
    street: given('Street') ?? address.street,
    streetSecondary: form.has('StreetSecondary')
      ? form.get('StreetSecondary') || null
      : address.streetSecondary,
    city: given('City') ?? address.city,
    region: given('Region') ?? address.region,
    postalCode: given('PostalCode') ?? address.postalCode,
  };
  const names = {
    customerName: form.has('CustomerName') ? readCustomerName(form) : address.customerName,
    friendlyName: readFriendlyName(form, emergencyEnabled) ?? address.friendlyName,
  };
  refuseIfVerified(call, address);
  const accepted = acceptedAddress(parts, address.isoCountry, correctsItself(form), world.settings);
  Object.assign(address, names, accepted, { emergencyEnabled, updated: new Date() });
  touched.updated.push(address.sid);
  return { status: 200, json: render(call, address) };
}

function list(call: Call): Answer {
  const { query } = call;
  const matches = (name: string, value: string | null) =>
    [null, '', value].includes(query.get(name));
  const addresses = listed(call, call.account.addresses.values()).filter(
    (address) =>
      matches('CustomerName', address.customerName) &&
      matches('FriendlyName', address.friendlyName) &&
      matches('IsoCountry', address.isoCountry) &&
      matches('EmergencyEnabled', String(address.emergencyEnabled)),
  );
  return answerFlatPage(call, addresses, (address) => render(call, address), 'addresses');
}

/** A document may go on pointing to it: deleting cascades nowhere. */
function remove(call: Call): Answer {
  const { sid } = find(call);
  call.account.addresses.delete(sid);
  call.touched.deleted.push(sid);
  return { status: 204 };
}

const fetch = (call: Call): Answer => ({ status: 200, json: render(call, find(call)) });

export const addressOperations: readonly Operation[] = flatOperations('Addresses', {
  create,
  list,
  fetch,
  update,
  remove,
});
