import type { DraftId } from '../core/draft/draft.js';
import type { OnboardingHost } from '../core/onboarding.js';
import type { Runtime } from '../extension/browser.js';
import { browser } from '../extension/browser.js';
import type { Channel } from '../protocol/channel.js';
import type { Service } from '../protocol/serve-onboarding.js';
import { serveOnboarding } from '../protocol/serve-onboarding.js';
import type { Consents } from './consents.js';
import type { Self } from './principal-of.js';
import { senderOf } from './principal-of.js';
import type { Sites } from './sites.js';
import { currentAccount } from './vault.js';

const self = (): Self => ({
  id: browser.runtime.id,
  origin: new URL(browser.runtime.getURL('')).origin,
});

/** Every open port, served with the authority of whoever is at its other end. */
export class Connections {
  readonly #ofSite = new Map<string, Set<Runtime.Port>>();

  readonly #host: OnboardingHost;
  readonly #sites: Sites;
  readonly #consents: Consents;
  readonly #own: () => Service;

  constructor(host: OnboardingHost, sites: Sites, consents: Consents, own: () => Service) {
    this.#host = host;
    this.#sites = sites;
    this.#consents = consents;
    this.#own = own;
  }

  async accept(port: Runtime.Port, channel: Channel): Promise<void> {
    const sender = senderOf(port.sender, self());
    if (sender?.kind === 'own')
      return serveOnboarding(channel, this.#host.as({ kind: 'own' }), [this.#own()]);
    if (sender?.kind !== 'site' || !(await this.#sites.isConnected(sender.origin)))
      return port.disconnect();
    const { origin } = sender;
    this.#remember(origin, port);
    serveOnboarding(
      channel,
      this.#host.as({
        kind: 'site',
        origin,
        confirmStart: ({ draftId, name }) => this.#confirm(origin, draftId, name),
      }),
    );
  }

  /** A site was disconnected: what it holds must stop working now. */
  closePortsOf(origin: string): void {
    for (const port of this.#ofSite.get(origin) ?? []) port.disconnect();
    this.#ofSite.delete(origin);
  }

  async #confirm(origin: string, draftId: DraftId, name: string): Promise<boolean> {
    const account = await currentAccount();
    if (!account) return false;
    return this.#consents.ask({ origin, draftId, name, accountSid: account.accountSid });
  }

  #remember(origin: string, port: Runtime.Port): void {
    const ports = this.#ofSite.get(origin) ?? new Set();
    this.#ofSite.set(origin, ports.add(port));
    port.onDisconnect.addListener(() => ports.delete(port));
  }
}
