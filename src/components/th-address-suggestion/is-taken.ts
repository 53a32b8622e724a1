import type { AddressSuggestion } from '../../core/policy/address-suggestion.js';
import type { FieldPath, FieldValues } from '../../core/policy/field-path.js';

/** The form has the address as Twilio suggests it. */
export const isTaken = (suggestion: AddressSuggestion, values: FieldValues): boolean =>
  (Object.entries(suggestion) as [FieldPath, string][]).every(
    ([path, value]) => (values[path] ?? '').trim() === value,
  );
