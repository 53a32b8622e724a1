import type { Database } from './database.js';

/**
 * Numbered steps forward; never drop and make anew, because it is somebody's work. Migration n
 * takes version n to n + 1, and is never changed once released.
 */
const MIGRATIONS: readonly ((database: Database) => void)[] = [
  (database) => {
    database.createObjectStore('drafts', { keyPath: 'id' });
    database.createObjectStore('submissions', { keyPath: 'draftId' });
    database.createObjectStore('frozen', { keyPath: 'draftId' });
    database.createObjectStore('cache');
    database.createObjectStore('sites', { keyPath: 'origin' });
  },
];

export const VERSION = MIGRATIONS.length;

export function migrate(database: Database, from: number): void {
  for (const migration of MIGRATIONS.slice(from)) migration(database);
}
