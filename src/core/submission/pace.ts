import { MOST_IN_FLIGHT } from './timings.js';

/** A person waits for it, or it is one of many that nobody looks at. */
export type Priority = 'interactive' | 'bulk';

/** What came of a request; without a status there was no answer, which says nothing of the pace. */
export interface Outcome {
  readonly status?: number;
  /** Requests of the whole account that Twilio had at once, by its header. */
  readonly concurrent?: number;
}

/** A place for one request at a time. Whoever acquired it gives it back. */
export interface Permit {
  /** For the next request; `false` while another is on it, and once it was given back. */
  lend(): boolean;
  /** The request that it was lent to is over; the place is kept for the next one. */
  heard(outcome: Outcome): void;
  /** Gives it back, as soon as no request is on it. A second time changes nothing. */
  release(outcome?: Outcome): void;
}

interface Waiter {
  readonly priority: () => Priority;
  readonly take: (permit: Permit) => void;
}

/**
 * How many requests of one account may be under way. Twilio limits that number, not their rate, and
 * does not publish the limit: so it is felt for. Each window of answers lets one more leave, a 429
 * halves it. Who is in front of the screen goes ahead, all others in order of asking.
 */
export class Pace {
  readonly #now: () => number;
  readonly #waiting = new Set<Waiter>();
  readonly #interactive = new Window(MOST_IN_FLIGHT);
  readonly #bulk = new Window(BULK_START);
  #underWay = 0;
  #sent = 0;
  /** The newest request that had left when the windows were halved last. */
  #lastCut = 0;
  #busiest = { concurrent: 0, at: -Infinity };
  #ceiling = { places: MOST_IN_FLIGHT, until: -Infinity };

  constructor(now: () => number) {
    this.#now = now;
  }

  /**
   * Resolves when a request may leave. `priority` is asked whenever a place becomes free, because
   * it may change meanwhile. Rejects with the signal's reason when it is aborted before.
   */
  acquire(priority: () => Priority, signal?: AbortSignal): Promise<Permit> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason as Error);
      const giveUp = (): void => {
        this.#waiting.delete(waiter);
        reject(signal?.reason as Error);
      };
      const take = (permit: Permit): void => {
        signal?.removeEventListener('abort', giveUp);
        resolve(permit);
      };
      const waiter = { priority, take };
      signal?.addEventListener('abort', giveUp);
      this.#waiting.add(waiter);
      this.reconsider();
    });
  }

  /** Somebody's priority changed: who may leave now does. */
  reconsider(): void {
    for (let next = this.#next(); next; next = this.#next()) {
      this.#waiting.delete(next);
      this.#underWay += 1;
      next.take(this.#place());
    }
  }

  #next(): Waiter | undefined {
    if (this.#underWay >= this.#interactive.places) return undefined;
    let first: Waiter | undefined;
    for (const waiter of this.#waiting) {
      if (waiter.priority() === 'interactive') return waiter;
      first ??= waiter;
    }
    return this.#underWay < this.#bulk.places ? first : undefined;
  }

  #place(): Permit {
    let left = (this.#sent += 1);
    let lent = false;
    let released = false;
    const giveBack = (): void => {
      this.#underWay -= 1;
      this.reconsider();
    };
    return {
      lend: () => {
        if (lent || released) return false;
        lent = true;
        left = this.#sent += 1;
        return true;
      },
      heard: (outcome) => {
        if (!lent) return;
        lent = false;
        this.#learn(outcome, left);
        if (released) giveBack();
      },
      release: (outcome = {}) => {
        if (released) return;
        released = true;
        this.#learn(outcome, left);
        if (!lent) giveBack();
      },
    };
  }

  #learn({ status, concurrent = 0 }: Outcome, left: number): void {
    if (status === 429) return this.#slowDown(left);
    if (status === undefined || status >= 500) return;
    const now = this.#now();
    if (concurrent >= this.#busiest.concurrent || now - this.#busiest.at > READINGS_LAST)
      this.#busiest = { concurrent, at: now };
    // Where nobody waits, an answer does not tell whether one more would have had one.
    if (this.#waiting.size === 0) return;
    const most = now < this.#ceiling.until ? this.#ceiling.places : MOST_IN_FLIGHT;
    this.#interactive.grow(most);
    this.#bulk.grow(most);
  }

  #slowDown(left: number): void {
    const now = this.#now();
    const { concurrent, at } = this.#busiest;
    // Half of what Twilio bore is ours; the account has other traffic too.
    if (concurrent > 0 && now - at <= READINGS_LAST)
      this.#ceiling = {
        places: Math.max(1, Math.floor(concurrent / 2)),
        until: now + CEILING_LASTS,
      };
    // It left before the last cut, so it says nothing of the pace since: one cut in a round trip.
    if (left <= this.#lastCut) return;
    this.#lastCut = this.#sent;
    this.#interactive.halve();
    this.#bulk.halve();
  }
}

/** Places that grow by one for each window of answers (AIMD). */
class Window {
  places: number;
  #answers = 0;

  constructor(places: number) {
    this.places = places;
  }

  grow(most: number): void {
    if (this.places >= Math.min(most, MOST_IN_FLIGHT)) return;
    this.#answers += 1;
    if (this.#answers < this.places) return;
    this.places += 1;
    this.#answers = 0;
  }

  halve(): void {
    this.places = Math.max(1, Math.floor(this.places / 2));
    this.#answers = 0;
  }
}

const BULK_START = 2;

/** How long a reading of Twilio's header, and what was concluded from it, counts; milliseconds. */
const READINGS_LAST = 60_000;
const CEILING_LASTS = 60_000;
