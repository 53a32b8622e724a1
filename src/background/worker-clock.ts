import type { Clock } from '../core/submission/clock.js';
import { timerWait } from '../core/submission/timer-wait.js';
import { browser } from '../extension/browser.js';

const ALARM = 'wake';

/**
 * Time in a worker that may die at any moment: short waits by timer, the same deadline by the one
 * alarm as its backstop (30 s at least), exclusion by Web Locks, which a dead worker releases.
 */
export const workerClock: Clock = {
  now: () => Date.now(),
  wait: timerWait,
  lock: (name, work) => navigator.locks.request(name, work) as ReturnType<typeof work>,
  wakeAt(at) {
    if (at !== undefined) void setAlarm(at);
  },
};

/** Of several requests the earliest counts: each run asks again when it is woken. */
async function setAlarm(at: number): Promise<void> {
  const current = await browser.alarms.get(ALARM);
  if (current && current.scheduledTime <= at && current.scheduledTime > Date.now()) return;
  browser.alarms.create(ALARM, { when: Math.max(at, Date.now() + 1_000) });
}
