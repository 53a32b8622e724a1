import { Callbacks } from './callbacks/callbacks.js';
import { Faults } from './faults.js';
import { Ledger, type LedgerEntry } from './ledger.js';
import type { Account } from './model.js';
import { seedAccounts } from './seed/seed-accounts.js';
import { DEFAULT_SETTINGS, type Settings } from './settings.js';

/** All that the sandbox knows; shared by its plain and its TLS listener. */
export class World {
  accounts: ReadonlyMap<string, Account> = seedAccounts();
  ledger = new Ledger();
  faults = new Faults();
  callbacks = new Callbacks(this);
  settings: Settings;
  readonly #initial: Settings;
  readonly #onEntry: (entry: LedgerEntry) => void;
  #epoch = 0;
  #timers = new Set<NodeJS.Timeout>();

  constructor(settings: Partial<Settings> = {}, onEntry: (entry: LedgerEntry) => void = () => {}) {
    this.#initial = { ...DEFAULT_SETTINGS, ...settings };
    this.settings = this.#initial;
    this.#onEntry = onEntry;
  }

  record(entry: Omit<LedgerEntry, 'n' | 'time'>): void {
    this.#onEntry(this.ledger.append(entry));
  }

  /** Does `action` before the next request is read. A reset in between makes it void. */
  soon(action: () => void): void {
    const epoch = this.#epoch;
    setImmediate(() => {
      if (epoch === this.#epoch) action();
    });
  }

  /** Does `action` after `ms`, unless the world is reset or closed first. */
  later(ms: number, action: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      action();
    }, ms);
    this.#timers.add(timer);
  }

  /** As it was at the start: accounts, ledger, faults and settings. */
  reset(): void {
    this.stop();
    this.accounts = seedAccounts();
    this.ledger = new Ledger();
    this.faults = new Faults();
    this.callbacks = new Callbacks(this);
    this.settings = this.#initial;
  }

  stop(): void {
    this.#epoch++;
    this.callbacks.stop();
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }
}
