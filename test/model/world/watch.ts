import type { Submission } from '../../../src/core/submission/submission.js';
import { LONGEST_WAIT } from '../../../src/core/submission/timings.js';
import { retryAfterOf } from '../../../src/core/trusthub/retry-after.js';
import type { Device } from './device.js';
import type { Call } from './network.js';
import type { Process } from './process.js';
import { isStep, PRODUCT_STEPS, STEPS } from './steps.js';

/** Clocks tell whole milliseconds. */
const ROUNDING = 1;

/** What had its intent on the way to the disk when it became known still leaves; milliseconds. */
export const ABOUT_TO_LEAVE = 50;

/** That Twilio asked to be left alone; the clock of the device was then ahead by so much. */
interface Pause {
  readonly from: number;
  readonly until: number;
  readonly skew: number;
}

const ALL_STEPS: readonly string[] = [...STEPS, ...PRODUCT_STEPS];

/** A clock that was set since says that it is over, and nobody can know better. */
const isOn = ({ until, skew }: Pause, { sentAt, device }: Call): boolean =>
  device.skew === skew && sentAt < until - ROUNDING;

/** What must hold at every moment of every run, whatever goes wrong. */
export class Watch {
  readonly violations: string[] = [];
  /** Until when a process may not call at all, and until when not send this step again. */
  readonly #quiet = new WeakMap<Process, Pause>();
  readonly #steps = new Map<string, Pause>();

  sent(call: Call): void {
    const { purpose, device, sentAt } = call;
    const isStepOfPlan = ALL_STEPS.includes(purpose);
    const { steps = [] } = device.disk.newest ?? {};
    if (isStepOfPlan && !steps.some((s) => s.state === 'intent' && isStep(s, purpose)))
      this.violations.push(`“${purpose}” was sent without a stored intent`);
    const quiet = device.process && this.#quiet.get(device.process);
    if (quiet && sentAt > quiet.from + ABOUT_TO_LEAVE && isOn(quiet, call))
      this.violations.push(`“${purpose}” was sent before the Retry-After of a 503 was over`);
    const step = this.#steps.get(device.name + purpose);
    if (isStepOfPlan && step && isOn(step, call))
      this.violations.push(
        `“${purpose}” was sent again before the Retry-After of its 429 was over`,
      );
  }

  heard({ device, purpose, answeredAt = 0 }: Call, response: Response | Error): void {
    if (response instanceof Error) return;
    const wait = retryAfterOf(response.headers);
    if (wait === undefined) return;
    const pause = { from: answeredAt, until: answeredAt + wait, skew: device.skew };
    if (response.status === 429) this.#steps.set(device.name + purpose, pause);
    // The next process does not know of it, unless its own step waits.
    else if (device.process) this.#quiet.set(device.process, pause);
  }

  waits(device: Device, milliseconds: number): void {
    if (milliseconds > LONGEST_WAIT)
      this.violations.push(`${device.name} waits for ${milliseconds} ms at once`);
  }

  stored(device: Device, { status, trouble }: Submission): void {
    if ((status === 'paused' || status === 'needs-attention') && !trouble?.message)
      this.violations.push(`${device.name} is ${status} and says no reason`);
  }
}
