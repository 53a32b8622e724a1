import type { Account } from '../model.js';
import { seedSid } from '../sid.js';
import { addPrimaryProfile } from './primary-profile.js';

const emptyAccount = (n: number): Account => ({
  sid: seedSid('AC', n),
  token: 'sandbox',
  keys: new Map([[seedSid('SK', n), 'sandbox']]),
  bundles: new Map(),
  endUsers: new Map(),
  documents: new Map(),
  addresses: new Map(),
  numbers: new Map(),
});

function addNumbers(account: Account): void {
  for (const n of [1, 2, 3]) {
    const sid = seedSid('PN', n);
    account.numbers.set(sid, {
      sid,
      phoneNumber: `+1202555010${n}`,
      friendlyName: `(202) 555-010${n}`,
      created: new Date('2024-02-01T09:00:00Z'),
    });
  }
}

/** The four accounts that outside tools know: a vendor, one still waiting, one that is its own customer, one with nothing. */
export function seedAccounts(): ReadonlyMap<string, Account> {
  const [vendor, waiting, direct, empty] = [1, 2, 3, 4].map(emptyAccount) as [
    Account,
    Account,
    Account,
    Account,
  ];
  addPrimaryProfile(vendor, 1, {
    name: 'Larkspur Messaging Ltd',
    domain: 'larkspur-messaging.example',
    identity: 'isv_reseller_or_partner',
    status: 'twilio-approved',
  });
  addNumbers(vendor);
  addPrimaryProfile(waiting, 2, {
    name: 'Quince & Harrow Telecom',
    domain: 'quince-harrow.example',
    identity: 'isv_reseller_or_partner',
    status: 'in-review',
  });
  addPrimaryProfile(direct, 3, {
    name: 'Pemberton Bakery Inc',
    domain: 'pemberton-bakery.example',
    identity: 'direct_customer',
    status: 'twilio-approved',
  });
  return new Map([vendor, waiting, direct, empty].map((account) => [account.sid, account]));
}
