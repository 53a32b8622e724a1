/** What a migration may do. Structural, so that this file needs no other. */
interface Upgradable {
  createObjectStore(name: StoreName, options?: IDBObjectStoreParameters): unknown;
}

/** The transaction of the upgrade, in which older data is moved forward. */
interface Upgrading {
  objectStore(name: 'submissions'): Rows;
}

interface Rows {
  getAll(): Promise<readonly object[]>;
  put(row: never): Promise<unknown>;
}

type StoreName = 'drafts' | 'submissions' | 'frozen' | 'cache' | 'sites' | 'meta';

/**
 * Numbered steps forward; never drop and make anew, because it is somebody's work. Migration n
 * takes version n to n + 1, and is never changed once released.
 */
export const MIGRATIONS: readonly ((
  database: Upgradable,
  within: Upgrading,
) => void | Promise<void>)[] = [
  (database) => {
    database.createObjectStore('drafts', { keyPath: 'id' });
    database.createObjectStore('submissions', { keyPath: 'draftId' });
    database.createObjectStore('frozen', { keyPath: 'draftId' });
    database.createObjectStore('cache');
    database.createObjectStore('sites', { keyPath: 'origin' });
  },
  async (database, within) => {
    database.createObjectStore('meta');
    // From now on each copy of a submission tells how often it was stored.
    const submissions = within.objectStore('submissions');
    for (const row of await submissions.getAll())
      await submissions.put({ writes: 1, ...row } as never);
  },
];

export const VERSION = MIGRATIONS.length;

export async function migrate(
  database: Upgradable,
  from: number,
  within: Upgrading,
): Promise<void> {
  for (const migration of MIGRATIONS.slice(from)) await migration(database, within);
}
