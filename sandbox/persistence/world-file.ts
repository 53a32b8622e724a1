/**
 * Keeps a world in one file of LMDB. Each act is one transaction, on its way to the disk before
 * anybody is answered: a process that is killed has lost nothing that it acknowledged.
 */
import { deserialize, serialize } from 'node:v8';
import type { RootDatabase } from 'lmdb';
import { Ledger, type LedgerEntry } from '../ledger.js';
import type { Account, Bundle } from '../model.js';
import { resumeReview } from '../review.js';
import { DataFileError, openStore } from './open-store.js';
import type { Watcher, World } from '../world.js';
import {
  pack,
  partsOf,
  SHELVES,
  shelfOf,
  unpack,
  type Shelf,
  type Stored,
} from './stored-object.js';

type Key = ['object' | 'meta', string] | ['ledger', number];

const VERSION = 1;

/** From a name on, in the order of keys, to before the next name. */
const all = (name: Key[0]) => ({ start: [name], end: [name, Buffer.from([0xff])] });

export class WorldFile implements Watcher {
  readonly #world: World;
  readonly #file: RootDatabase<Buffer, Key>;
  /** Of what is in the file. */
  readonly #orders = new Map<string, number>();
  /** The bundle of each of its parts: a part that is gone names nothing else. */
  readonly #bundleOf = new Map<string, string>();
  #nextOrder = 0;

  constructor(path: string, world: World) {
    this.#world = world;
    this.#file = openStore(path);
    const version = this.#file.get(['meta', 'version']);
    if (version === undefined) this.#writeAll();
    else if (deserialize(version) === VERSION) this.#read();
    else throw new DataFileError(`${path} was written by another version of the sandbox.`);
  }

  /** One act: what it touched, and what it added to the ledger. */
  changed(sids: readonly string[], entries: readonly LedgerEntry[]): void {
    const objects = this.#withAssigned(sids);
    if (objects.length === 0 && entries.length === 0) return;
    this.#file.transactionSync(() => {
      for (const sid of objects) this.#save(sid);
      for (const entry of entries) this.#file.putSync(['ledger', entry.n], serialize(entry));
      this.#saveDrawn();
    });
  }

  /** A world that was reset begins its file anew. */
  reset(): void {
    this.#writeAll();
  }

  close = (): Promise<void> => this.#file.close();

  /** A review changes the documents of its bundle too. */
  #withAssigned(sids: readonly string[]): string[] {
    const found = new Set<string>();
    for (const touched of sids) {
      const sid = this.#bundleOf.get(touched) ?? touched;
      const object = this.#find(sid)?.object as Bundle | undefined;
      if (object || this.#orders.has(sid)) found.add(sid);
      for (const { objectSid } of object?.entityAssignments ?? []) found.add(objectSid);
    }
    return [...found];
  }

  #find(sid: string): { account: Account; shelf: Shelf; object: Stored } | undefined {
    for (const account of this.#world.accounts.values()) {
      for (const shelf of SHELVES) {
        const object = shelfOf(account, shelf).get(sid);
        if (object) return { account, shelf, object };
      }
    }
    return undefined;
  }

  #save(sid: string): void {
    const found = this.#find(sid);
    if (found) this.#put(found.account, found.shelf, found.object);
    else if (this.#orders.delete(sid)) this.#file.removeSync(['object', sid]);
  }

  #put({ sid: account }: Account, shelf: Shelf, object: Stored): void {
    const order = this.#orders.get(object.sid) ?? this.#nextOrder;
    this.#remember(object, order);
    this.#file.putSync(['object', object.sid], pack({ account, shelf, order, object }));
  }

  #remember(object: Stored, order: number): void {
    this.#orders.set(object.sid, order);
    this.#nextOrder = Math.max(this.#nextOrder, order + 1);
    for (const part of partsOf(object)) this.#bundleOf.set(part.sid, object.sid);
  }

  #saveDrawn(): void {
    this.#file.putSync(['meta', 'drawn'], serialize(this.#world.sids.drawn));
  }

  #writeAll(): void {
    this.#orders.clear();
    this.#bundleOf.clear();
    this.#file.transactionSync(() => {
      this.#file.clearSync();
      this.#file.putSync(['meta', 'version'], serialize(VERSION));
      for (const account of this.#world.accounts.values()) {
        for (const shelf of SHELVES) {
          for (const object of shelfOf(account, shelf).values()) this.#put(account, shelf, object);
        }
      }
      for (const entry of this.#world.ledger.entries) {
        this.#file.putSync(['ledger', entry.n], serialize(entry));
      }
      this.#saveDrawn();
    });
  }

  #read(): void {
    const world = this.#world;
    const stored = [...this.#file.getRange(all('object'))]
      .map(({ value }) => unpack(value))
      .toSorted((a, b) => a.order - b.order);
    for (const account of world.accounts.values()) {
      for (const shelf of SHELVES) shelfOf(account, shelf).clear();
    }
    for (const { account: sid, shelf, order, object } of stored) {
      const account = world.accounts.get(sid);
      if (!account) throw new DataFileError(`The data are of another version: no account ${sid}.`);
      shelfOf(account, shelf).set(object.sid, object);
      this.#remember(object, order);
    }
    const entries = [...this.#file.getRange(all('ledger'))];
    world.ledger = new Ledger(entries.map(({ value }) => deserialize(value) as LedgerEntry));
    world.sids.drawn = deserialize(this.#file.get(['meta', 'drawn'])!) as number;
    for (const account of world.accounts.values()) {
      for (const bundle of account.bundles.values()) resumeReview(world, account, bundle);
    }
  }
}
