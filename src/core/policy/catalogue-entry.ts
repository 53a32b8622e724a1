import type { Field, FieldFormat, FieldKind, FieldOption } from './form-model.js';

/**
 * What we know of a machine name beyond the policy: accepted values, formats, where the value is
 * found. Conditions name sibling fields by machine name; the form model makes paths of them.
 */
export interface CatalogueEntry {
  readonly kind?: FieldKind;
  readonly label?: string;
  readonly hint?: string;
  readonly hints?: readonly (SiblingCondition & { readonly hint: string })[];
  readonly optional?: boolean;
  readonly options?: readonly FieldOption[];
  readonly format?: FieldFormat;
  readonly formats?: readonly (FieldFormat & SiblingCondition)[];
  readonly visibleWhen?: SiblingCondition;
  readonly autocomplete?: string;
  readonly inputMode?: Field['inputMode'];
  readonly maxLength?: number;
  readonly sensitive?: boolean;
  readonly advice?: readonly (SiblingCondition & { readonly message: string })[];
  readonly initial?: string;
}

export interface SiblingCondition {
  readonly field: string;
  readonly values: readonly string[];
}

/** What we know of a requirement by the type of object it wants. */
export interface CatalogueSection {
  readonly title: string;
  readonly description?: string;
  /** Order in which people think of the fields; the policy's own order means nothing. */
  readonly order?: readonly string[];
  /** Fields that no policy names but that the documentation asks for. */
  readonly extra?: readonly string[];
  readonly fields: Readonly<Record<string, CatalogueEntry>>;
}

/** `{value: label}` pairs as options, in the order written. */
export const optionsOf = (labels: Readonly<Record<string, string>>): readonly FieldOption[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));
