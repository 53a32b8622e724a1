import type { FieldPath } from './field-path.js';
import { fieldPath } from './field-path.js';

/** Twilio's own form of an address that it did not take as it was typed: values by path. */
export type AddressSuggestion = Readonly<Record<FieldPath, string>>;

/** What Twilio said of one section, and did not take. */
export interface Refused {
  readonly section?: string | undefined;
  readonly words?: string | undefined;
}

/** In Twilio's words, and ours. Source: "Troubleshooting Sole Proprietor", and error 21629. */
const NAMES = {
  Street: 'street',
  'Secondary Street': 'street_secondary',
  Locality: 'city',
  Region: 'region',
  'Postal Code': 'postal_code',
  Country: 'iso_country',
} as const;

const MARK = 'Address suggestion ->';

/** Longer is no address. The words come from a server. */
const LONGEST = 2_000;

/** Nothing where no part of an address can be read in the words. */
export function readSuggestion(words: string): Readonly<Record<string, string>> | undefined {
  const start = words.indexOf(MARK);
  if (start === -1 || words.length > LONGEST) return undefined;
  const names = Object.keys(NAMES).join('|');
  // A street may hold a semicolon; the next name ends it, not the sign.
  const rows = words
    .slice(start + MARK.length)
    .matchAll(new RegExp(`(?:^|;)\\s*(${names}):\\s*(.*?)\\s*(?=;\\s*(?:${names}):|$)`, 'gs'));
  const parts = [...rows].map(([, name, value = '']) => [
    NAMES[name as keyof typeof NAMES],
    value.replace(/;$/, '').trim(),
  ]);
  return parts.some(([, value]) => value) ? Object.fromEntries(parts) : undefined;
}

/**
 * What Twilio suggests in place of an address: by the error of a step (21629), or in the words of an
 * evaluation. Without the country, which Twilio never changes; nor do we.
 */
export function suggestionIn(refused: readonly Refused[]): AddressSuggestion | undefined {
  for (const { section, words } of refused) {
    const parts = section && words && readSuggestion(words);
    if (!parts) continue;
    return Object.fromEntries(
      Object.entries(parts)
        .filter(([name]) => name !== NAMES.Country)
        .map(([name, value]) => [fieldPath(section, name), value]),
    );
  }
  return undefined;
}
