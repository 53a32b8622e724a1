import type { Draft, DraftId } from './draft.js';

/** Where drafts are kept. Every realisation passes `test/contracts/draft-store-contract.ts`. */
export interface DraftStore {
  get(id: DraftId): Promise<Draft | undefined>;
  list(): Promise<readonly Draft[]>;
  /**
   * Reads, changes and writes one draft in one transaction, and resolves when the platform has
   * been asked to put it on disk. `change` must be pure; returning `undefined` writes nothing.
   */
  update(
    id: DraftId,
    change: (current: Draft | undefined) => Draft | undefined,
  ): Promise<Draft | undefined>;
  remove(id: DraftId): Promise<void>;
}
