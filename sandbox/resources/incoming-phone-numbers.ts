import { ApiError, invalidParameter, missingParameter } from '../api-error.js';
import type { Account, IncomingPhoneNumber } from '../model.js';
import { answerFlatPage } from '../paging.js';
import { newSid } from '../sid.js';
import { flatEnd, flatOperations } from './flat-resource.js';
import { found } from './found.js';
import { readNumberProperties, UNSET_PROPERTIES } from './number-properties.js';
import { listed, type Answer, type Call, type Operation } from './operation.js';

export const renderNumber = (call: Call, number: IncomingPhoneNumber) => ({
  ...UNSET_PROPERTIES,
  ...number.properties,
  sid: number.sid,
  account_sid: call.account.sid,
  phone_number: number.phoneNumber,
  friendly_name: number.friendlyName,
  ...flatEnd(call, 'IncomingPhoneNumbers', number),
});

const find = (call: Call): IncomingPhoneNumber => found(call, call.account.numbers);

/** The magic numbers of Twilio's test credentials. */
function refuseMagic(phoneNumber: string): void {
  if (phoneNumber === '+15005550000') {
    throw new ApiError(400, 21422, `${phoneNumber} is not available.`);
  }
  if (phoneNumber === '+15005550001')
    throw new ApiError(400, 21421, `${phoneNumber} is not valid.`);
}

/** The first number of an area that nobody has: those from 5550100 on are reserved for fiction. */
function inArea(area: string, isTaken: (phoneNumber: string) => boolean): string {
  if (!/^[2-9]\d\d$/.test(area)) throw new ApiError(400, 21451, `AreaCode ${area} is not valid.`);
  for (let n = 100; n < 200; n++) {
    const phoneNumber = `+1${area}5550${n}`;
    if (!isTaken(phoneNumber)) return phoneNumber;
  }
  throw new ApiError(400, 21452, `No phone numbers found in area code ${area}.`);
}

function numberToBuy({ form, world }: Call): string {
  const [given, area] = [form.get('PhoneNumber'), form.get('AreaCode')];
  const isTaken = (phoneNumber: string) =>
    [...world.accounts.values()].some(({ numbers }) =>
      [...numbers.values()].some((number) => number.phoneNumber === phoneNumber),
    );
  if (!given && !area) throw missingParameter('PhoneNumber');
  if (!given) return inArea(area!, isTaken);
  refuseMagic(given);
  if (!/^\+[1-9]\d{6,14}$/.test(given)) throw new ApiError(400, 21421, `${given} is not valid.`);
  if (isTaken(given)) throw new ApiError(400, 21422, `${given} is not available.`);
  return given;
}

const asAPersonWritesIt = (phoneNumber: string) =>
  phoneNumber.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '($1) $2-$3');

function create(call: Call): Answer {
  const { account, form, touched } = call;
  const properties = readNumberProperties(form);
  const phoneNumber = numberToBuy(call);
  const now = new Date();
  const number: IncomingPhoneNumber = {
    sid: newSid('PN'),
    phoneNumber,
    friendlyName: form.get('FriendlyName') || asAPersonWritesIt(phoneNumber),
    properties,
    created: now,
    updated: now,
  };
  // What test credentials buy is answered and not kept.
  if (!account.isTest) {
    account.numbers.set(number.sid, number);
    touched.created.push(number.sid);
  }
  return { status: 201, json: renderNumber(call, number) };
}

/** A number that is given up is in no bundle any more. */
function unassignNumber(account: Account, sid: string): string[] {
  return [...account.bundles.values()].flatMap((bundle) => {
    const gone = bundle.channelEndpointAssignments.filter((one) => one.channelEndpointSid === sid);
    if (gone.length === 0) return [];
    bundle.channelEndpointAssignments = bundle.channelEndpointAssignments.filter(
      (one) => !gone.includes(one),
    );
    return gone.map((one) => one.sid);
  });
}

/** A number may move between an account and those below it. */
function newOwner({ account, form, world }: Call): Account {
  const sid = form.get('AccountSid') || account.sid;
  const owner = world.accounts.get(sid);
  const isNear = owner === account || owner?.parentSid === account.sid || account.parentSid === sid;
  if (!owner || !isNear) throw invalidParameter('AccountSid');
  return owner;
}

function update(call: Call): Answer {
  const { account, form, touched } = call;
  const number = find(call);
  const owner = newOwner(call);
  if (owner !== account) {
    touched.deleted.push(...unassignNumber(account, number.sid));
    account.numbers.delete(number.sid);
    owner.numbers.set(number.sid, number);
  }
  Object.assign(number.properties, readNumberProperties(form));
  number.friendlyName = form.get('FriendlyName') || number.friendlyName;
  number.updated = new Date();
  touched.updated.push(number.sid);
  return { status: 200, json: renderNumber({ ...call, account: owner }, number) };
}

function remove(call: Call): Answer {
  const { account, touched } = call;
  const { sid } = find(call);
  account.numbers.delete(sid);
  touched.deleted.push(sid, ...unassignNumber(account, sid));
  return { status: 204 };
}

/** `PhoneNumber` matches any part of a number; `*` stands for any one digit. */
function partOf(pattern: string): (phoneNumber: string) => boolean {
  const expression = new RegExp(pattern.replace(/[^\d*]/g, '').replaceAll('*', '\\d'));
  return (phoneNumber) => expression.test(phoneNumber);
}

function list(call: Call): Answer {
  const { query } = call;
  const name = query.get('FriendlyName');
  const origin = query.get('Origin');
  const matches = partOf(query.get('PhoneNumber') ?? '');
  const numbers = listed(call, call.account.numbers.values()).filter(
    (number) =>
      matches(number.phoneNumber) &&
      (!name || number.friendlyName === name) &&
      (!origin || origin === UNSET_PROPERTIES.origin) &&
      query.get('Beta') !== 'true',
  );
  return answerFlatPage(call, numbers, (one) => renderNumber(call, one), 'incoming_phone_numbers');
}

const fetch = (call: Call): Answer => ({ status: 200, json: renderNumber(call, find(call)) });

export const incomingPhoneNumberOperations: readonly Operation[] = flatOperations(
  'IncomingPhoneNumbers',
  {
    create,
    list,
    fetch,
    update,
    remove,
  },
);
