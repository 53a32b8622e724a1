/**
 * Which addresses exist. Twilio asks postal data that nobody else has; this is a small set of rules
 * that always says the same of the same address, in the words that Twilio's starter checks use.
 */
import { PLACES, REGIONS, STREET_WORDS } from './postal-data.js';

/** The parts that a correction may touch. */
export interface AddressParts {
  readonly street: string;
  readonly streetSecondary: string | null;
  readonly city: string;
  readonly region: string;
  readonly postalCode: string;
}

export type AddressVerdict =
  | { readonly verdict: 'exact' }
  | { readonly verdict: 'similar'; readonly suggestion: AddressParts }
  | { readonly verdict: 'unknown'; readonly reason: string };

const POST_OFFICE_BOX =
  /\bP\.? ?O\.? ?Box\b|\bPOB\b|\bPost(al)? Office Box\b|\bPostfach\b|\bBo[iî]te Postale\b/i;

export const isPostOfficeBox = ({ street, streetSecondary }: AddressParts) =>
  POST_OFFICE_BOX.test(street) || POST_OFFICE_BOX.test(streetSecondary ?? '');

const tidy = (text: string) => text.trim().replace(/\s+/g, ' ');

const tidied = (parts: AddressParts): AddressParts => ({
  street: tidy(parts.street),
  streetSecondary: parts.streetSecondary && tidy(parts.streetSecondary),
  city: tidy(parts.city),
  region: tidy(parts.region),
  postalCode: tidy(parts.postalCode),
});

/** The postal code as it is written, or undefined where it cannot be one. */
const POSTAL_CODES: Readonly<Record<string, (text: string) => string | undefined>> = {
  US: (text) => {
    const [, zip, four] = /^(\d{5})(?:[- ]?(\d{4}))?$/.exec(text) ?? [];
    if (!zip || zip === '00000') return undefined;
    return four ? `${zip}-${four}` : zip;
  },
  CA: (text) => {
    const [, area, unit] = /^([A-Z]\d[A-Z]) ?(\d[A-Z]\d)$/i.exec(text) ?? [];
    return area && unit && `${area} ${unit}`.toUpperCase();
  },
};

const streetWords = (street: string) =>
  street.replace(/[a-z]+/gi, (word) => STREET_WORDS[word.toLowerCase()] ?? word);

/** How many letters one has to change, add or leave out to come from `a` to `b`. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...a].entries()) {
    const above = row;
    row = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const changed = above[j]! + (letter === other ? 0 : 1);
      row.push(Math.min(changed, above[j + 1]! + 1, row[j]! + 1));
    }
  }
  return row.at(-1)!;
}

const isSlipOf = (typed: string, city: string) =>
  distance(typed.slice(0, 100).toLowerCase(), city.toLowerCase()) <= 2;

const same = (a: AddressParts, b: AddressParts) =>
  (Object.keys(a) as (keyof AddressParts)[]).every((part) => a[part] === b[part]);

/** What the postal data have that is nearest to `parts`, or why there is nothing. */
function nearest(parts: AddressParts, country: string): AddressParts | string {
  const neat = tidied(parts);
  const readPostalCode = POSTAL_CODES[country];
  if (!readPostalCode) return neat;
  const postalCode = readPostalCode(neat.postalCode);
  if (!postalCode) return 'Invalid Postal Code';
  if (!/\d/.test(neat.street)) return 'Invalid House Number';
  const place = PLACES[country === 'US' ? postalCode.slice(0, 5) : postalCode];
  if (place && !isSlipOf(neat.city, place[0])) return 'Invalid Locality';
  // A region that is not known is believed: reference/001 itself answers one.
  const region = REGIONS[country]?.[neat.region.toLowerCase()] ?? neat.region;
  return {
    ...neat,
    street: streetWords(neat.street),
    city: place?.[0] ?? neat.city,
    region: place?.[1] ?? region,
    postalCode,
  };
}

export function checkAddress(parts: AddressParts, country: string): AddressVerdict {
  const found = nearest(parts, country);
  if (typeof found === 'string') return { verdict: 'unknown', reason: found };
  return same(found, parts) ? { verdict: 'exact' } : { verdict: 'similar', suggestion: found };
}
