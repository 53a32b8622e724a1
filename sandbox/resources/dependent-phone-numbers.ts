import { notFound } from '../api-error.js';
import type { IncomingPhoneNumber } from '../model.js';
import { answerFlatPage } from '../paging.js';
import { renderNumber } from './incoming-phone-numbers.js';
import { listed, type Answer, type Call, type Operation } from './operation.js';

const NOT_SHOWN = [
  'address_sid',
  'beta',
  'bundle_sid',
  'emergency_address_status',
  'identity_sid',
  'origin',
  'status',
  'type',
  'voice_receive_mode',
];

/** A number as an address shows it: without what binds it to other things. */
const render = (call: Call, number: IncomingPhoneNumber) =>
  Object.fromEntries(
    Object.entries(renderNumber(call, number)).filter(([name]) => !NOT_SHOWN.includes(name)),
  );

function list(call: Call): Answer {
  const { account, params, path } = call;
  const sid = params['address']!;
  if (!account.addresses.has(sid)) throw notFound(path);
  const numbers = listed(call, account.numbers.values()).filter(
    ({ properties }) =>
      properties['address_sid'] === sid || properties['emergency_address_sid'] === sid,
  );
  return answerFlatPage(call, numbers, (one) => render(call, one), 'dependent_phone_numbers');
}

export const dependentPhoneNumberOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/2010-04-01/Accounts/:account/Addresses/:address/DependentPhoneNumbers.json',
    run: list,
  },
];
