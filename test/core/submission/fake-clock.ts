import type { Clock } from '../../../src/core/submission/clock.js';

/** Time that the tests own, shared by every process in them. Locks belong to one process each. */
export class FakeTime {
  now = Date.parse('2026-11-21T10:00:00Z');
}

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/**
 * A clock that leaps: who waits is woken at once, and it is then as late as was asked for. After
 * `hold()` it stands still, and `asleep` tells when somebody waits.
 */
export class FakeClock implements Clock {
  readonly wakes: (number | undefined)[] = [];
  readonly waits: number[] = [];
  #held = false;
  #sleeper: Sleeper | undefined;
  #onAsleep: (() => void) | undefined;
  readonly #tails = new Map<string, Promise<unknown>>();

  readonly time: FakeTime;

  constructor(time = new FakeTime()) {
    this.time = time;
  }

  now = (): number => this.time.now;

  hold(): void {
    this.#held = true;
  }

  /** Lets whoever waits go on, as late as they asked for. */
  leap(): void {
    const sleeper = this.#sleeper;
    if (!sleeper) throw new Error('Nobody waits');
    this.time.now = Math.max(this.time.now, sleeper.at);
    sleeper.wake();
  }

  /** Leaps again from now on, with whoever waits. */
  release(): void {
    this.#held = false;
    if (this.#sleeper) this.leap();
  }

  /** Resolves as soon as somebody waits; the condition that tests wait for. */
  asleep(): Promise<void> {
    if (this.#sleeper) return Promise.resolve();
    return new Promise((resolve) => {
      this.#onAsleep = resolve;
    });
  }

  wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    this.waits.push(milliseconds);
    if (signal.aborted) return Promise.reject(signal.reason as Error);
    const at = this.time.now + milliseconds;
    if (!this.#held) {
      this.time.now = at;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      this.#sleeper = {
        at,
        wake: () => {
          this.#sleeper = undefined;
          resolve();
        },
      };
      signal.addEventListener('abort', () => {
        this.#sleeper = undefined;
        reject(signal.reason as Error);
      });
      this.#onAsleep?.();
      this.#onAsleep = undefined;
    });
  }

  lock<T>(name: string, work: () => Promise<T>): Promise<T> {
    const run = (this.#tails.get(name) ?? Promise.resolve()).then(work, work);
    this.#tails.set(
      name,
      run.catch(() => undefined),
    );
    return run;
  }

  wakeAt(at: number | undefined): void {
    this.wakes.push(at);
  }
}
