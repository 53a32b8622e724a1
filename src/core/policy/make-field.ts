import type { CatalogueEntry, SiblingCondition } from './catalogue-entry.js';
import { fieldPath } from './field-path.js';
import type { Field, FieldCondition, FieldFormat } from './form-model.js';

/** One field at its address: what the catalogue knows, under Twilio's name where it knows none. */
export function fieldOf(
  requirement: string,
  name: string,
  entry: CatalogueEntry = {},
  friendlyName?: string,
): Field {
  const { formats, hints, visibleWhen, advice, label, optional, kind, ...rest } = entry;
  const resolve = ({ field, values }: SiblingCondition): FieldCondition => ({
    path: fieldPath(requirement, field),
    values,
  });
  return {
    ...rest,
    path: fieldPath(requirement, name),
    kind: kind ?? 'text',
    label: label ?? (friendlyName || wordsOf(name)),
    optional: optional ?? false,
    ...(visibleWhen && { visibleWhen: resolve(visibleWhen) }),
    ...(formats && { formats: formats.map((f) => ({ ...formatOf(f), when: resolve(f) })) }),
    ...(hints && { hints: hints.map((h) => ({ ...resolve(h), hint: h.hint })) }),
    ...(advice && { advice: advice.map((a) => ({ ...resolve(a), message: a.message })) }),
  };
}

const formatOf = ({ pattern, message, severity }: FieldFormat): FieldFormat => ({
  pattern,
  message,
  severity,
});

/** `business_title` → "Business title". */
export const wordsOf = (name: string): string =>
  (name.charAt(0).toUpperCase() + name.slice(1)).replaceAll('_', ' ');
