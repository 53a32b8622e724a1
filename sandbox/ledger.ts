/** One API call as it went: never what a person typed, so neither body nor query is here. */
export interface LedgerEntry {
  readonly n: number;
  readonly time: string;
  /** Null where the credentials were refused. */
  readonly account: string | null;
  readonly method: string;
  readonly path: string;
  /** What was answered, or would have been; 0 where a fault ended the call unexecuted and unanswered. */
  readonly status: number;
  readonly fault: string | null;
  readonly created: readonly string[];
  readonly updated: readonly string[];
  readonly deleted: readonly string[];
}

/** Append-only: what a test asks to know how often something really happened. */
export class Ledger {
  readonly #entries: LedgerEntry[];

  /** Goes on where these entries end. */
  constructor(entries: readonly LedgerEntry[] = []) {
    this.#entries = [...entries];
  }

  append(entry: Omit<LedgerEntry, 'n' | 'time'>): LedgerEntry {
    const whole = { n: this.#entries.length + 1, time: new Date().toISOString(), ...entry };
    this.#entries.push(whole);
    return whole;
  }

  get entries(): readonly LedgerEntry[] {
    return this.#entries;
  }
}
