import type { Account } from '../model.js';
import { seedSid } from '../sid.js';
import { addPrimaryProfile } from './primary-profile.js';

const emptyAccount = (n: number): Account => ({
  sid: seedSid('AC', n),
  parentSid: null,
  isTest: false,
  token: 'sandbox',
  keys: new Map([[seedSid('SK', n), 'sandbox']]),
  bundles: new Map(),
  endUsers: new Map(),
  documents: new Map(),
  addresses: new Map(),
  numbers: new Map(),
});

const BOUGHT = new Date('2024-02-01T09:00:00Z');

function addNumbers(account: Account): void {
  for (const n of [1, 2, 3]) {
    const sid = seedSid('PN', n);
    account.numbers.set(sid, {
      sid,
      phoneNumber: `+1202555010${n}`,
      friendlyName: `(202) 555-010${n}`,
      properties: {},
      created: BOUGHT,
      updated: BOUGHT,
    });
  }
}

/**
 * The accounts that outside tools know: a vendor, one still waiting, one that is its own customer, one
 * with nothing, a subaccount of the vendor, and the vendor's test credentials.
 */
export function seedAccounts(): ReadonlyMap<string, Account> {
  const vendor = emptyAccount(1);
  addPrimaryProfile(vendor, 1, {
    name: 'Larkspur Messaging Ltd',
    domain: 'larkspur-messaging.example',
    identity: 'isv_reseller_or_partner',
    status: 'twilio-approved',
  });
  addNumbers(vendor);
  const waiting = emptyAccount(2);
  addPrimaryProfile(waiting, 2, {
    name: 'Quince & Harrow Telecom',
    domain: 'quince-harrow.example',
    identity: 'isv_reseller_or_partner',
    status: 'in-review',
  });
  const direct = emptyAccount(3);
  addPrimaryProfile(direct, 3, {
    name: 'Pemberton Bakery Inc',
    domain: 'pemberton-bakery.example',
    identity: 'direct_customer',
    status: 'twilio-approved',
  });
  const subaccount = { ...emptyAccount(5), parentSid: vendor.sid };
  const test = { ...emptyAccount(6), isTest: true, keys: new Map<string, string>() };
  const accounts = [vendor, waiting, direct, emptyAccount(4), subaccount, test];
  return new Map(accounts.map((account) => [account.sid, account]));
}
