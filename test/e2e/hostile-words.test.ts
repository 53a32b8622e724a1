import { assert } from 'chai';
import type { Browser, Page } from 'puppeteer-core';
import { openFormSite, type FormSite } from './harness/form-site.js';
import { BROWSERS } from './harness/launch.js';
import { launchPlainBrowser } from './harness/plain-browser.js';
import type { Screen } from './harness/screen.js';
import type { FormPage, Shown } from './pages/form-page.js';
import type { StateName } from './pages/states.js';

declare const formPage: FormPage;

const MARKUP =
  '"\'--></title><script src="/evil.js"></script><img src=/evil onerror=alert(1)><svg onload=alert(1)>{{7*7}}${alert(1)}';

/** Those in which something is said with a link, and those that say most. */
const LINKED: readonly StateName[] = ['blocked', 'paused', 'noncompliant', 'rejected'];
const FULLEST: readonly StateName[] = ['blocked', 'noncompliant'];

/** What Twilio, an account or a person may have put into any text, and where it is tried. */
const WORDS: Readonly<Record<string, readonly [word: string, states?: readonly StateName[]]>> = {
  markup: [MARKUP],
  'directions, controls, half characters': ['a\u202Eb\u2066\u0000c\u0008\uD800d\uFFFE'],
  'a javascript link': ['javascript:alert(document.domain)', LINKED],
  'a data link': ['data:text/html,<script>alert(1)</script>', LINKED],
  'a link that hides its kind': [' \tjava\nscript:alert(1)', LINKED],
  '100 kB': [MARKUP.padEnd(100_000, '<b>'), FULLEST],
};

const WORD = 'Zwölf';

for (const name of BROWSERS)
  describe(`hostile words under a strict policy in ${name}`, function () {
    this.timeout(120_000);
    let site: FormSite;
    let browser: Browser;
    let screen: Screen;
    let page: Page;
    /** Whatever a word may not bring about. */
    let happened: string[];

    before(async () => {
      site = await openFormSite();
      browser = await launchPlainBrowser(name);
    });

    beforeEach(async () => {
      screen = await site.open(browser);
      page = screen.page;
      happened = [];
      page.on('dialog', (dialog) => {
        happened.push(`dialog ${dialog.message()}`);
        void dialog.dismiss();
      });
      page.on('pageerror', (error) => happened.push(String(error)));
      page.on('request', (request) => {
        // Firefox draws its own controls with a font of its own.
        if (!request.url().startsWith('data:font/')) happened.push(`request ${request.url()}`);
      });
    });

    afterEach(() => page.close());

    after(async () => {
      await browser?.close();
      await site?.close();
    });

    const look = (word: string, states?: readonly StateName[]): Promise<Shown[]> =>
      page.evaluate((said, some) => formPage.look(said, some), word, states);

    const assertNothingHappened = async (): Promise<void> => {
      assert.deepEqual(await page.evaluate(() => formPage.violations), []);
      assert.deepEqual(happened, []);
      assert.notInclude(site.asked.join(' '), 'evil');
    };

    it('would be noticed if they did something', async () => {
      await page.evaluate(() => {
        const box = document.querySelector('main')!.appendChild(document.createElement('p'));
        box.append(new Image());
        box.querySelector('img')!.src = '/evil';
        try {
          box.innerHTML = '<b>bold</b>';
        } catch {
          // Trusted Types forbid it.
        }
      });
      const [shown] = await look(WORD, ['form']);
      const violations = (await page.evaluate(() => formPage.violations)).join('\n');
      assert.match(violations, /^img-src/m);
      assert.match(violations, /^require-trusted-types-for/m);
      assert.match(shown?.skeleton ?? '', /^IMG src$/m);
      assert.match(shown?.skeleton ?? '', /^INPUT .*data-path/m);
    });

    for (const [kind, [word, states]] of Object.entries(WORDS))
      it(`change nothing but text: ${kind}`, async () => {
        const plain = await look(WORD, states);
        const hostile = await look(word, states);
        for (const [index, { state, skeleton, times }] of plain.entries()) {
          assert.equal(hostile[index]?.skeleton, skeleton, state);
          assert.equal(hostile[index]?.times, times, state);
          assert.isAbove(times, 0, state);
        }
        await assertNothingHappened();
      });

    it('the form is filled, complained of, corrected and decided without a violation', async () => {
      await page.evaluate(() => formPage.show('empty'));
      await screen.press('Review and send');
      await screen.press('Send for review');
      await screen.see(/There are \d+ things to change/);
      await screen.follow('Enter the legal name');
      await screen.fill('Legal name', MARKUP);
      await screen.fill('Registration type', 'EIN');
      await screen.fill('Registration number', '12-3456789');
      await page.evaluate(() => formPage.show('form'));
      await screen.press('Review and send');
      await screen.press('Send for review');
      await screen.see('It goes on by itself');
      await page.evaluate(() => formPage.show('noncompliant'));
      await screen.see('Twilio asks for');
      await screen.fill('Registration number', '12-3456780');
      await screen.see('not yet checked again');
      await page.evaluate(() => formPage.hear('approved'));
      await screen.see('Twilio approved this business');
      await assertNothingHappened();
    });
  });
