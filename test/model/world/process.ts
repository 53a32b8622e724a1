import type { Onboarding } from '../../../src/core/commands.js';
import { OnboardingHost } from '../../../src/core/onboarding.js';
import { MirroredJournal } from '../../../src/core/submission/mirrored-journal.js';
import type { Snapshot } from '../../../src/core/submission/snapshot.js';
import { NoKeyError } from '../../../src/core/trusthub/transport.js';
import { TrustHubClient } from '../../../src/core/trusthub/trusthub-client.js';
import type { LeanRequest } from '../sim/lean-http.js';
import { ACCOUNT } from '../twilio/trust-hub-model.js';
import type { Device } from './device.js';
import { processClock } from './process-clock.js';
import { cacheOn, draftStoreOn, journalOn, mirrorOn } from './process-stores.js';
import type { World } from './world.js';

/**
 * A life of the extension's worker: the real core over ports that end with it. Once dead nothing
 * that it asked for is ever answered and nothing that it asks for is done, which is what a killed
 * worker leaves behind.
 */
export class Process {
  dead = false;
  /** What it asked of the outside and has not heard of yet; timers too. */
  pending = 0;
  /** How many timers are among them. */
  sleeping = 0;
  /** Something of it changed since its alarm was set last. */
  changed = true;
  snapshot: Snapshot | undefined;
  readonly own: Onboarding;
  readonly host: OnboardingHost;
  readonly device: Device;
  readonly world: World;

  constructor(device: Device, world: World) {
    this.device = device;
    this.world = world;
    const client = new TrustHubClient(this.#send, ACCOUNT);
    const connect = async () => (device.key === undefined ? undefined : client);
    const clock = processClock(this);
    this.host = new OnboardingHost({
      drafts: draftStoreOn(this),
      journal: new MirroredJournal(journalOn(this), mirrorOn(this), clock.now),
      cache: cacheOn(this),
      clock,
      timings: world.timings,
      account: connect,
      connect,
      connected: () => world.sim.now >= device.offlineUntil,
    });
    this.own = this.host.as({ kind: 'own' });
    this.own.on('submission.changed', (snapshot) => {
      if (this.dead) return;
      this.snapshot = snapshot;
      this.changed = true;
    });
    // At every start, whatever woke it.
    this.wake();
  }

  wake(online = false): void {
    if (!this.dead) void this.host.wake({ online }).catch(() => undefined);
  }

  /** Something done outside, after `delay` milliseconds; never, when this process dies before. */
  ask<T>(delay: number, effect: () => T): Promise<T> {
    if (this.dead) return never();
    this.pending += 1;
    return new Promise((resolve, reject) => {
      this.world.sim.after(delay, () => {
        if (this.dead || this.dies()) return;
        this.pending -= 1;
        try {
          const value = effect();
          if (!this.dead) resolve(value);
        } catch (error) {
          reject(error as Error);
        }
      });
    });
  }

  /** Whether a fault kills it now. */
  dies(): boolean {
    const killed = this.world.faults.some((fault) => fault.kills?.(this.device, this.world));
    if (killed) this.die();
    return this.dead;
  }

  die(): void {
    if (this.dead) return;
    this.dead = true;
    this.device.process = undefined;
    this.world.log(`${this.device.name} dies`);
    this.world.died(this.device);
  }

  #send = (request: Request): Promise<Response> => {
    if (this.dead) return never();
    const { key } = this.device;
    if (key === undefined) return Promise.reject(new NoKeyError('locked'));
    return this.world.network.send(this, key, request as unknown as LeanRequest);
  };
}

export const never = (): Promise<never> => new Promise<never>(() => undefined);
