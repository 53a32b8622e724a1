import { assert } from 'chai';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { FailpointRule } from '../../src/background/failpoints.js';
import { MAPLE_STREET_BAKERY, SECOND_PERSON } from '../fixtures/maple-street-bakery.js';
import { VENDOR } from '../e2e/harness/accounts.js';
import type { ExtensionBrowser } from '../e2e/harness/extension-browser.js';
import { reached, setFailpoint, setTimings } from '../e2e/harness/failpoints.js';
import type { Screen } from '../e2e/harness/screen.js';
import type { Stage } from '../e2e/harness/stage.js';
import { openStage } from '../e2e/harness/stage.js';
import { enterAccount, fillBusiness, newBusiness, sendForReview } from '../e2e/harness/steps.js';
import { onBarePage, storedLocally } from '../e2e/harness/stored.js';
import { until } from '../e2e/harness/until.js';

const VALUES = { ...MAPLE_STREET_BAKERY, ...SECOND_PERSON };
const NAME = 'Maple Street Bakery LLC';
const TOLD = 'Part of what this device had stored was lost';

const EVERYTHING_ONCE = {
  CustomerProfiles: 1,
  EndUsers: 3,
  Addresses: 1,
  SupportingDocuments: 1,
  EntityAssignments: 5,
};

let profile: string;
let stage: Stage;
let extension: ExtensionBrowser;

async function openAll(): Promise<void> {
  profile = await mkdtemp(join(tmpdir(), 'trusthub-storage-loss-'));
  stage = await openStage('chromium', { build: 'test', profile });
  extension = stage.extension;
  await setTimings(extension);
  await enterAccount(extension, VENDOR);
}

async function closeAll(): Promise<void> {
  await stage.close();
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
}

/** Sends a business until the rule is reached. */
async function leaveInTheMidst(rule: FailpointRule): Promise<{ form: Screen }> {
  const form = await newBusiness(extension);
  await fillBusiness(form, VALUES);
  await setFailpoint(extension, rule);
  await sendForReview(form);
  await reached(extension);
  return { form };
}

/** No page is open that would start another worker at once. */
async function closePages(): Promise<void> {
  for (const page of await extension.browser.pages())
    if (page.url().startsWith(extension.origin)) await page.close();
}

async function killBrowser(): Promise<void> {
  const browser = extension.browser.process()!;
  const gone = once(browser, 'exit');
  browser.kill('SIGKILL');
  await gone;
}

/** The browser again, with the key, which it does not keep. */
async function startBrowser(): Promise<void> {
  extension = await stage.launch({ profile });
  await enterAccount(extension, VENDOR);
}

/** Files of the extension's IndexedDB whose names match. */
async function databaseFiles(name: RegExp): Promise<string[]> {
  const all = await readdir(profile, { recursive: true, withFileTypes: true });
  const found = all
    .filter((entry) => entry.isFile() && name.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => /chrome-extension_[a-p]{32}_0\.indexeddb\.leveldb$/.test(dirname(path)));
  assert.isNotEmpty(found);
  return found;
}

/** Three ways to lose a database without an error, each while the worker is dead. */
const LOSSES: readonly (readonly [how: string, lose: () => Promise<void>])[] = [
  [
    'was deleted',
    async () => {
      await extension.killWorker();
      await onBarePage(extension, (page) =>
        page.evaluate(
          `new Promise((resolve, reject) => {
            const request = indexedDB.deleteDatabase('trusthub-onboard');
            request.onsuccess = () => resolve();
            request.onerror = request.onblocked = () => reject(new Error('still in use'));
          })`,
        ),
      );
    },
  ],
  [
    'has garbage for a manifest',
    async () => {
      await killBrowser();
      for (const path of await databaseFiles(/^MANIFEST-/)) await writeFile(path, 'garbage');
      await startBrowser();
    },
  ],
  [
    'has half of its log',
    async () => {
      await killBrowser();
      for (const path of await databaseFiles(/\.log$/))
        await truncate(path, Math.floor((await stat(path)).size / 2));
      await startBrowser();
    },
  ],
];

describe('a database that comes back without what was in it, in chromium', function () {
  this.timeout(240_000);
  beforeEach(openAll);
  afterEach(closeAll);

  for (const [how, lose] of LOSSES)
    it(`and ${how}: the run is put together again, nothing is there twice, the person is told`, async () => {
      // Executed at Twilio, and its SID known to nobody.
      await leaveInTheMidst({ name: 'before-result', step: 'create-end-user', nth: 2 });
      // Made beside the end users: without it nobody is left who knows the name.
      await until(
        'Twilio has the profile',
        async () => (await stage.control.made())['CustomerProfiles'] === 1,
      );
      await closePages();
      await lose();

      const popup = await extension.open('popup');
      await popup.see(TOLD);
      await popup.see(NAME);
      await popup.press('Dismiss');
      await until('it is told once', async () => !(await popup.text()).includes(TOLD));
      await popup.page.close();

      const workspace = await extension.open('workspace');
      await workspace.follow(NAME);
      await workspace.see('This device lost what you typed for this business');
      await fillBusiness(workspace, VALUES);
      await sendForReview(workspace);
      await workspace.see('In review', 60_000);
      assert.deepEqual(await stage.control.made(), EVERYTHING_ONCE);
    });

  it('and lacks only its end: the run goes on from its second copy by itself', async () => {
    const { control } = stage;
    await leaveInTheMidst({ name: 'before-result', step: 'create-end-user', nth: 2 });
    await killBrowser();
    for (const path of await databaseFiles(/\.log$/))
      await truncate(path, (await stat(path)).size - 20_000);
    await startBrowser();

    const workspace = await extension.open('workspace');
    await workspace.follow(NAME);
    await workspace.see('In review', 60_000);
    await workspace.see('It was put together again from a second copy');
    assert.deepEqual(await control.made(), EVERYTHING_ONCE);
  });
});

describe('a full disk, in chromium', function () {
  this.timeout(240_000);
  beforeEach(openAll);
  afterEach(closeAll);

  const FULL = /could not store what comes next, so nothing more was sent/;

  const sentDocuments = async (): Promise<readonly string[]> =>
    (await stage.control.writes())
      .filter(({ method, path }) => method === 'POST' && path === '/v1/SupportingDocuments')
      .flatMap(({ created }) => created);

  it('at an intent: nothing is sent that is not stored, and it goes on when there is room', async () => {
    const { form } = await leaveInTheMidst({
      name: 'quota-at-intent',
      step: 'create-supporting-document',
    });
    await form.see(FULL);
    assert.isEmpty(await sentDocuments());
    await form.see('In review', 90_000);
    assert.lengthOf(await sentDocuments(), 1);
    assert.deepEqual(await stage.control.made(), EVERYTHING_ONCE);
  });

  it('at a result: what was made is not forgotten, by no worker after this one', async () => {
    const { form } = await leaveInTheMidst({
      name: 'quota-at-result',
      step: 'create-supporting-document',
      lasting: true,
    });
    await form.see(FULL);
    const [document = 'none'] = await sentDocuments();
    assert.include(JSON.stringify(await storedLocally(extension)), document);
    await closePages();
    await extension.killWorker();
    const popup = await extension.open('popup');
    await popup.see('In review', 90_000);
    assert.deepEqual(await sentDocuments(), [document]);
    assert.deepEqual(await stage.control.made(), EVERYTHING_ONCE);
  });
});

describe('the second copy of a run, in chromium', function () {
  this.timeout(120_000);
  beforeEach(openAll);
  afterEach(closeAll);

  it('holds nothing that was typed, nor the key, and no page can read it', async () => {
    const { form } = await leaveInTheMidst({ name: 'before-result', step: 'submit-for-review' });
    const stored = JSON.stringify(await storedLocally(extension));
    assert.include(stored, '"create-customer-profile"');
    const typed = Object.values(VALUES).filter((value) => value.length > 3);
    assert.isAbove(typed.length, 10);
    for (const secret of [...typed, VENDOR.secret, 'title', 'message'])
      assert.notInclude(stored, secret);

    const site = await extension.browser.newPage();
    await site.authenticate({ username: VENDOR.username, password: VENDOR.secret });
    await site.goto(`https://api.twilio.com/2010-04-01/Accounts/${VENDOR.accountSid}.json`);
    const read = await form.page.evaluate(`(async () => {
      const tabs = await chrome.tabs.query({ url: 'https://api.twilio.com/*' });
      const [{ result }] = await chrome.scripting.executeScript({
        target: { tabId: tabs[0].id },
        func: () => chrome.storage.local.get(null).then(() => 'read', (error) => error.message),
      });
      return result;
    })()`);
    assert.match(String(read), /not allowed/);
  });
});
