import type { DraftStore } from '../core/draft/draft-store.js';
import type { Database } from './database.js';
import { STRICT } from './database.js';

/** Drafts in IndexedDB. One transaction reads and writes, so two tabs cannot overwrite each other. */
export const indexedDraftStore = (open: () => Promise<Database>): DraftStore => ({
  async get(id) {
    return (await open()).get('drafts', id);
  },
  async list() {
    return (await open()).getAll('drafts');
  },
  async update(id, change) {
    const transaction = (await open()).transaction('drafts', 'readwrite', STRICT);
    const current = await transaction.store.get(id);
    const next = change(current);
    if (next && next !== current) await transaction.store.put(next);
    await transaction.done;
    return next ?? current;
  },
  async remove(id) {
    const transaction = (await open()).transaction('drafts', 'readwrite', STRICT);
    await transaction.store.delete(id);
    await transaction.done;
  },
});
