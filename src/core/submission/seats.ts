import type { Priority } from './pace.js';

const MOST_SEATS = 24;

interface Waiter {
  readonly priority: () => Priority;
  readonly take: () => void;
}

/**
 * How many submissions are under way in one process. Of hundreds the first are finished while the
 * last still wait, rather than all of them half done for an hour; and a process that dies leaves few
 * to take up again. Whoever waits for a time gives the seat up, and is served before those who were
 * never seated. The one that a person waits for does not wait for a seat; whoever was let in like
 * that, and is no longer waited for, gives way when it pauses next.
 */
export class Seats {
  #taken = 0;
  readonly #returning = new Set<Waiter>();
  readonly #waiting = new Set<Waiter>();

  take(priority: () => Priority, returns = false): Promise<void> {
    return new Promise((take) => {
      (returns ? this.#returning : this.#waiting).add({ priority, take });
      this.reconsider();
    });
  }

  leave(): void {
    this.#taken -= 1;
    this.reconsider();
  }

  /** More are seated than there is room for, and nobody waits for this one. */
  isCrowded(priority: () => Priority): boolean {
    return this.#taken > MOST_SEATS && priority() !== 'interactive';
  }

  /** A seat became free, or somebody's priority changed. */
  reconsider(): void {
    for (const waiters of [this.#returning, this.#waiting])
      for (const waiter of waiters)
        if (this.#taken < MOST_SEATS || waiter.priority() === 'interactive') {
          waiters.delete(waiter);
          this.#taken += 1;
          waiter.take();
        }
  }
}
