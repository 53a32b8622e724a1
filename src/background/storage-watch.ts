import type { Draft, DraftId } from '../core/draft/draft.js';
import type { DraftStore } from '../core/draft/draft-store.js';

/** A value kept somewhere; the shape of `StoredItem`. */
interface Item<T> {
  get(): Promise<T | undefined>;
  set(value: T): Promise<void>;
}

export interface StorageWatchPorts {
  readonly drafts: DraftStore;
  /** The same word in the database and outside of it. */
  readonly sentinel: Item<string>;
  readonly outside: Item<string>;
  /** Revision by draft, outside of the database. */
  readonly revisions: {
    all(): Promise<ReadonlyMap<string, number>>;
    set(id: string, revision: number): Promise<void>;
    remove(id: string): Promise<void>;
  };
  /** A loss that the person has not yet been told of. */
  readonly loss: Item<boolean>;
}

/**
 * Notices that the database came back empty, as another one, or as it was some time ago, none of
 * which a browser reports: by a word that must be the same inside and outside, and by the revision
 * that each draft had last. Compared once for each process, before anything is changed.
 */
export class StorageWatch {
  #compared: Promise<void> | undefined;
  readonly #noted = new Map<DraftId, number>();

  readonly #ports: StorageWatchPorts;

  constructor(ports: StorageWatchPorts) {
    this.#ports = ports;
  }

  /** The database ended, and may be another one when it is opened again. */
  compareAgain(): void {
    this.#compared = undefined;
  }

  /** Whether something was lost that the person has not yet been told of. */
  async isLost(): Promise<boolean> {
    await this.#once();
    return (await this.#ports.loss.get()) ?? false;
  }

  acknowledge = (): Promise<void> => this.#ports.loss.set(false);

  /** The same drafts, watched. */
  watched(): DraftStore {
    const { drafts, revisions } = this.#ports;
    return {
      ...drafts,
      update: async (id, change) => {
        await this.#once();
        const draft = await drafts.update(id, change);
        if (draft) this.#note(draft);
        return draft;
      },
      remove: async (id) => {
        await this.#once();
        // Before the draft: a crash between the two must not look like a loss.
        await revisions.remove(id);
        this.#noted.delete(id);
        await drafts.remove(id);
      },
    };
  }

  /** Nobody waits for it: what is noted may be behind what is stored, never ahead of it. */
  #note({ id, revision }: Draft): void {
    if (this.#noted.get(id) === revision) return;
    this.#noted.set(id, revision);
    void this.#ports.revisions.set(id, revision).catch(() => this.#noted.delete(id));
  }

  /** A comparison that failed is made again when somebody asks. It stops nobody from writing. */
  #once(): Promise<void> {
    return (this.#compared ??= this.#compare().catch(() => {
      this.#compared = undefined;
    }));
  }

  async #compare(): Promise<void> {
    const { sentinel, outside, loss } = this.#ports;
    const [inner, outer] = await Promise.all([sentinel.get(), outside.get()]);
    const isOther = outer !== undefined && inner !== outer;
    if ((await this.#draftsWereLost()) || isOther) await loss.set(true);
    const word = outer ?? inner ?? crypto.randomUUID();
    // Inside first: a word that is outside alone means that the database was lost.
    if (inner !== word) await sentinel.set(word);
    if (outer !== word) await outside.set(word);
  }

  async #draftsWereLost(): Promise<boolean> {
    const { drafts, revisions } = this.#ports;
    const [noted, stored] = await Promise.all([revisions.all(), drafts.list()]);
    const revisionOf = new Map<string, number>(stored.map(({ id, revision }) => [id, revision]));
    const lost = [...noted].filter(([id, revision]) => (revisionOf.get(id) ?? -1) < revision);
    for (const [id] of lost) {
      const revision = revisionOf.get(id);
      await (revision === undefined ? revisions.remove(id) : revisions.set(id, revision));
    }
    return lost.length > 0;
  }
}
