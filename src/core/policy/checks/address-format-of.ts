import type { AddressFormat, AddressPart } from '../address-format.js';
import { COUNTRIES } from '../countries.js';
import type { FieldOption } from '../form-model.js';
import { ADDRESS_FORMATS } from './address-formats.data.js';

/** What libaddressinput calls a region; a province where it says nothing. */
const REGION_WORDS: Readonly<Record<string, string>> = {
  area: 'Area',
  county: 'County',
  department: 'Department',
  district: 'District',
  do_si: 'Province or city (do/si)',
  emirate: 'Emirate',
  island: 'Island',
  oblast: 'Oblast',
  parish: 'Parish',
  prefecture: 'Prefecture',
  province: 'Province',
  region: 'Region',
  state: 'State',
};

const CITY_WORDS: Readonly<Record<string, string>> = {
  city: 'City',
  district: 'District',
  post_town: 'Town or city',
  suburb: 'Suburb',
};

const CODE_WORDS: Readonly<Record<string, string>> = {
  eircode: 'Eircode',
  pin: 'PIN code',
  postal: 'Postal code',
  zip: 'ZIP code',
};

/**
 * How addresses are written in a country; nothing where nobody told us. For the host alone: a page
 * asks for one country at a time.
 */
export function addressFormatOf(country: string): AddressFormat | undefined {
  const row = Object.hasOwn(ADDRESS_FORMATS, country) ? ADDRESS_FORMATS[country] : undefined;
  if (row === undefined) return undefined;
  const [order = '', state, city, code, pattern, example, regions] = row.split('\t');
  const name = COUNTRIES.find(({ value }) => value === country)?.label ?? country;
  const has = (letter: string): boolean => order.includes(letter);
  const label = (words: Readonly<Record<string, string>>, key = '', usual: string): string =>
    words[key] || words[usual] || usual;
  const lines: Readonly<Record<string, AddressPart>> = {
    C: {
      name: 'city',
      label: label(CITY_WORDS, city, 'city'),
      ...(!has('C') && {
        hint: `Addresses in ${name} need none, but Twilio asks for one. Repeat the city or district`,
      }),
    },
    S: regionPart(name, has('S'), label(REGION_WORDS, state, 'province'), regions),
    Z: codePart(name, has('Z'), label(CODE_WORDS, code, 'postal'), pattern, example),
  };
  return {
    country,
    parts: wholeOrder(order).flatMap((letter) => lines[letter] ?? STREET),
  };
}

const STREET: readonly AddressPart[] = [{ name: 'street' }, { name: 'street_secondary' }];

/** Twilio wants every line; what a country does not write comes where it does the least harm. */
function wholeOrder(order: string): readonly string[] {
  const letters = [...order];
  if (!letters.includes('C')) letters.splice(letters.indexOf('A') + 1, 0, 'C');
  return [...letters, ...['S', 'Z'].filter((letter) => !letters.includes(letter))];
}

function regionPart(name: string, used: boolean, label: string, regions = ''): AddressPart {
  if (!used)
    return {
      name: 'region',
      label: 'State, province or region',
      hint: `Addresses in ${name} need none, but Twilio asks for one. Enter the region or repeat the city`,
    };
  const options = regions ? regions.split('|').map(optionOf) : undefined;
  return {
    name: 'region',
    label,
    hint: '',
    // A help, not a law: where Twilio insists on two letters the field's own format does too.
    ...(options && { kind: 'select', options, openList: true, names: true }),
  };
}

function optionOf(region: string): FieldOption {
  const [value = region, label = value] = region.split('=');
  return { value, label };
}

function codePart(
  name: string,
  used: boolean,
  label: string,
  pattern = '',
  example = '',
): AddressPart {
  if (!used)
    return {
      name: 'postal_code',
      hint: `There are none in ${name}, but Twilio asks for one. If you know none, enter 00000`,
    };
  const what = lower(label);
  return {
    name: 'postal_code',
    label,
    hint: example ? `For example ${example}` : '',
    // Some countries write letters before the digits: a keyboard of digits would be a trap.
    ...(pattern && !/[A-Z]/.test(pattern) && { inputMode: 'numeric' }),
    ...(pattern && {
      format: {
        pattern,
        message: example
          ? `This is not how a ${what} in ${name} is written, for example ${example}. Check it`
          : `This is not how a ${what} in ${name} is written. Check it`,
        severity: 'warning',
        ignoreCase: true,
      },
    }),
  };
}

/** "Postal code" → "postal code", but "ZIP code" stays. */
const lower = (label: string): string =>
  /^\p{Lu}\p{Ll}/u.test(label) && label !== 'Eircode'
    ? label.charAt(0).toLowerCase() + label.slice(1)
    : label;
