import type { DraftId } from '../../core/draft/draft.js';

/** What came of one save. */
export type SaveOutcome = { readonly draftId: DraftId } & (
  { readonly revision: number } | { readonly error: unknown }
);

/** Who wants to know of what is saved. */
export interface SaverListener {
  /** Something that is shown may have changed. */
  changed(): void;
  /** The host acknowledged something, or did not. */
  saved(outcome: SaveOutcome): void;
}
