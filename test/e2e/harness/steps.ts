import type { AccountEntry } from '../../../src/protocol/own-commands.js';
import type { ExtensionBrowser } from './extension-browser.js';
import { Screen } from './screen.js';
import { until } from './until.js';

/** Types the credentials into the options page and waits for Twilio's answer to them. */
export async function enterAccount(
  extension: ExtensionBrowser,
  account: AccountEntry,
): Promise<Screen> {
  const options = await extension.open('options');
  await options.fill('Account SID', account.accountSid);
  await options.fill('API key SID', account.username);
  await options.fill('API key secret', account.secret);
  if (account.sandbox) await options.fill('Sandbox address', account.sandbox);
  await options.press('Check and save');
  await options.see('Twilio accepted the key');
  return options;
}

/** Opens the workspace and a new, empty form in it. */
export async function newBusiness(extension: ExtensionBrowser): Promise<Screen> {
  const workspace = await extension.open('workspace');
  await workspace.follow('New business');
  await workspace.see('Before you start');
  return workspace;
}

/** Types every value into the field of its path. */
export async function fillBusiness(
  form: Screen,
  values: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [path, value] of Object.entries(values)) await form.fillPath(path, value);
}

/** From the filled form through the review to the submission. */
export async function sendForReview(form: Screen): Promise<void> {
  await form.press('Review and send');
  await form.press('Send for review');
}

/** The SID of the profile, as the page shows it. */
export const bundleSidOn = async (form: Screen): Promise<string> =>
  until('the page shows a profile', async () => /BU[0-9a-f]{32}/.exec(await form.text())?.[0]);

/** Opens the popup, as narrow as it is, and waits until it says so. */
export async function seeInPopup(extension: ExtensionBrowser, words: string): Promise<Screen> {
  const popup = await extension.open('popup');
  await popup.page.setViewport({ width: 380, height: 600 });
  await popup.see(words);
  return popup;
}

/**
 * Connects a site as its button in the popup does, once the browser has allowed the origin (a
 * development build may go to loopback without being asked).
 */
export async function connectSite(extension: ExtensionBrowser, origin: string): Promise<void> {
  const popup = await extension.open('popup');
  await until('the popup has its host', () =>
    popup.page.evaluate("Boolean(document.querySelector('th-popup')?.host)"),
  );
  await popup.page.evaluate(
    (site) =>
      (
        document.querySelector('th-popup') as unknown as {
          host: { call(command: string, input: object): Promise<unknown> };
        }
      ).host.call('sites.connect', { origin: site }),
    origin,
  );
  await popup.page.close();
}

/** The window in which the extension asks whether a site may send. */
export async function consentWindow({ browser }: ExtensionBrowser): Promise<Screen> {
  const page = await until('the consent window is open', async () => {
    for (const candidate of await browser.pages()) {
      // Firefox's driver takes an extension's page for about:blank; the page knows better.
      const address = await candidate.evaluate('location.href').catch(() => '');
      if (String(address).includes('/src/consent/')) return candidate;
    }
    return undefined;
  });
  await page.bringToFront();
  return new Screen(page);
}
