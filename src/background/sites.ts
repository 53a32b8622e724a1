import { OnboardingError } from '../core/commands.js';
import { browser } from '../extension/browser.js';
import { wishedSite } from '../extension/wished-site.js';
import type { Site } from '../protocol/own-commands.js';
import type { SiteStore, StoredSite } from '../storage/indexed-sites.js';

const SCRIPT = 'content/bridge.js';
/** Longer than anybody leaves the browser's question open. */
const WISH_VALID = 5 * 60_000;

const BRIDGE = {
  id: 'bridge',
  js: [SCRIPT],
  runAt: 'document_start' as const,
  persistAcrossSessions: true,
};

/**
 * Sites that the person connected. Our own list counts, not the browser's permissions: one that was
 * granted once and removed, the browser grants again without asking the person.
 */
export class Sites {
  readonly #store: SiteStore;

  constructor(store: SiteStore) {
    this.#store = store;
  }

  list = (): Promise<readonly Site[]> => this.#store.list();

  isConnected = async (origin: string): Promise<boolean> =>
    (await this.#store.get(origin)) !== undefined;

  /** Only after the browser's own prompt for that origin was answered with yes. */
  async connect(address: string, tabId?: number): Promise<Site> {
    const { origin } = new URL(address);
    const granted = await browser.permissions.contains({ origins: [patternOf(origin)] });
    if (!granted)
      throw new OnboardingError('declined', 'The browser did not allow this site. Try again');
    const site: StoredSite = { origin, connectedAt: new Date().toISOString() };
    await this.#store.put(site);
    await this.register();
    if (tabId !== undefined)
      await browser.scripting.executeScript({ target: { tabId }, files: [SCRIPT] });
    return site;
  }

  /** A permission came: was it for the site that the popup asked for before it was closed? */
  async fulfilWish(): Promise<void> {
    const wish = await wishedSite.get();
    if (!wish || Date.now() - wish.at > WISH_VALID) return;
    if (!(await browser.permissions.contains({ origins: [patternOf(wish.origin)] }))) return;
    await wishedSite.remove();
    await this.connect(wish.origin, wish.tabId);
  }

  /** `removed` runs as soon as the site is off the list: whoever asks from then on is refused. */
  async disconnect(origin: string, removed: () => Promise<void>): Promise<void> {
    await this.#store.remove(origin);
    await removed();
    await this.register();
    await browser.permissions.remove({ origins: [patternOf(origin)] }).catch(() => false);
  }

  /** The bridge for exactly the connected sites; registrations are lost with an update. */
  register = (): Promise<void> =>
    // One at a time: two that overlap would register the same script twice, which is refused.
    navigator.locks.request('sites', async () => {
      const matches = (await this.#store.list()).map(({ origin }) => patternOf(origin));
      const registered = await browser.scripting.getRegisteredContentScripts();
      const ids = registered.map(({ id }) => id);
      if (ids.length > 0) await browser.scripting.unregisterContentScripts({ ids });
      if (matches.length > 0)
        await browser.scripting.registerContentScripts([{ ...BRIDGE, matches }]);
    });
}

/** Match patterns have no port: the origin itself is checked again at each message. */
function patternOf(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
}
