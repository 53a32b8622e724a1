import type { FieldPath } from '../core/policy/field-path.js';

/** A place of the form beside its sections, which go by their id. */
export const START = 'start';
export const REVIEW = 'review';

/** Where a link leads: to a field, or to a section or place. */
export type Target = { readonly path: FieldPath } | { readonly place: string };
