import { Callbacks } from './callbacks/callbacks.js';
import { CALM, Chaos, type ChaosPlan } from './chaos/chaos.js';
import { FaultRules } from './faults/fault-rules.js';
import { Ledger, type LedgerEntry } from './ledger.js';
import type { Account } from './model.js';
import { seedAccounts } from './seed/seed-accounts.js';
import { DEFAULT_SETTINGS, type Settings } from './settings.js';
import { drawingFrom, randomSids, seededSids, type SidSource } from './sid.js';

export interface WorldOptions {
  readonly settings?: Partial<Settings>;
  readonly chaos?: ChaosPlan;
  /** The SIDs of this world are those of every world with this seed; without one they are by chance. */
  readonly seed?: number;
}

/** Told after each act that changed something: which objects, and what entered the ledger. */
export interface Watcher {
  changed(sids: readonly string[], entries: readonly LedgerEntry[]): void;
  /** Told when everything is as at the start. */
  reset?(): void;
}

/** All that the sandbox knows; shared by its plain and its TLS listener. */
export class World {
  accounts: ReadonlyMap<string, Account> = seedAccounts();
  ledger = new Ledger();
  faults = new FaultRules();
  chaos: Chaos;
  callbacks = new Callbacks(this);
  settings: Settings;
  sids: SidSource;
  readonly #initial: Settings;
  readonly #chaosPlan: ChaosPlan;
  readonly #seed: number | undefined;
  readonly #watchers = new Set<Watcher>();
  #touched = new Set<string>();
  #entries: LedgerEntry[] = [];
  #epoch = 0;
  #timers = new Set<NodeJS.Timeout>();

  constructor({ settings, chaos = CALM, seed }: WorldOptions = {}) {
    this.#initial = { ...DEFAULT_SETTINGS, ...settings };
    this.settings = this.#initial;
    this.#chaosPlan = chaos;
    this.chaos = new Chaos(chaos);
    this.#seed = seed;
    this.sids = this.#newSids();
  }

  #newSids = () => (this.#seed === undefined ? randomSids() : seededSids(this.#seed));

  /** Everything that happens to the world happens in an act: at its end those who watch are told. */
  act<T>(action: () => T): T {
    try {
      return drawingFrom(this.sids, action);
    } finally {
      const [sids, entries] = [[...this.#touched], this.#entries];
      this.#touched = new Set();
      this.#entries = [];
      for (const watcher of this.#watchers) watcher.changed(sids, entries);
    }
  }

  /** Says that these objects may have changed. What is no object's SID is passed over. */
  touch(...sids: readonly string[]): void {
    for (const sid of sids) this.#touched.add(sid);
  }

  record(entry: Omit<LedgerEntry, 'n' | 'time'>): void {
    this.#entries.push(this.ledger.append(entry));
  }

  /** Those who watch first are told first. */
  watch(watcher: Watcher): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** Does `action` before the next request is read. A reset in between makes it void. */
  soon(action: () => void): void {
    const epoch = this.#epoch;
    setImmediate(() => {
      if (epoch === this.#epoch) this.act(action);
    });
  }

  /** Does `action` after `ms`, unless the world is reset or closed first. */
  later(ms: number, action: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.act(action);
    }, ms);
    this.#timers.add(timer);
  }

  /** As it was at the start: accounts, ledger, faults and settings. */
  reset(): void {
    this.stop();
    this.accounts = seedAccounts();
    this.ledger = new Ledger();
    this.faults = new FaultRules();
    this.chaos = new Chaos(this.#chaosPlan);
    this.callbacks = new Callbacks(this);
    this.settings = this.#initial;
    this.sids = this.#newSids();
    for (const watcher of this.#watchers) watcher.reset?.();
  }

  stop(): void {
    this.#epoch++;
    this.callbacks.stop();
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }
}
