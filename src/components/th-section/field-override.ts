import type { FieldPath } from '../../core/policy/field-path.js';
import type { Field } from '../../core/policy/form-model.js';
import { asWritten } from '../../locales/spoken.js';

/**
 * A partner's say over one field: how it is offered, never what it accepts. Whatever is hidden or
 * fixed is still shown before it is sent, and comes out where something has to change in it.
 */
export interface FieldOverride {
  /** Shown, but not to be changed by the person. */
  readonly readonly?: boolean;
  /** Not asked for. With a value it is shown for review, under our own label. */
  readonly hidden?: boolean;
  /** Where it stands in its section, as CSS orders: 0 unless told, ties as the form has them. */
  readonly order?: number;
  /** In place of our label. */
  readonly label?: string;
  /** In place of our hint, whatever else is chosen; an empty one takes it away. */
  readonly hint?: string;
}

export type FieldOverrides = Readonly<Record<FieldPath, FieldOverride>>;

/**
 * A field under the partner's words, which nobody translates. What is hidden keeps ours: nothing gets
 * another name behind the person's back.
 */
export function overriddenField(field: Field, override: FieldOverride | undefined): Field {
  if (!override || override.hidden) return field;
  const { label, hint } = override;
  return {
    ...field,
    // Whoever writes plain JavaScript may hand in anything; no field goes without a name.
    ...(typeof label === 'string' && label.trim() !== '' && { label: asWritten(label) }),
    ...(typeof hint === 'string' && { hint: asWritten(hint), hints: [] }),
  };
}
