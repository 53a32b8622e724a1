import type { Form, Kind, Row, TwilioSettings } from './rows.js';

/** Twilio's parameters and the properties that they become. */
const PROPERTIES = [
  ['FriendlyName', 'friendly_name'],
  ['Email', 'email'],
  ['StatusCallback', 'status_callback'],
  ['CustomerName', 'customer_name'],
  ['Street', 'street'],
  ['StreetSecondary', 'street_secondary'],
  ['City', 'city'],
  ['Region', 'region'],
  ['PostalCode', 'postal_code'],
] as const;

/** What a request changes: all attributes at once, everything else one by one. */
export function changesOf(form: Form): Record<string, unknown> {
  const given = PROPERTIES.filter(([name]) => form[name] !== undefined);
  const attributes = form['Attributes'];
  return {
    ...Object.fromEntries(given.map(([name, key]) => [key, form[name]])),
    ...(attributes !== undefined && { attributes: JSON.parse(attributes) as unknown }),
  };
}

/** What a new object has besides what it was given. */
export const fieldsOf = (kind: Kind, form: Form): Record<string, unknown> => ({
  ...changesOf(form),
  ...(form['Type'] && { type: form['Type'] }),
  ...((kind === 'CustomerProfiles' || kind === 'TrustProducts') && {
    policy_sid: form['PolicySid'],
    status: 'draft',
  }),
  ...(kind === 'SupportingDocuments' && { status: 'DRAFT' }),
  ...(kind === 'Addresses' && { iso_country: form['IsoCountry'] }),
});

const FILTERS = [
  ['FriendlyName', 'friendly_name'],
  ['Status', 'status'],
  ['PolicySid', 'policy_sid'],
  ['ChannelEndpointSid', 'channel_endpoint_sid'],
] as const;

/** Whether a list asks for this row. */
export const matches = (row: Row, query: Form, nameFilter: TwilioSettings['nameFilter']): boolean =>
  FILTERS.every(
    ([name, key]) =>
      !query[name] ||
      (name === 'FriendlyName' && nameFilter === 'ignored') ||
      row[key] === query[name],
  );
