import type { AccountEntry } from '../../../src/protocol/own-commands.js';
import type { ExtensionBrowser } from './extension-browser.js';
import type { Screen } from './screen.js';
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

/** Opens the popup until it says so: what was read a moment ago it shows without asking again. */
export async function seeInPopup(extension: ExtensionBrowser, words: string): Promise<Screen> {
  const popup = await extension.open('popup');
  await popup.page.setViewport({ width: 380, height: 600 });
  await until(`the popup says “${words}”`, async () => {
    const said = await popup.see(words, 1000).catch(() => '');
    if (!said) await popup.page.reload({ waitUntil: [] });
    return said;
  });
  return popup;
}
