import type { Database } from './database.js';
import { STRICT } from './database.js';

/** A site that the person connected. Our own list is the authority, not the browser's grant. */
export interface StoredSite {
  readonly origin: string;
  /** ISO 8601. */
  readonly connectedAt: string;
}

export const indexedSites = (open: () => Promise<Database>) => ({
  async get(origin: string): Promise<StoredSite | undefined> {
    return (await open()).get('sites', origin);
  },
  async list(): Promise<readonly StoredSite[]> {
    return (await open()).getAll('sites');
  },
  async put(site: StoredSite): Promise<void> {
    const transaction = (await open()).transaction('sites', 'readwrite', STRICT);
    await transaction.store.put(site);
    await transaction.done;
  },
  async remove(origin: string): Promise<void> {
    const transaction = (await open()).transaction('sites', 'readwrite', STRICT);
    await transaction.store.delete(origin);
    await transaction.done;
  },
});

export type SiteStore = ReturnType<typeof indexedSites>;
