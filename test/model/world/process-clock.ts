import type { Clock } from '../../../src/core/submission/clock.js';
import { never, type Process } from './process.js';

/** Time on a device as one process of it sees it. Its locks end with it, as Web Locks do. */
export function processClock(process: Process): Clock {
  const { device, world } = process;
  const tails = new Map<string, Promise<unknown>>();
  return {
    now: () => Math.round(world.sim.now + device.skew),
    wait(milliseconds, signal) {
      if (process.dead) return never();
      world.watch.waits(device, milliseconds);
      if (signal.aborted) return Promise.reject(signal.reason as Error);
      process.pending += 1;
      return new Promise((resolve, reject) => {
        const end = (): void => {
          signal.removeEventListener('abort', giveUp);
          process.pending -= 1;
        };
        const callOff = world.sim.after(milliseconds, () => {
          if (process.dead || process.dies()) return;
          end();
          resolve();
        });
        const giveUp = (): void => {
          callOff();
          end();
          reject(signal.reason as Error);
        };
        signal.addEventListener('abort', giveUp);
      });
    },
    lock(name, work) {
      const run = (tails.get(name) ?? Promise.resolve()).then(work, work);
      tails.set(
        name,
        run.catch(() => undefined),
      );
      return run;
    },
    wakeAt() {
      process.changed = true;
    },
  };
}
