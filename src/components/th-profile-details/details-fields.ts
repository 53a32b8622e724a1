import { msg } from '@lit/localize';
import type { ProfileChanges } from '../../core/commands.js';
import { BUNDLE_FIELDS } from '../../core/policy/bundle-fields.js';
import { checkCallback } from '../../core/policy/check-callback.js';
import { BUNDLE, fieldPath } from '../../core/policy/field-path.js';
import type { Field } from '../../core/policy/form-model.js';
import { validateField } from '../../core/policy/validate-field.js';

export type DetailName = keyof ProfileChanges;

/** What the form knows of the same property, for a profile that exists. */
export interface DetailField extends Field {
  readonly name: DetailName;
  /** Its hint: the core’s, or our own in the language that is spoken. */
  readonly said: (product: boolean) => string;
}

export const DETAIL_FIELDS: readonly DetailField[] = [
  detail('name', 'friendly_name', (product) =>
    product
      ? msg('What you call this registration; Twilio’s Console shows it too')
      : msg('What you call this business; Twilio’s Console shows it too'),
  ),
  detail('email', 'email', () => msg('Twilio writes here when something is decided')),
  {
    ...detail(
      'statusCallback',
      'status_callback',
      () => BUNDLE_FIELDS.fields['status_callback']?.hint ?? '',
    ),
    optional: true,
  },
];

/** What Twilio is sure to refuse, or nobody could use. What to do about it, or nothing. */
export function detailProblem(field: DetailField, value: string): string | undefined {
  if (field.name === 'statusCallback') return value === '' ? undefined : checkCallback(value);
  return validateField(field, { [field.path]: value })?.message;
}

function detail(name: DetailName, machineName: string, said: DetailField['said']): DetailField {
  const { kind = 'text', label = '', maxLength } = BUNDLE_FIELDS.fields[machineName] ?? {};
  const path = fieldPath(BUNDLE, machineName);
  return { name, path, kind, label, maxLength, said, optional: false };
}
