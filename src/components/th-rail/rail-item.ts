/** How a part of the form stands. */
export type RailState =
  /** Something to read: it is neither done nor left. */
  | { readonly kind: 'reading' }
  | { readonly kind: 'todo' }
  | { readonly kind: 'optional' }
  | { readonly kind: 'done' }
  | { readonly kind: 'errors'; readonly count: number };

/** One entry of the rail. */
export interface RailItem {
  readonly place: string;
  readonly title: string;
  readonly state: RailState;
}
