import type { Submission } from '../../../src/core/submission/submission.js';
import type { Process } from './process.js';
import type { Device } from './device.js';
import { standstill } from '../sim/simulation.js';
import type { World } from './world.js';

/** The shortest alarm of a browser. */
const SOONEST = 30_000;
const MOST_HAPPENINGS = 30_000;
const LONGEST = 72 * 60 * 60_000;

/** Whether a device has reached what it is to reach; `false` lets it go on. */
export type IsAtRest = (device: Device) => boolean;

/** Sent, and the last look is done. */
export const isInReview: IsAtRest = ({ row }) => row?.status === 'in-review' && hasLookedLast(row);

/** Taken back, or in review because it had been sent before; the last look is done. */
export const isTakenBack: IsAtRest = (device) =>
  isInReview(device) || (device.row?.status === 'cancelled' && hasLookedLast(device.row));

const hasLookedLast = ({ steps }: Submission): boolean => {
  const last = steps.findLast(({ kind }) => kind === 'late-sweep');
  return last === undefined || last.state === 'done';
};

/** The screen says so, though Twilio reviews it all the same. */
const hasFailedToLookLast = ({ row }: Device): boolean =>
  row?.steps.findLast(({ kind }) => kind === 'late-sweep')?.state === 'failed';

/** One run of a world, with a person at each device. */
export class Run {
  readonly world: World;
  /** What it is to end in. */
  #isAtRest: IsAtRest = isInReview;
  readonly #alarms = new Map<Process, () => void>();
  readonly #looking = new Set<Process>();
  readonly #settled = new Set<Process>();

  constructor(world: World) {
    this.world = world;
  }

  /** Prepares the laptop and presses its button. */
  async begin(): Promise<void> {
    const { sim, laptop } = this.world;
    const person = this.world.person();
    await person.openDraft();
    laptop.started = true;
    sim.after(0, () => void person.press('submission.start'));
  }

  /** Presses the button once more, at rest. */
  sendAgain(): void {
    const person = this.world.person();
    person.wants = 'send';
    person.acts = 0;
    this.world.sim.after(1_000, () => void person.start());
  }

  /** Goes on until everybody is at rest. */
  async toEnd(isAtRest: IsAtRest): Promise<void> {
    this.#isAtRest = isAtRest;
    const { sim, watch, devices } = this.world;
    while (watch.violations.length === 0) {
      // What somebody begins to ask now comes before whatever is next.
      if (devices.filter((device) => this.#attend(device)).length > 0) await standstill();
      if (this.#isOver()) return;
      if (!(await sim.step())) return void watch.violations.push('Nothing is due any more');
      if (sim.count > MOST_HAPPENINGS || sim.now - this.world.begun > LONGEST)
        return void watch.violations.push('It does not end');
    }
  }

  /** A run that was broken off says why, and nothing of what it had no time for. */
  judged(judge: (world: World) => readonly string[]): readonly string[] {
    const { violations } = this.world.watch;
    return violations.length > 0 ? violations : judge(this.world);
  }

  #isOver = (): boolean =>
    this.world.devices.every(
      (device) =>
        !device.started ||
        (device.process !== undefined &&
          device.process.pending === 0 &&
          !device.process.changed &&
          this.#settled.has(device.process) &&
          this.#isAtRest(device)),
    );

  /** The browser's part: when a worker has nothing to do, its alarm is set or somebody looks. */
  #attend(device: Device): boolean {
    const { process } = device;
    const isIdle = process && process.pending === 0 && !this.#looking.has(process);
    if (!isIdle || !device.started || !process.changed) return false;
    process.changed = false;
    this.#looking.add(process);
    this.#settled.delete(process);
    void this.#look(device, process).finally(() => this.#looking.delete(process));
    return true;
  }

  async #look(device: Device, process: Process): Promise<void> {
    const { sim } = this.world;
    const person = this.world.person(device);
    const snapshot = await person.see(process);
    const due = await process.host.nextDue();
    this.#alarms.get(process)?.();
    this.#alarms.delete(process);
    if (process.changed || process.dead) return;
    if (due !== undefined) {
      const wait = Math.max(due - (sim.now + device.skew), SOONEST);
      this.#alarms.set(
        process,
        sim.after(wait, () => {
          process.changed = true;
          process.wake();
        }),
      );
    }
    this.#settled.add(process);
    const isStuck = due === undefined || hasFailedToLookLast(device);
    if (isStuck && !this.#isAtRest(device)) person.act(process, snapshot);
  }
}
