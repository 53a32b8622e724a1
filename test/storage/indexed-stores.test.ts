import { expect } from 'chai';
import type { Draft, DraftId } from '../../src/core/draft/draft.js';
import { MirroredJournal } from '../../src/core/submission/mirrored-journal.js';
import type { Database } from '../../src/storage/database.js';
import { keptDatabase, openDatabase } from '../../src/storage/database.js';
import { indexedCache } from '../../src/storage/indexed-cache.js';
import { indexedDraftStore } from '../../src/storage/indexed-draft-store.js';
import { indexedJournal } from '../../src/storage/indexed-journal.js';
import { indexedSentinel } from '../../src/storage/indexed-sentinel.js';
import { indexedSites } from '../../src/storage/indexed-sites.js';
import { MIGRATIONS, VERSION } from '../../src/storage/migrations.js';
import { draftStoreContract } from '../contracts/draft-store-contract.js';
import { journalContract } from '../contracts/journal-contract.js';
import { rejection } from '../core/fixtures/scripted-transport.js';
import {
  memoryCache,
  memoryDraftStore,
  memoryJournal,
  memoryMirror,
} from '../fixtures/memory-host.js';

let name = '';
const opened: Database[] = [];

async function open(): Promise<Database> {
  const database = await openDatabase(name);
  opened.push(database);
  return database;
}

/** One connection for a store's life, as a host has it. */
function once(): () => Promise<Database> {
  let database: Promise<Database> | undefined;
  return () => (database ??= open());
}

const settled = (request: IDBOpenDBRequest): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error as Error);
    request.onblocked = () => reject(new Error('An older connection stood in the way'));
  });

beforeEach(() => {
  name = `test-${crypto.randomUUID()}`;
});

afterEach(async () => {
  for (const database of opened.splice(0)) database.close();
  await settled(indexedDB.deleteDatabase(name) as IDBOpenDBRequest);
});

describe('drafts in IndexedDB', () => {
  for (const test of draftStoreContract)
    it(test.name, async () => {
      await test.run({
        store: indexedDraftStore(once()),
        reopen: async () => {
          for (const database of opened.splice(0)) database.close();
          return indexedDraftStore(once());
        },
      });
    });

  it('loses no update of two tabs', async () => {
    const [one, other] = [indexedDraftStore(once()), indexedDraftStore(once())];
    const id = '0000000001' as DraftId;
    const grow = (current?: Draft): Draft =>
      ({ ...current, id, revision: (current?.revision ?? 0) + 1 }) as Draft;
    await Promise.all(Array.from({ length: 40 }, (_, n) => (n % 2 ? one : other).update(id, grow)));
    expect((await one.get(id))?.revision).to.equal(40);
  });
});

describe('the journal in IndexedDB', () => {
  for (const test of journalContract)
    it(test.name, async () => {
      await test.run({
        store: indexedJournal(once()),
        reopen: async () => {
          for (const database of opened.splice(0)) database.close();
          return indexedJournal(once());
        },
      });
    });
});

describe('the journal in IndexedDB with a mirror', () => {
  for (const test of journalContract)
    it(test.name, async () => {
      const mirror = memoryMirror();
      const reopen = async (): Promise<MirroredJournal> => {
        for (const database of opened.splice(0)) database.close();
        return new MirroredJournal(indexedJournal(once()), mirror, Date.now);
      };
      await test.run({ store: await reopen(), reopen });
    });
});

describe('a beginning that cannot be stored', () => {
  it('leaves neither the submission nor what was typed', async () => {
    const journal = indexedJournal(once());
    const draftId = '0000000001' as DraftId;
    const noData = { draftId, values: () => 'no data' } as never;
    for (const failing of [
      () => journal.begin({ draftId } as never, noData),
      () => journal.begin(noData, { draftId } as never),
    ]) {
      expect((await rejection(failing())).name).to.equal('DataCloneError');
      expect(await journal.get(draftId)).to.equal(undefined);
      expect(await journal.frozen(draftId)).to.equal(undefined);
    }
  });
});

describe('the same contracts in memory, in a browser', () => {
  for (const test of draftStoreContract)
    it(`drafts: ${test.name}`, async () => {
      const store = memoryDraftStore();
      await test.run({ store, reopen: async () => store });
    });
  for (const test of journalContract)
    it(`journal: ${test.name}`, async () => {
      const store = memoryJournal();
      await test.run({ store, reopen: async () => store });
    });
});

describe('every write', () => {
  it('asks for strict durability, and only reads and the cache do not', async () => {
    const asked: [readonly string[], string, string | undefined][] = [];
    const real = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (stores, mode, options) {
      asked.push([[stores].flat() as string[], mode ?? 'readonly', options?.durability]);
      return real.call(this, stores, mode, options);
    };
    try {
      const database = once();
      const drafts = indexedDraftStore(database);
      const journal = indexedJournal(database);
      const sites = indexedSites(database);
      const draftId = '0000000001' as DraftId;
      await drafts.update(draftId, () => ({ id: draftId }) as Draft);
      await drafts.remove(draftId);
      await journal.put({ draftId } as never);
      await journal.begin({ draftId } as never, { draftId } as never);
      await journal.remove(draftId);
      await sites.put({ origin: 'https://a.example', connectedAt: '' });
      await sites.remove('https://a.example');
      await indexedSentinel(database).set('word');
      await indexedCache(database).put('key', 1);
    } finally {
      IDBDatabase.prototype.transaction = real;
    }
    const writes = asked.filter(([, mode]) => mode === 'readwrite');
    expect(writes).to.have.length(9);
    for (const [stores, , durability] of writes)
      expect(durability, stores.join()).to.equal(stores.includes('cache') ? undefined : 'strict');
  });
});

describe('the database', () => {
  it('is made from nothing by every migration', async () => {
    const database = await open();
    expect(database.version).to.equal(VERSION);
    expect([...database.objectStoreNames].toSorted()).to.deep.equal([
      'cache',
      'drafts',
      'frozen',
      'meta',
      'sites',
      'submissions',
    ]);
  });

  it('is not made anew when it is opened again', async () => {
    const sites = indexedSites(once());
    await sites.put({ origin: 'https://a.example', connectedAt: 'x' });
    for (const database of opened.splice(0)) database.close();
    expect(await indexedSites(once()).list()).to.deep.equal([
      { origin: 'https://a.example', connectedAt: 'x' },
    ]);
  });

  it('of the first version is moved forward with all that is in it', async () => {
    const first = indexedDB.open(name, 1);
    first.onupgradeneeded = () => {
      void MIGRATIONS[0]?.(first.result, undefined as never);
    };
    const older = await settled(first);
    const put = older.transaction('submissions', 'readwrite').objectStore('submissions');
    await settled(put.put({ draftId: '0000000001', generation: 2 }) as never);
    older.close();
    const database = await open();
    expect(await database.getAll('submissions')).to.deep.equal([
      { draftId: '0000000001', generation: 2, writes: 1 },
    ]);
    expect(await database.getAll('meta')).to.deep.equal([]);
  });

  it('closes its older connection when a newer version wants to open', async () => {
    await open();
    const newer = await settled(indexedDB.open(name, VERSION + 1));
    expect(newer.version).to.equal(VERSION + 1);
    newer.close();
  });
});

describe('the one connection of a worker', () => {
  /** As the worker keeps it, with every opening counted. */
  function kept(failures = 0) {
    let count = 0;
    const open = keptDatabase(async (gone) => {
      count += 1;
      if (count <= failures) throw new DOMException('no space', 'UnknownError');
      const database = await openDatabase(name, gone);
      opened.push(database);
      return database;
    });
    return { open, count: () => count };
  }

  it('is opened once for all who ask at the same time', async () => {
    const { open, count } = kept();
    const [one, other] = await Promise.all([open(), open()]);
    expect(one).to.equal(other);
    expect(count()).to.equal(1);
  });

  it('is opened again after an opening that failed', async () => {
    const { open } = kept(1);
    expect((await rejection(open())).name).to.equal('UnknownError');
    expect((await open()).version).to.equal(VERSION);
  });

  it('is opened again after it made way for another version', async () => {
    const { open, count } = kept();
    await open();
    await settled(indexedDB.deleteDatabase(name) as IDBOpenDBRequest);
    expect(await (await open()).getAll('sites')).to.deep.equal([]);
    expect(count()).to.equal(2);
  });

  it('is opened again after the browser broke it off', async () => {
    const { open, count } = kept();
    const first = await open();
    first.close();
    first.dispatchEvent(new Event('close'));
    expect(await (await open()).getAll('sites')).to.deep.equal([]);
    expect(count()).to.equal(2);
  });
});

describe('the sentinel', () => {
  it('is a word that stays', async () => {
    const sentinel = indexedSentinel(once());
    expect(await sentinel.get()).to.equal(undefined);
    await sentinel.set('word');
    for (const database of opened.splice(0)) database.close();
    expect(await indexedSentinel(once()).get()).to.equal('word');
  });
});

describe('sites', () => {
  it('are kept, listed and forgotten by origin', async () => {
    const sites = indexedSites(once());
    await sites.put({ origin: 'https://a.example', connectedAt: 'x' });
    await sites.put({ origin: 'https://b.example', connectedAt: 'y' });
    expect(await sites.get('https://b.example')).to.include({ connectedAt: 'y' });
    await sites.remove('https://b.example');
    expect(await sites.get('https://b.example')).to.equal(undefined);
    expect(await sites.list()).to.have.length(1);
  });
});

describe('the cache', () => {
  for (const kind of ['in IndexedDB', 'in memory'] as const)
    it(`${kind} gives back what it was given, with its time`, async () => {
      const now = (): number => 1234;
      const cache = kind === 'in memory' ? memoryCache(now) : indexedCache(once(), now);
      expect(await cache.get('key')).to.equal(undefined);
      await cache.put('key', { a: [1] });
      expect(await cache.get('key')).to.deep.equal({ value: { a: [1] }, storedAt: 1234 });
    });
});
