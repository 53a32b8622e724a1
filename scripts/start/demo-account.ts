import type { AccountEntry } from '../../src/protocol/own-commands.js';

/** The sandbox's first account: a vendor with an approved primary profile. */
export const ACCOUNT = {
  accountSid: 'AC00000000000000000000000000000001',
  username: 'SK00000000000000000000000000000001',
  secret: 'sandbox',
} satisfies AccountEntry;
