import { assert } from 'chai';
import type { Browser } from 'puppeteer-core';
import { startPartnerServer, type PartnerServer } from '../../scripts/start/partner-server.js';
import { MAPLE_STREET_BAKERY } from '../fixtures/maple-street-bakery.js';
import { said } from '../fixtures/said.js';
import { accessibilityProblems } from './harness/accessibility.js';
import { VENDOR } from './harness/accounts.js';
import type { BrowserName } from './harness/extension-browser.js';
import { prefill } from './harness/filled-form.js';
import { launchPlainBrowser } from './harness/plain-browser.js';
import { Screen } from './harness/screen.js';
import { screenshot } from './harness/screenshot.js';
import { openStage, type Stage } from './harness/stage.js';

/** Each language in one browser, as people set it. */
const LANGUAGES: readonly (readonly [BrowserName, set: string, locale: string, dir: string])[] = [
  ['chromium', 'ar-EG', 'ar', 'rtl'],
  ['chromium', 'ja', 'ja', 'ltr'],
  ['firefox', 'de-CH', 'de', 'ltr'],
  ['firefox', 'es-MX', 'es', 'ltr'],
];

/** Any of the forms of a count. */
const counted = (forms: string): RegExp =>
  new RegExp(forms.replaceAll(/[.*+?^${}()[\]\\]/g, '\\$&').replaceAll('#', '\\S+'));

for (const [name, set, locale, direction] of LANGUAGES)
  describe(`a ${name} set to ${set}`, function () {
    this.timeout(120_000);
    const say = said(locale);
    let stage: Stage;

    before('the browser opens', async () => {
      stage = await openStage(name, { build: 'production', language: set });
    });
    after(() => stage.close());

    const looksRight = async (screen: Screen, picture: string): Promise<void> => {
      assert.deepEqual(
        await screen.page.evaluate('[document.documentElement.lang, document.documentElement.dir]'),
        [locale, direction],
      );
      assert.deepEqual(await accessibilityProblems(screen), []);
      await screenshot(screen, `${locale}-${picture}`);
      // Long words too have to break before they widen the page (WCAG 2.2, 1.4.10).
      await screen.page.setViewport({ width: 320, height: 640 });
      assert.isAtMost(
        Number(await screen.page.evaluate('document.documentElement.scrollWidth')),
        320,
      );
      await screenshot(screen, `${locale}-${picture}-320`);
      await screen.page.setViewport({ width: 1000, height: 700 });
    };

    it('takes a business to review by the words of that language alone', async () => {
      const options = await stage.extension.open('options');
      await options.fill(say('Account SID'), VENDOR.accountSid);
      await options.fill(say('API key SID'), VENDOR.username);
      await options.fill(say('API key secret'), VENDOR.secret);
      await options.press(say('Check and save'));
      await options.see(say('Twilio accepted the key. You can register businesses now.'));
      await looksRight(options, 'options');

      const form = await stage.extension.open('workspace', '#/new');
      await form.see(say('Before you start'));
      await form.press(say('Review and send'));
      await form.press(say('Send for review'));
      await form.see(counted(say('There is one thing to change|There are # things to change')));
      await looksRight(form, 'errors');
      await form.press(say('Back'));
      await prefill(form, MAPLE_STREET_BAKERY);
      await form.fill(say('First name'), 'Adele');
      await form.press(say('Review and send'));
      await looksRight(form, 'review');
      await form.press(say('Send for review'));
      await form.see(say('In review'));
      await looksRight(form, 'in-review');

      const popup = await stage.extension.open('popup');
      await popup.page.setViewport({ width: 380, height: 600 });
      await popup.see(say('Usually decided within a day'));
      await looksRight(popup, 'popup');
    });
  });

describe('the embed with languages', function () {
  this.timeout(60_000);
  let partner: PartnerServer;
  let browser: Browser;

  before(async () => {
    partner = await startPartnerServer(0);
    browser = await launchPlainBrowser('chromium');
  });
  after(() => Promise.all([partner.close(), browser.close()]));

  /** A page in a language, with the tag in it; what it fetched and what it says. */
  async function page(
    lang: string,
    isCut = (_path: string): boolean => false,
  ): Promise<{ screen: Screen; fetched: string[] }> {
    const tab = await browser.newPage();
    const fetched: string[] = [];
    await tab.setRequestInterception(true);
    tab.on('request', (request) => {
      const path = new URL(request.url()).pathname;
      fetched.push(path);
      void (isCut(path) ? request.abort() : request.continue());
    });
    // Any address of the site where no element is yet.
    await tab.goto(`${partner.url}/trusthub-onboard.js`);
    await tab.evaluate((code) => {
      document.documentElement.lang = code;
      document.title = 'Some partner';
      const [main, heading] = [document.createElement('main'), document.createElement('h1')];
      heading.textContent = 'Some partner';
      main.append(heading, document.createElement('trusthub-onboard'));
      document.body.replaceChildren(main);
      const script = document.createElement('script');
      script.type = 'module';
      script.src = '/languages/trusthub-onboard.js';
      document.body.append(script);
    }, lang);
    return { screen: new Screen(tab), fetched };
  }

  it('speaks that of the page, and fetches no other', async () => {
    const { screen, fetched } = await page('ar');
    await screen.see(said('ar')('This site is not connected'));
    const root = 'document.querySelector("trusthub-onboard").shadowRoot.querySelector(".root")';
    assert.deepEqual(await screen.page.evaluate(`[${root}.lang, ${root}.dir]`), ['ar', 'rtl']);
    assert.lengthOf(
      fetched.filter((path) => /\/ar-[\w-]+\.js$/.test(path)),
      1,
    );
    assert.isEmpty(fetched.filter((path) => /\/(de|es|ja)-[\w-]+\.js$/.test(path)));
    assert.deepEqual(await accessibilityProblems(screen), []);
  });

  it('is there in English when its words cannot be fetched', async () => {
    const { screen } = await page('de', (path) => /\/de-[\w-]+\.js$/.test(path));
    await screen.see('This site is not connected');
  });

  it('speaks that of the browser where it does not know that of the page', async () => {
    const { screen, fetched } = await page('fr');
    await screen.see('This site is not connected');
    assert.isEmpty(fetched.filter((path) => /\/(ar|de|es|ja)-[\w-]+\.js$/.test(path)));
  });
});
