import type { AccountEntry } from '../../../src/protocol/own-commands.js';

/** The sandbox's vendor: an approved primary profile, three phone numbers. */
export const VENDOR = {
  accountSid: 'AC00000000000000000000000000000001',
  username: 'SK00000000000000000000000000000001',
  secret: 'sandbox',
} satisfies AccountEntry;
