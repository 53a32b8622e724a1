import * as v from 'valibot';
import type { Sid } from './sid.js';
import type { Form, TrustHubClient } from './trusthub-client.js';
import { sidOf, text } from './wire.js';

const wireNumber = v.object({
  sid: sidOf('PN'),
  phone_number: text,
  friendly_name: text,
});

/** A phone number of the account, in the 2010-04-01 API. */
export interface IncomingPhoneNumber {
  readonly sid: Sid<'PN'>;
  /** E.164. */
  readonly phoneNumber: string;
  readonly friendlyName: string;
}

export interface NumberPageQuery {
  /** Any run of digits of the number; `*` stands for any one digit. */
  readonly digits?: string | undefined;
  /** At most 1000. */
  readonly size: number;
  /** `next` of the page before. */
  readonly from?: Form | undefined;
}

/**
 * One page of them: an account may have thousands.
 * Source: https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource
 */
export async function pageIncomingPhoneNumbers(
  client: TrustHubClient,
  { digits, size, from }: NumberPageQuery,
): Promise<{ items: IncomingPhoneNumber[]; next: Form | undefined }> {
  const path = `/2010-04-01/Accounts/${client.accountSid}/IncomingPhoneNumbers.json`;
  const query = { PhoneNumber: digits, ...from, PageSize: String(size) };
  const { items, next } = await client.page(path, wireNumber, query);
  return { items: items.map(numberOf), next };
}

/** Throws TrustHubError 404 for one that the account does not have (any more). */
export async function fetchIncomingPhoneNumber(
  client: TrustHubClient,
  sid: Sid<'PN'>,
): Promise<IncomingPhoneNumber> {
  const path = `/2010-04-01/Accounts/${client.accountSid}/IncomingPhoneNumbers/${sid}.json`;
  return numberOf(await client.get(path, wireNumber));
}

const numberOf = (wire: v.InferOutput<typeof wireNumber>): IncomingPhoneNumber => ({
  sid: wire.sid,
  phoneNumber: wire.phone_number,
  friendlyName: wire.friendly_name,
});
