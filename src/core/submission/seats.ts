import type { Priority } from './pace.js';

/** Each is held in memory with all that was typed, so not a thousand of them. */
const MOST_SEATS = 24;

interface Waiter {
  readonly priority: () => Priority;
  readonly take: () => void;
}

/**
 * How many submissions are under way in one process. Of hundreds the first are finished while the
 * last still wait, rather than all of them half done for an hour; and a process that dies leaves few
 * to take up again. Whoever only waits for a time gives the seat up meanwhile. First come, first
 * served; the one that a person waits for does not wait for a seat.
 */
export class Seats {
  #taken = 0;
  readonly #waiting = new Set<Waiter>();

  take(priority: () => Priority): Promise<void> {
    return new Promise((take) => {
      this.#waiting.add({ priority, take });
      this.reconsider();
    });
  }

  leave(): void {
    this.#taken -= 1;
    this.reconsider();
  }

  /** A seat became free, or somebody's priority changed. */
  reconsider(): void {
    for (const waiter of this.#waiting)
      if (this.#taken < MOST_SEATS || waiter.priority() === 'interactive') {
        this.#waiting.delete(waiter);
        this.#taken += 1;
        waiter.take();
      }
  }
}
