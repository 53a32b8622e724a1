import { msg } from '@lit/localize';
import { OnboardingError } from '../core/commands.js';
import { browser } from '../extension/browser.js';
import { wishedSite } from '../extension/wished-site.js';
import type { OwnHost, Site } from '../protocol/own-commands.js';

/** The site in front, and how to connect it. */
export interface SiteInFront {
  readonly origin: string;
  connect(): Promise<Site>;
}

/** The page under the popup, if it is a website that can be connected. */
export async function siteInFront(host: OwnHost): Promise<SiteInFront | undefined> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  if (!tab?.url || !URL.canParse(tab.url)) return undefined;
  const { origin, protocol } = new URL(tab.url);
  if (protocol !== 'https:' && !(__DEVELOPMENT__ && protocol === 'http:')) return undefined;
  return { origin, connect: () => connect(host, origin, tab.id) };
}

async function connect(host: OwnHost, origin: string, tabId?: number): Promise<Site> {
  const site = { origin, ...(tabId !== undefined && { tabId }) };
  // Not waited for: the browser shows its prompt only in the turn of the click itself. The prompt may
  // close this popup; the worker then does the rest.
  void wishedSite.set({ ...site, at: Date.now() });
  // Match patterns have no port; the worker checks the origin itself at each message.
  const { protocol, hostname } = new URL(origin);
  const allowed = await browser.permissions.request({ origins: [`${protocol}//${hostname}/*`] });
  await wishedSite.remove();
  if (!allowed)
    throw new OnboardingError('declined', msg('You did not allow it. Nothing changed.'));
  return host.call('sites.connect', site);
}
