import type { Submission } from '../../../src/core/submission/submission.js';
import type { Timings } from '../../../src/core/submission/timings.js';
import { PRODUCTION_TIMINGS } from '../../../src/core/submission/timings.js';
import type { Fault, PutVerdict } from '../faults/fault.js';
import { Chance } from '../sim/chance.js';
import { Simulation } from '../sim/simulation.js';
import { takeOver } from '../sim/take-over.js';
import type { TwilioSettings } from '../twilio/rows.js';
import { TrustHubModel } from '../twilio/trust-hub-model.js';
import type { Subject } from './business.js';
import { PROFILE } from './business.js';
import { Device } from './device.js';
import { Network } from './network.js';
import { Person } from './person.js';
import { Process } from './process.js';
import { Watch } from './watch.js';

export interface WorldOptions {
  readonly seed: number;
  readonly subject?: Subject;
  readonly twilio?: Partial<TwilioSettings>;
  readonly timings?: Timings;
  /** Keeps a log of all that happens; slow. */
  readonly tracing?: boolean;
}

const HEX = '0123456789abcdef';

/** Twilio, the network, two devices and time: one run of the simulation. */
export class World {
  readonly chance: Chance;
  readonly sim = new Simulation(Date.parse('2026-11-21T10:00:00Z'));
  readonly begun = this.sim.now;
  readonly subject: Subject;
  readonly twilio: TrustHubModel;
  readonly network: Network;
  readonly watch = new Watch();
  readonly timings: Timings;
  readonly faults: Fault[] = [];
  readonly devices: readonly Device[] = [new Device('laptop'), new Device('desktop')];
  /** The key that Twilio accepts. */
  goodKey = 'first key';
  /** What somebody deleted in Twilio's Console, when. */
  readonly dropped: { readonly at: number; readonly what: string }[] = [];
  /** What persons had to do. */
  readonly acts: { readonly at: number; readonly device: Device; readonly what: string }[] = [];
  readonly lines: string[] = [];
  readonly #tracing: boolean;
  readonly #people: ReadonlyMap<Device, Person>;

  constructor({
    seed,
    subject = PROFILE,
    twilio,
    timings = PRODUCTION_TIMINGS,
    tracing = false,
  }: WorldOptions) {
    this.subject = subject;
    this.chance = new Chance(seed);
    takeOver(this.chance);
    this.timings = timings;
    this.#tracing = tracing;
    this.twilio = new TrustHubModel(
      () => this.sim.now,
      this.#digits,
      {
        required: [...subject.required],
        ...twilio,
      },
      subject.wire,
    );
    this.network = new Network(this);
    this.#people = new Map(this.devices.map((device) => [device, new Person(device, this)]));
  }

  person = (device: Device = this.laptop): Person => this.#people.get(device)!;

  /** The device on which the business is sent first. */
  get laptop(): Device {
    return this.devices[0]!;
  }

  get desktop(): Device {
    return this.devices[1]!;
  }

  launch(device: Device): void {
    if (device.process) return;
    this.log(`${device.name} starts`);
    device.process = new Process(device, this);
  }

  /** A process is gone; an alarm, an event or a person starts the next one. */
  died(device: Device): void {
    this.sim.after(this.chance.between(1_000, 180_000), () => this.launch(device));
  }

  /** As somebody does it in the Console: an assigned object is taken out of what holds it. */
  drop(sid: string, what: string): void {
    this.log(`somebody deletes ${what} (${sid}) in the Console`);
    this.twilio.drop(sid);
    this.dropped.push({ at: this.sim.now, what });
  }

  verdictOf(next: Submission, device: Device): PutVerdict | undefined {
    for (const fault of this.faults) {
      const verdict = fault.put?.(next, device, this);
      if (verdict) return verdict;
    }
    return undefined;
  }

  log(line: string): void {
    if (this.#tracing)
      this.lines.push(`${((this.sim.now - this.begun) / 1000).toFixed(3).padStart(9)}  ${line}`);
  }

  /** Not in order of making, so that nothing can lean on that. */
  #digits = (): string => {
    let digits = '';
    for (let n = 0; n < 8; n += 1) digits += HEX[this.chance.between(0, 15)];
    return digits.padEnd(32, '0');
  };
}
