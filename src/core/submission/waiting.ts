import type { Clock } from './clock.js';
import type { RunSurroundings } from './step-work.js';
import { LONGEST_WAIT } from './timings.js';

/** The waits of one run. What wakes it while it does not wait makes its next wait a short one. */
export class Waiting {
  #hurried = false;
  #awake = false;
  #timer = new AbortController();

  readonly #clock: Clock;
  readonly #around: Pick<RunSurroundings, 'seats' | 'priority'>;

  constructor(clock: Clock, around: Pick<RunSurroundings, 'seats' | 'priority'>) {
    this.#clock = clock;
    this.#around = around;
  }

  wakeUp(): void {
    this.#awake = true;
    this.#timer.abort();
  }

  /** What waits for a connection, and for nothing else, is due now. */
  hurry(): void {
    this.#hurried = true;
    this.wakeUp();
  }

  /** Until then, but no longer than anything is ever put off. Resolves with whether it was hurried. */
  async until(time: number): Promise<boolean> {
    this.#timer = new AbortController();
    if (this.#awake) this.#timer.abort();
    const wait = Math.min(Math.max(time - this.#clock.now(), 0), LONGEST_WAIT);
    const waited = this.#clock.wait(wait, this.#timer.signal).catch(() => undefined);
    await (this.#awake || wait < BRIEF ? waited : this.giveWay(waited));
    this.#awake = false;
    const hurried = this.#hurried;
    this.#hurried = false;
    return hurried;
  }

  /** Lets others have the seat meanwhile. */
  async giveWay(meanwhile: Promise<void> = Promise.resolve()): Promise<void> {
    const { seats, priority } = this.#around;
    seats.leave();
    await meanwhile;
    await seats.take(priority, true);
  }
}

/** A wait that is over before somebody else had got far with the seat; milliseconds. */
const BRIEF = 1_500;
