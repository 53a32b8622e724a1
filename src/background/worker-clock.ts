import type { Clock } from '../core/submission/clock.js';
import { timerWait } from '../core/submission/timer-wait.js';

const ALARM = 'wake';
/** The shortest alarm that Chromium keeps; timers do for less while the worker lives. */
export const SOONEST = 30_000;
/** Milliseconds between two looks, each of which reads all that is stored: not one for each step. */
const REST = 5_000;

/**
 * Time in a worker that may die at any moment: waits by timer, the same deadline by the alarm as
 * its backstop, exclusion by Web Locks, which a dead worker releases.
 */
export const workerClock = (alarm: Pick<WakingAlarm, 'set'>): Clock => ({
  now: () => Date.now(),
  wait: timerWait,
  lock: (name, work) => navigator.locks.request(name, work) as ReturnType<typeof work>,
  wakeAt(at) {
    if (at !== undefined) void alarm.set();
  },
});

export interface AlarmPorts {
  /** When the first of all open submissions is due, in the past while one is running. */
  nextDue(): Promise<number | undefined>;
  create(name: string, at: number): void;
  clear(name: string): void;
  now(): number;
  wait(milliseconds: number): Promise<void>;
}

/**
 * The one alarm that starts a dead worker again. Its time is read from what is stored, each time
 * that something changed, and never from who asked last: so nobody's deadline is lost. A submission
 * with requests under way is due now, which keeps the alarm half a minute ahead of them.
 */
export class WakingAlarm {
  #setting: Promise<void> | undefined;
  #again = false;
  /** When the stored submissions were read last. */
  #readAt = -Infinity;

  readonly #ports: AlarmPorts;

  constructor(ports: AlarmPorts) {
    this.#ports = ports;
  }

  /** Resolves when the alarm stands as it must. Never rejects. */
  set(): Promise<void> {
    this.#again = true;
    this.#setting ??= this.#untilSettled().finally(() => (this.#setting = undefined));
    return this.#setting;
  }

  async #untilSettled(): Promise<void> {
    const { nextDue, create, clear, now, wait } = this.#ports;
    while (this.#again) {
      const rest = this.#readAt + REST - now();
      if (rest > 0 && rest <= REST) {
        // Should the worker die meanwhile, whoever asked is not forgotten.
        create(ALARM, now() + SOONEST);
        await wait(rest);
      }
      this.#again = false;
      this.#readAt = now();
      // A storage that fails now is asked again later.
      const due = await nextDue().catch(() => 0);
      if (due === undefined) clear(ALARM);
      else create(ALARM, Math.max(due, now() + SOONEST));
    }
  }
}
