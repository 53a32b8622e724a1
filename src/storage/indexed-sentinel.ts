import type { Database } from './database.js';
import { STRICT } from './database.js';

const KEY = 'sentinel';

/**
 * A word that stands here and in another place. A database can come back empty or as another one
 * without an error; then the word is missing or differs.
 */
export const indexedSentinel = (open: () => Promise<Database>) => ({
  async get(): Promise<string | undefined> {
    return (await open()).get('meta', KEY);
  },
  async set(word: string): Promise<void> {
    const transaction = (await open()).transaction('meta', 'readwrite', STRICT);
    await transaction.store.put(word, KEY);
    await transaction.done;
  },
});
