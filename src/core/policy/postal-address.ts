import type { FieldPath, FieldValues } from './field-path.js';
import { fieldPath, splitFieldPath } from './field-path.js';
import type { Section } from './form-model.js';

/** In the order of the API's own parameters. */
export const ADDRESS_PARTS: readonly string[] = [
  'iso_country',
  'street',
  'street_secondary',
  'city',
  'region',
  'postal_code',
];

/** What a document asks for: the SIDs of addresses (`AD…`). Its parts are our own fields. */
export const ADDRESS_SIDS = 'address_sids';

/** An address that the account has already, chosen instead of a new one; empty when none is. */
export const chosenAddress = (section: Pick<Section, 'id'>, values: FieldValues): string =>
  (values[fieldPath(section.id, ADDRESS_SIDS)] ?? '').trim();

/** With an address chosen its parts are not asked for. */
export const isAddressPart = (section: Pick<Section, 'kind'>, path: FieldPath): boolean =>
  section.kind === 'supporting-document' && ADDRESS_PARTS.includes(splitFieldPath(path).field);
