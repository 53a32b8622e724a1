/** Where what was typed is. What it says must always be true. */
export type SaveState =
  | { readonly kind: 'untouched' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; /** Milliseconds since the epoch. */ readonly at: number }
  /** All is saved but the fields that were changed elsewhere too: the person has to choose. */
  | { readonly kind: 'undecided'; readonly fields: number }
  /** All is saved but the fields that the host does not take as they are. */
  | { readonly kind: 'refused'; readonly fields: number }
  | { readonly kind: 'failed'; readonly message: string };
