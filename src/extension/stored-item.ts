import { browser } from './browser.js';

/**
 * A stored value has one definition: its key, its area, its type. `session` is memory that outlives
 * the worker but not the browser; `local` is on disk and readable by content scripts, so nothing
 * secret or personal goes there.
 */
export class StoredItem<T> {
  readonly key: string;
  readonly #area: 'session' | 'local';

  constructor(key: string, area: 'session' | 'local') {
    this.key = key;
    this.#area = area;
  }

  async get(): Promise<T | undefined> {
    const stored = await browser.storage[this.#area].get(this.key);
    return stored[this.key] as T | undefined;
  }

  set(value: T): Promise<void> {
    return browser.storage[this.#area].set({ [this.key]: value });
  }

  remove(): Promise<void> {
    return browser.storage[this.#area].remove(this.key);
  }
}
