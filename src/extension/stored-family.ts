import { browser } from './browser.js';

/** Values of one kind, each under a key of its own in `storage.local`: ids and states, no more. */
export class StoredFamily<T> {
  readonly #prefix: string;

  constructor(name: string) {
    this.#prefix = `${name}.`;
  }

  /** All of them, by id. */
  async all(): Promise<ReadonlyMap<string, T>> {
    const stored = await browser.storage.local.get(null);
    const ours = Object.entries(stored).filter(([key]) => key.startsWith(this.#prefix));
    return new Map(ours.map(([key, value]) => [key.slice(this.#prefix.length), value as T]));
  }

  set(id: string, value: T): Promise<void> {
    return browser.storage.local.set({ [this.#prefix + id]: value });
  }

  remove(id: string): Promise<void> {
    return browser.storage.local.remove(this.#prefix + id);
  }
}
