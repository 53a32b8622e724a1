import { COUNTRIES } from './countries.js';
import type { CatalogueSection } from './catalogue-entry.js';
import type { FieldFormat } from './form-model.js';
import { ADDRESS_PARTS } from './postal-address.js';

/** Anywhere in the line, in any spelling: PO box, P.O. Box, Post Office Box. */
const NO_PO_BOX: FieldFormat = {
  pattern:
    '(?![\\s\\S]*\\b(?:[Pp]\\.?\\s*[Oo]\\.?|[Pp][Oo][Ss][Tt]\\s+[Oo][Ff][Ff][Ii][Cc][Ee])\\s*[Bb][Oo][Xx]\\b)[\\s\\S]+',
  message: 'Twilio refuses PO boxes. Enter the street address',
  severity: 'error',
};

/**
 * The parts of an address, in place of `address_sids`.
 * Source: Twilio's guide "API: Create a Secondary Customer Profile", step 6: no PO boxes.
 */
export const POSTAL_ADDRESS: CatalogueSection = {
  title: 'Business address',
  description: 'The real street address of the head office. PO boxes are refused.',
  order: ADDRESS_PARTS,
  fields: {
    iso_country: {
      kind: 'country',
      label: 'Country',
      options: COUNTRIES,
      autocomplete: 'country',
      initial: 'US',
    },
    street: {
      label: 'Street and number',
      autocomplete: 'address-line1',
      format: NO_PO_BOX,
    },
    street_secondary: {
      label: 'Suite, floor or unit',
      optional: true,
      autocomplete: 'address-line2',
      format: NO_PO_BOX,
    },
    city: { label: 'City', autocomplete: 'address-level2' },
    region: {
      label: 'State, province or region',
      hint: 'In the US and Canada two letters, for example CA',
      autocomplete: 'address-level1',
      formats: [
        {
          field: 'iso_country',
          values: ['US', 'CA'],
          pattern: '[A-Za-z]{2}',
          message: 'Enter the two letters of the state or province, for example CA',
          severity: 'error',
        },
      ],
    },
    postal_code: { label: 'Postal code', autocomplete: 'postal-code' },
  },
};

/**
 * Of a starter, in place of a street address. Source: "Troubleshooting Sole Proprietor": it must lie
 * in the US or Canada.
 */
export const STARTER_ADDRESS: CatalogueSection = {
  ...POSTAL_ADDRESS,
  title: 'Address of a business without a tax number',
  description: 'In the US or Canada, as the post knows it.',
  fields: {
    ...POSTAL_ADDRESS.fields,
    iso_country: {
      kind: 'country',
      label: 'Country',
      options: COUNTRIES.filter(({ value }) => ['US', 'CA'].includes(value)),
      autocomplete: 'country',
      initial: 'US',
    },
  },
};
