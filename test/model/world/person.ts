import type { Snapshot } from '../../../src/core/submission/snapshot.js';
import type { FieldValues } from '../../../src/core/policy/field-path.js';
import { DRAFT, policyOf, readOnce } from './business.js';
import type { Device } from './device.js';
import type { Process } from './process.js';
import type { World } from './world.js';

/** More than this and nobody would believe the product any more. */
const MOST_ACTS = 8;

/**
 * Whoever sits at a device: starts the business, and does what the screen says when it says
 * something. Knows what a person knows, no more.
 */
export class Person {
  /** What all pressing is for. */
  wants: 'send' | 'take back' = 'send';
  /** What is typed into the form. */
  values: FieldValues;
  acts = 0;
  /** Refused calls, by command. */
  readonly refused: string[] = [];
  readonly device: Device;
  readonly world: World;

  constructor(device: Device, world: World) {
    this.device = device;
    this.world = world;
    this.values = world.subject.values;
  }

  /** The draft is on this device, typed or brought along from another one; nothing is sent yet. */
  async openDraft(): Promise<void> {
    const { sim } = this.world;
    const { disk } = this.device;
    const at = new Date(sim.now).toISOString();
    const times = { createdAt: at, updatedAt: at };
    const { values } = this;
    const policySid = policyOf(this.world.subject);
    const draft = { id: DRAFT, policySid, owner: 'own', changedAt: {}, revision: 1 };
    disk.drafts.set(DRAFT, { ...draft, values, ...times });
    const policy = await readOnce(this.world.subject);
    disk.cache.set(`policy:${policySid}`, { value: { policy, types: [] }, storedAt: sim.now });
    this.world.launch(this.device);
  }

  /** Types what the form lacks and sends it. */
  async start(): Promise<void> {
    this.device.started = true;
    const { process } = this.device;
    if (!process) return;
    await this.#type(process);
    await this.#call(process, 'submission.start');
  }

  press(command: 'submission.start' | 'submission.cancel' | 'submission.resume'): Promise<void> {
    const { process } = this.device;
    return process ? this.#call(process, command) : Promise.resolve();
  }

  /** Wants it stopped and cleaned up, and says so as soon as somebody listens. */
  takeBack(): void {
    this.wants = 'take back';
    if (this.device.process) void this.press('submission.cancel');
    else this.world.sim.after(5_000, () => this.takeBack());
  }

  /** A page that shows the business; it opens the draft, or an empty one if that was lost. */
  async see(process: Process): Promise<Snapshot | null> {
    await this.#openForm(process);
    return process.own.call('submission.get', { draftId: DRAFT });
  }

  async #openForm(process: Process): Promise<void> {
    if (this.device.disk.drafts.has(DRAFT)) return;
    await process.own.call('draft.open', {
      draftId: DRAFT,
      policySid: policyOf(this.world.subject),
    });
  }

  /** Something stopped: do what can be done about it, after a while. */
  act(process: Process, snapshot: Snapshot | null): void {
    const { world, device } = this;
    // The press was never answered, so it is simply made again.
    if (device.disk.newest === undefined) {
      world.sim.after(
        world.chance.between(2_000, 60_000),
        () => void this.press('submission.start'),
      );
      return;
    }
    const status = snapshot?.status ?? 'forgotten';
    this.acts += 1;
    if (this.acts > MOST_ACTS) {
      world.watch.violations.push(`${device.name} stays ${status}: ${told(snapshot)}`);
      return;
    }
    const what = this.#choose(snapshot);
    world.acts.push({ at: world.sim.now, device, what: `${what} (${status}: ${told(snapshot)})` });
    world.log(`${device.name}: somebody will ${what}, since it is ${status}: ${told(snapshot)}`);
    // Who sees that there is no connection waits for one.
    const offline = Math.max(0, device.offlineUntil - world.sim.now);
    world.sim.after(offline + world.chance.between(2_000, 60_000), () => {
      if (!process.dead) void this.#do(what, process);
    });
  }

  #choose(snapshot: Snapshot | null): Act {
    const { device, world } = this;
    if (device.key !== world.goodKey) return 'unlock';
    if (this.wants === 'take back' && snapshot) return 'cancel';
    if (!snapshot || (device.disk.drafts.get(DRAFT)?.revision ?? 0) === 0) return 'start';
    if (snapshot.status === 'paused') return 'resume';
    if (snapshot.status === 'in-review') return 'resume';
    // First "Try again"; if that does not help, look at the form and send it again.
    return snapshot.status === 'needs-attention' && this.acts % 2 === 1 ? 'resume' : 'start';
  }

  async #do(what: Act, process: Process): Promise<void> {
    if (what === 'unlock') {
      this.device.key = this.world.goodKey;
      await process.host.accountChanged().catch(() => undefined);
    } else if (what === 'start') await this.start();
    else await this.#call(process, `submission.${what}`);
    process.changed = true;
  }

  async #type(process: Process): Promise<void> {
    const draft = await process.own.call('draft.open', {
      draftId: DRAFT,
      policySid: policyOf(this.world.subject),
    });
    const changes = Object.entries(this.values).filter(
      ([path, value]) => draft.values[path as keyof FieldValues] !== value,
    );
    if (changes.length === 0) return;
    await process.own
      .call('draft.save', {
        draftId: DRAFT,
        revision: draft.revision,
        changes: Object.fromEntries(changes),
      })
      .catch((error: Error) => this.refused.push(`draft.save: ${error.message}`));
  }

  async #call(
    process: Process,
    command: 'submission.start' | 'submission.cancel' | 'submission.resume',
  ): Promise<void> {
    this.world.log(`${this.device.name}: ${command}`);
    await this.#openForm(process);
    await process.own.call(command, { draftId: DRAFT }).catch((error: Error) => {
      this.world.log(`${this.device.name}: ${command} refused: ${error.message}`);
      this.refused.push(`${command}: ${error.message}`);
      if (error.name === 'QuotaExceededError') this.device.disk.makeRoom();
    });
    process.changed = true;
  }
}

type Act = 'unlock' | 'resume' | 'start' | 'cancel';

const told = (snapshot: Snapshot | null): string =>
  snapshot?.trouble?.message ?? snapshot?.evaluation?.status ?? 'no words';
