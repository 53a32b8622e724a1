/** An answer that several may use. */
export interface SharedAnswer<T> {
  /** When it was asked for, in milliseconds since the epoch: it knows nothing of what came later. */
  readonly at: number;
  readonly answer: Promise<T>;
}

interface Kept<T> extends SharedAnswer<T> {
  answered: boolean;
}

/**
 * Answers of Twilio that serve all who ask for the same while they are on their way, and for 30 s
 * from when they were asked for. An error reaches all who wait for it, and nobody after them.
 */
export class SharedAnswers<T> {
  readonly #now: () => number;
  readonly #kept = new Map<string, Kept<T>>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** The answer that can still be used, if there is one. */
  fresh(key: string): SharedAnswer<T> | undefined {
    const kept = this.#kept.get(key);
    if (!kept) return undefined;
    const age = this.#now() - kept.at;
    // A clock that was put back makes no answer younger.
    return !kept.answered || (age >= 0 && age < FRESH) ? kept : undefined;
  }

  /** Asks now, in place of what was known. */
  ask(key: string, work: () => Promise<T>): SharedAnswer<T> {
    const at = this.#now();
    const kept: Kept<T> = {
      at,
      answered: false,
      answer: work().then(
        (value) => {
          kept.answered = true;
          return value;
        },
        (error: unknown) => {
          this.forget(key, at);
          throw error;
        },
      ),
    };
    this.#kept.set(key, kept);
    return kept;
  }

  /** Somebody else asked the same at `at`; an older answer than the one that is known is not kept. */
  heard(key: string, value: T, at: number): void {
    if ((this.#kept.get(key)?.at ?? -Infinity) >= at) return;
    this.#kept.set(key, { at, answer: Promise.resolve(value), answered: true });
  }

  /** The answer that was asked for then is not to be used again. */
  forget(key: string, at: number): void {
    if (this.#kept.get(key)?.at === at) this.#kept.delete(key);
  }
}

const FRESH = 30_000;
