import type { EvaluationReport } from './evaluation-report.js';
import type { FieldPath } from './field-path.js';
import { fieldPath } from './field-path.js';
import type { FormModel } from './form-model.js';
import { isAddressPart } from './postal-address.js';

/** Twilio's own form of an address that it did not take as it was typed: values by path. */
export interface AddressSuggestion {
  readonly section: string;
  readonly values: Readonly<Record<FieldPath, string>>;
}

/** As much of a snapshot as may hold one. */
export interface Refusal {
  readonly status: string;
  readonly trouble?: { readonly twilio?: string; readonly section?: string } | undefined;
  readonly evaluation?: Pick<EvaluationReport, 'rows'> | undefined;
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
 * What Twilio suggests in place of the address that was sent: by the error of the step (21629), or in
 * the words of an evaluation. Twilio never changes the country of an address; nor do we.
 */
export function suggestionOf(
  { status, trouble, evaluation }: Refusal,
  form: FormModel,
): AddressSuggestion | undefined {
  const said =
    status === 'needs-attention'
      ? [{ words: trouble?.twilio, section: trouble?.section }]
      : status === 'noncompliant'
        ? failedWords(evaluation)
        : [];
  for (const { words, section: id } of said) {
    const parts = words && readSuggestion(words);
    const section = form.sections.find(
      (one) =>
        (id === undefined || one.id === id) &&
        one.fields.some(({ path }) => isAddressPart(one, path)),
    );
    if (!parts || !section) continue;
    const values = section.fields
      .filter(({ path }) => isAddressPart(section, path))
      .flatMap(({ path }): [FieldPath, string][] => {
        const value = parts[path.slice(section.id.length + 1)];
        return value === undefined || path === fieldPath(section.id, 'iso_country')
          ? []
          : [[path, value]];
      });
    return { section: section.id, values: Object.fromEntries(values) };
  }
  return undefined;
}

const failedWords = (
  evaluation: Refusal['evaluation'],
): readonly { words: string | undefined; section: string | undefined }[] =>
  (evaluation?.rows ?? [])
    .filter(({ passed }) => !passed)
    .map(({ twilio, section }) => ({ words: twilio.message, section }));
