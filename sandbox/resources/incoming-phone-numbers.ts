import { notFound } from '../api-error.js';
import { rfc2822Date } from '../dates.js';
import type { IncomingPhoneNumber } from '../model.js';
import { answerFlatPage } from '../paging.js';
import { listed, type Answer, type Call, type Operation } from './operation.js';

const PATH = '/2010-04-01/Accounts/:account/IncomingPhoneNumbers';

/** What every number of the sandbox is: bought, answering nothing, bound to no other object. */
const PLAIN = {
  address_requirements: 'none',
  address_sid: null,
  api_version: '2010-04-01',
  beta: false,
  bundle_sid: null,
  capabilities: { voice: true, sms: true, mms: true, fax: false },
  emergency_address_sid: null,
  emergency_address_status: 'unregistered',
  emergency_status: 'Active',
  identity_sid: null,
  origin: 'twilio',
  sms_application_sid: null,
  sms_fallback_method: 'POST',
  sms_fallback_url: '',
  sms_method: 'POST',
  sms_url: '',
  status: 'in-use',
  status_callback: '',
  status_callback_method: 'POST',
  trunk_sid: null,
  type: 'local',
  voice_application_sid: null,
  voice_caller_id_lookup: false,
  voice_fallback_method: 'POST',
  voice_fallback_url: null,
  voice_method: 'POST',
  voice_receive_mode: 'voice',
  voice_url: null,
};

const render = ({ account }: Call, number: IncomingPhoneNumber) => ({
  ...PLAIN,
  sid: number.sid,
  account_sid: account.sid,
  phone_number: number.phoneNumber,
  friendly_name: number.friendlyName,
  date_created: rfc2822Date(number.created),
  date_updated: rfc2822Date(number.created),
  uri: `/2010-04-01/Accounts/${account.sid}/IncomingPhoneNumbers/${number.sid}.json`,
});

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
      (!origin || origin === PLAIN.origin) &&
      query.get('Beta') !== 'true',
  );
  return answerFlatPage(call, numbers, (one) => render(call, one), 'incoming_phone_numbers');
}

function fetch(call: Call): Answer {
  const number = call.account.numbers.get(call.params['sid']!);
  if (!number) throw notFound(call.path);
  return { status: 200, json: render(call, number) };
}

export const incomingPhoneNumberOperations: readonly Operation[] = [
  { method: 'GET', path: `${PATH}.json`, run: list },
  { method: 'GET', path: `${PATH}/:sid.json`, run: fetch },
];
