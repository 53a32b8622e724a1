/** What a migration may do. Structural, so that this file needs no other. */
interface Upgradable {
  createObjectStore(name: StoreName, options?: IDBObjectStoreParameters): unknown;
}

type StoreName = 'drafts' | 'submissions' | 'frozen' | 'cache' | 'sites';

/**
 * Numbered steps forward; never drop and make anew, because it is somebody's work. Migration n
 * takes version n to n + 1, and is never changed once released.
 */
const MIGRATIONS: readonly ((database: Upgradable) => void)[] = [
  (database) => {
    database.createObjectStore('drafts', { keyPath: 'id' });
    database.createObjectStore('submissions', { keyPath: 'draftId' });
    database.createObjectStore('frozen', { keyPath: 'draftId' });
    database.createObjectStore('cache');
    database.createObjectStore('sites', { keyPath: 'origin' });
  },
];

export const VERSION = MIGRATIONS.length;

export function migrate(database: Upgradable, from: number): void {
  for (const migration of MIGRATIONS.slice(from)) migration(database);
}
