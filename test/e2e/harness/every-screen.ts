import type { AccountEntry } from '../../../src/protocol/own-commands.js';
import { MAPLE_STREET_BAKERY, SECOND_PERSON } from '../../fixtures/maple-street-bakery.js';
import { VENDOR } from './accounts.js';
import type { ExtensionBrowser } from './extension-browser.js';
import { filledForm, prefill } from './filled-form.js';
import { leftOver, managed, numbersChosen, stopped } from './managing-screens.js';
import type { Screen } from './screen.js';
import type { Stage } from './stage.js';
import {
  bundleSidOn,
  connectSite,
  consentWindow,
  enterAccount,
  newBusiness,
  sendForReview,
} from './steps.js';

/** Called on each screen, once it has come to rest. */
export type Look = (name: string, screen: Screen) => Promise<void>;

/** The sandbox's other accounts, each with what stands in its way. */
const OBSTACLES: readonly (readonly [account: string, says: string])[] = [
  ['2', 'is still in review'],
  ['3', 'use Twilio for yourself'],
  ['4', 'has no primary profile'],
];

const NUMBER = 'customer_profile_business_information.business_registration_number';

/** Walks through every screen of the extension's own pages that a journey can meet. */
export async function everyOwnScreen(stage: Stage, look: Look): Promise<void> {
  await withoutAccount(stage.extension, look);
  for (const [digit, says] of OBSTACLES) await withObstacle(stage.extension, digit, says, look);
  const options = await enterAccount(stage.extension, VENDOR);
  await look('options, saved', options);
  await options.page.close();
  await withoutBusiness(stage.extension, look);
  await leftOver(stage, look);
  await aBusinessToItsEnd(stage, look);
  await stopped(stage, look);
  await inTrouble(stage, look);
}

async function withoutAccount(extension: ExtensionBrowser, look: Look): Promise<void> {
  const options = await extension.open('options');
  await options.see('Make an API key');
  await look('options, empty', options);
  await options.press('Check and save');
  await options.see('Enter the Account SID');
  await look('options, incomplete', options);
  await options.fill('Account SID', VENDOR.accountSid);
  await options.fill('API key SID', VENDOR.username);
  await options.fill('API key secret', 'wrong');
  await options.press('Check and save');
  await options.see('Twilio did not accept this');
  await look('options, refused key', options);
  await options.page.close();
  await glance(extension, 'popup', 'Connect your Twilio account', 'popup, no account', look);
  await glance(extension, 'workspace', 'No Twilio account yet', 'workspace, no account', look);
  await glance(extension, 'workspace', 'before you start', 'preflight, no account', look, '#/new');
}

async function withObstacle(
  extension: ExtensionBrowser,
  digit: string,
  says: string,
  look: Look,
): Promise<void> {
  const options = await enterAccount(extension, accountOf(digit));
  await glance(extension, 'workspace', says, `preflight, account ${digit}`, look, '#/new');
  await options.page.bringToFront();
  await removeAccount(options);
  if (digit === '4') await look('options, removed', options);
  await options.page.close();
}

async function withoutBusiness(extension: ExtensionBrowser, look: Look): Promise<void> {
  await glance(extension, 'popup', 'No business yet', 'popup, empty', look);
  await glance(extension, 'workspace', 'No business yet', 'workspace, empty', look);
}

async function aBusinessToItsEnd({ extension, control }: Stage, look: Look): Promise<void> {
  const form = await newBusiness(extension);
  await look('form, new', form);
  await form.press('Review and send');
  await form.see('Look it over once more');
  await form.press('Send for review');
  await form.see(/There are \d+ things to change/);
  await look('form, errors in review', form);
  await form.follow('Enter the legal name');
  await form.find({ kind: 'field', name: 'Legal name' });
  await look('form, errors', form);
  await prefill(form, { ...MAPLE_STREET_BAKERY, [NUMBER]: '12345' });
  await form.see('Enter all nine digits');
  await look('form, filled with an error', form);
  await form.fillPath(NUMBER, '123456789');
  await form.see('Saved');
  await glance(extension, 'popup', 'Drafts', 'popup, draft', look);
  await form.page.bringToFront();
  await numbersChosen(form, look);
  await form.press('Review and send');
  await form.see('Look it over once more');
  await look('form, review', form);

  await control.settings({ secondRepresentativeRequired: true });
  await control.faults([{ method: 'POST', path: '^/v1/EndUsers$', fault: 'latency:4000' }]);
  await form.press('Send for review');
  await form.see('It goes on by itself');
  await look('submission, running', form);
  await form.see('Twilio asks for');
  await look('submission, noncompliant', form);
  await glance(extension, 'popup', 'Needs you', 'popup, noncompliant', look);

  await form.page.bringToFront();
  await prefill(form, SECOND_PERSON);
  await form.see('All changed');
  await look('submission, corrected', form);
  await sendForReview(form);
  await form.see('A reviewer at Twilio');
  await look('submission, in review', form);
  await glance(extension, 'popup', 'In review', 'popup, in review', look);

  const bundleSid = await bundleSidOn(form);
  await control.reject(bundleSid, [18602]);
  await glance(extension, 'popup', '18602', 'popup, rejected', look);
  await form.page.bringToFront();
  await form.see('Tax number and legal name');
  await look('submission, rejected', form);
  await form.fillPath(NUMBER, '123456780');
  await sendForReview(form);
  await form.see('A reviewer at Twilio');
  await control.approve(bundleSid);
  await glance(extension, 'popup', 'Approved', 'popup, approved', look);
  await form.page.bringToFront();
  await form.see('Twilio approved this business');
  await look('submission, approved', form);
  await managed(form, look);
  await form.page.close();
}

async function inTrouble({ extension, network }: Stage, look: Look): Promise<void> {
  // A port that does not exist: our light check lets it pass, Twilio does not.
  const refused = await filledForm(extension, {
    'bundle.status_callback': 'https://vendor.example:99999/status',
  });
  await sendForReview(refused);
  await refused.see('What was recorded at Twilio is kept');
  await look('submission, needs attention', refused);
  await refused.page.close();

  const draft = await filledForm(extension, {});
  const { hash } = new URL(draft.page.url());
  await draft.page.close();

  const form = await filledForm(extension, {});
  await goOffline(form);
  await form.see('You are offline');
  await look('form, offline', form);
  await network.cut();
  await sendForReview(form);
  await form.see('No connection to Twilio');
  await look('submission, waiting', form);
  const options = await extension.open('options');
  await options.press('Remove account');
  await options.see('Remove this account?');
  await look('options, asked', options);
  await options.press('Remove account', { within: 'Remove this account?' });
  await options.see('Make an API key');
  await options.page.close();
  await network.restore();
  await form.page.bringToFront();
  // Its own timer may be quicker than the press; either way it stops for want of a key.
  await form.press('Try again now', { limit: 2_000 }).catch(() => undefined);
  await form.see('Nothing was lost', 70_000);
  await look('submission, paused', form);
  await glance(extension, 'popup', 'Connect your Twilio account', 'popup, key gone', look);
  await form.page.close();

  const kept = await extension.open('workspace', hash);
  await kept.see('This cannot be sent yet');
  await kept.find({ kind: 'field', name: 'Legal name' });
  await look('form, key gone', kept);
  await kept.page.close();
}

/** Walks through a partner's page and the window in which the extension asks. Development build. */
export async function everyPartnerScreen(
  { extension, network }: Stage,
  url: string,
  look: Look,
): Promise<void> {
  const options = await enterAccount(extension, { ...VENDOR, sandbox: network.url });
  const page = await extension.visit(url);
  await page.see('This site is not connected');
  await look('partner, not connected', page);
  await options.page.close();
  await connectSite(extension, url);
  await glance(extension, 'options', 'may show the form', 'options, site connected', look);
  await page.page.bringToFront();
  await page.page.reload();
  await page.see('Before you start');
  await look('partner, connected', page);
  await prefill(page, MAPLE_STREET_BAKERY);
  await page.see('Saved');
  await sendForReview(page);
  const consent = await consentWindow(extension);
  await consent.see('You can answer now');
  await look('consent', consent);
  await consent.press('Deny');
  await page.page.bringToFront();
  await page.see('Sending was not allowed');
  await look('partner, declined', page);
}

/** Opens a page, waits for the words, looks at it and closes it. */
async function glance(
  extension: ExtensionBrowser,
  page: 'popup' | 'options' | 'workspace',
  words: string,
  name: string,
  look: Look,
  suffix = '',
): Promise<void> {
  const screen = await extension.open(page, suffix);
  await screen.see(words);
  await look(name, screen);
  await screen.page.close();
}

async function removeAccount(options: Screen): Promise<void> {
  await options.press('Remove account');
  await options.press('Remove account', { within: 'Remove this account?' });
  await options.see('Make an API key');
}

/** Only one of the browsers' drivers can take a page's network away; the page's own word can be given in both. */
const goOffline = ({ page }: Screen): Promise<void> =>
  page.evaluate(() => {
    Object.defineProperty(navigator, 'onLine', { configurable: true, value: false });
    dispatchEvent(new Event('offline'));
  });

const accountOf = (digit: string): AccountEntry => ({
  accountSid: VENDOR.accountSid.slice(0, -1) + digit,
  username: VENDOR.username.slice(0, -1) + digit,
  secret: VENDOR.secret,
});
