import type { OnboardingHost } from '../core/onboarding.js';
import type { SitePrincipal } from '../core/principal.js';
import type { Runtime } from '../extension/browser.js';
import type { Channel } from '../protocol/channel.js';
import type { AccountSummary } from '../protocol/own-commands.js';
import type { Service } from '../protocol/serve-onboarding.js';
import { serveOnboarding } from '../protocol/serve-onboarding.js';
import { CallLimit } from './call-limit.js';
import type { Consents } from './consents.js';
import type { Self } from './principal-of.js';
import { senderOf } from './principal-of.js';

export interface ConnectionPorts {
  readonly host: Pick<OnboardingHost, 'as'>;
  readonly consents: Pick<Consents, 'ask'>;
  isConnected(origin: string): Promise<boolean>;
  account(): Promise<AccountSummary | null>;
  /** One of our own pages was opened: somebody looks, so what is due should not wait for longer. */
  opened(): void;
  /** What our own pages alone may ask, beside the façade. */
  own(): Service;
  self(): Self;
}

/** Every open port, served with the authority of whoever is at its other end. */
export class Connections {
  readonly #ofSite = new Map<string, Set<Channel>>();
  readonly #limits = new Map<string, CallLimit>();

  readonly #ports: ConnectionPorts;

  constructor(ports: ConnectionPorts) {
    this.#ports = ports;
  }

  async accept(from: Runtime.MessageSender | undefined, channel: Channel): Promise<void> {
    const { host, isConnected, opened, own, self } = this.#ports;
    const sender = senderOf(from, self());
    if (!sender) return channel.close();
    if (sender.kind === 'own') {
      opened();
      return serveOnboarding(channel, host.as({ kind: 'own' }), [own()]);
    }
    const { origin } = sender;
    // Before it is looked up: if the site is disconnected meanwhile, this port is closed as well.
    this.#remember(origin, channel);
    const connected = await isConnected(origin).catch(() => false);
    if (!connected || !this.#ofSite.get(origin)?.has(channel)) return channel.close();
    const confirmStart: SitePrincipal['confirmStart'] = (start) => this.#confirm(origin, start);
    const onboarding = host.as({ kind: 'site', origin, confirmStart });
    serveOnboarding(channel, this.#limitOf(origin).of(onboarding));
  }

  /** A site was disconnected: what it holds must stop working now. */
  closePortsOf(origin: string): void {
    const channels = this.#ofSite.get(origin) ?? [];
    this.#ofSite.delete(origin);
    for (const channel of channels) channel.close();
  }

  async #confirm(
    origin: string,
    start: Parameters<SitePrincipal['confirmStart']>[0],
  ): Promise<boolean> {
    const { account, consents, isConnected } = this.#ports;
    const current = await account();
    if (!current || !(await isConnected(origin))) return false;
    const { accountSid } = current;
    const allowed = await consents.ask({ ...start, origin, accountSid });
    // The person may have disconnected the site while the question was open.
    return allowed && isConnected(origin);
  }

  #remember(origin: string, channel: Channel): void {
    const channels = this.#ofSite.get(origin) ?? new Set();
    this.#ofSite.set(origin, channels.add(channel));
    channel.onClose(() => channels.delete(channel));
  }

  /** Kept when a port closes, so that opening another is no way around it. */
  #limitOf(origin: string): CallLimit {
    const limit = this.#limits.get(origin) ?? new CallLimit();
    this.#limits.set(origin, limit);
    return limit;
  }
}
