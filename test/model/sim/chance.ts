import { seededRandom } from '../../core/fixtures/seeded-random.js';

/** All chance of one run, decided by its seed. */
export class Chance {
  readonly next: () => number;

  constructor(seed: number) {
    this.next = seededRandom(seed);
    // Neighbouring seeds begin alike; a few steps on they have nothing in common.
    for (let n = 0; n < 4; n += 1) this.next();
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() * list.length)] as T;
  }

  /** True in `share` of all cases. */
  sometimes(share: number): boolean {
    return this.next() < share;
  }
}
