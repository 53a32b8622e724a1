import * as v from 'valibot';
import type { Sid } from './sid.js';
import type { Form, TrustHubClient } from './trusthub-client.js';
import { nullableText, sidOf, text } from './wire.js';

const wireAddress = v.object({
  sid: sidOf('AD'),
  friendly_name: nullableText,
  customer_name: text,
  street: text,
  street_secondary: nullableText,
  city: text,
  region: text,
  postal_code: text,
  iso_country: text,
});

/** An address of the account, in the 2010-04-01 API. */
export interface Address extends AddressParts {
  readonly sid: Sid<'AD'>;
  readonly friendlyName: string | null;
}

export interface AddressParts {
  /** Whose address it is: the business name. About 64 bytes at most. */
  readonly customerName: string;
  readonly street: string;
  readonly streetSecondary: string;
  readonly city: string;
  /** For the US and Canada two letters. */
  readonly region: string;
  readonly postalCode: string;
  /** ISO 3166-1 alpha-2. Cannot be changed later. */
  readonly isoCountry: string;
}

const pathOf = (client: TrustHubClient): string =>
  `/2010-04-01/Accounts/${client.accountSid}/Addresses`;

/**
 * Asks Twilio not to correct the address: an inexact one answers 21629 with a suggestion, which
 * is better than being changed in silence. Source: https://www.twilio.com/docs/usage/api/address
 */
export async function createAddress(
  client: TrustHubClient,
  friendlyName: string,
  parts: AddressParts,
): Promise<Address> {
  const form = {
    ...formOf(parts),
    IsoCountry: parts.isoCountry,
    FriendlyName: friendlyName,
    AutoCorrectAddress: 'false',
  };
  return addressOf(await client.post(`${pathOf(client)}.json`, form, wireAddress));
}

/** Everything but the country. */
export async function updateAddress(
  client: TrustHubClient,
  addressSid: Sid<'AD'>,
  parts: AddressParts,
): Promise<Address> {
  const form = { ...formOf(parts), AutoCorrectAddress: 'false' };
  return addressOf(await client.post(`${pathOf(client)}/${addressSid}.json`, form, wireAddress));
}

export async function fetchAddress(
  client: TrustHubClient,
  addressSid: Sid<'AD'>,
): Promise<Address> {
  return addressOf(await client.get(`${pathOf(client)}/${addressSid}.json`, wireAddress));
}

/** Refused while a document points to it. */
export const deleteAddress = (client: TrustHubClient, addressSid: Sid<'AD'>): Promise<void> =>
  client.delete(`${pathOf(client)}/${addressSid}.json`);

export async function listAddresses(
  client: TrustHubClient,
  filter: { friendlyName?: string } = {},
): Promise<Address[]> {
  const query = { FriendlyName: filter.friendlyName, PageSize: '1000' };
  const addresses: Address[] = [];
  for await (const wire of client.list(`${pathOf(client)}.json`, wireAddress, query))
    addresses.push(addressOf(wire));
  return addresses;
}

/** One page of them: an account may have thousands. */
export async function pageAddresses(
  client: TrustHubClient,
  { size, from }: { readonly size: number; readonly from?: Form | undefined },
): Promise<{ items: Address[]; next: Form | undefined }> {
  const query = { ...from, PageSize: String(size) };
  const { items, next } = await client.page(`${pathOf(client)}.json`, wireAddress, query);
  return { items: items.map(addressOf), next };
}

const formOf = (parts: AddressParts) => ({
  CustomerName: parts.customerName,
  Street: parts.street,
  StreetSecondary: parts.streetSecondary || undefined,
  City: parts.city,
  Region: parts.region,
  PostalCode: parts.postalCode,
});

const addressOf = (wire: v.InferOutput<typeof wireAddress>): Address => ({
  sid: wire.sid,
  friendlyName: wire.friendly_name,
  customerName: wire.customer_name,
  street: wire.street,
  streetSecondary: wire.street_secondary ?? '',
  city: wire.city,
  region: wire.region,
  postalCode: wire.postal_code,
  isoCountry: wire.iso_country,
});
