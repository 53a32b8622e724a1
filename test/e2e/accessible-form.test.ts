import { assert } from 'chai';
import type { Browser, CDPSession, Page } from 'puppeteer-core';
import { openFormSite, type FormSite } from './harness/form-site.js';
import { launchPlainBrowser } from './harness/plain-browser.js';
import type { FormPage } from './pages/form-page.js';
import type { StateName } from './pages/states.js';

declare const formPage: FormPage;

/** A node of the tree that Chromium hands to screen readers. */
interface Heard {
  readonly role: string;
  readonly name: string;
  readonly description: string;
  readonly invalid: boolean;
}

/** What WCAG asks for and axe cannot see. ACCESSIBILITY.md says which criterion each test is for. */
describe('the form, for everybody, in chromium', function () {
  this.timeout(60_000);
  let site: FormSite;
  let browser: Browser;
  let page: Page;
  let session: CDPSession;

  before(async () => {
    site = await openFormSite();
    browser = await launchPlainBrowser('chromium');
  });

  beforeEach(async () => {
    ({ page } = await site.open(browser));
    session = await page.createCDPSession();
  });

  afterEach(() => page.close());

  after(async () => {
    await browser?.close();
    await site?.close();
  });

  const show = (state: StateName): Promise<void> =>
    page.evaluate((one) => formPage.show(one), state);

  const states = (): Promise<StateName[]> => page.evaluate(() => formPage.states);

  const emulate = (name: string, value: string): Promise<void> =>
    session.send('Emulation.setEmulatedMedia', { features: [{ name, value }] });

  const heard = async (): Promise<Heard[]> => {
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    return nodes
      .filter(({ ignored }) => !ignored)
      .map(({ role, name, description, properties = [] }) => ({
        role: String(role?.value),
        name: String(name?.value ?? ''),
        description: String(description?.value ?? ''),
        invalid: properties.some((one) => one.name === 'invalid' && one.value.value === 'true'),
      }));
  };

  const control = (all: readonly Heard[], name: string): Heard | undefined =>
    all.find((one) => one.name === name && one.role !== 'link' && one.role !== 'LabelText');

  it('says of each field what it is called, what it is, what is wrong and how to mend it', async () => {
    await show('errors');
    const all = await heard();
    assert.deepEqual(control(all, 'Legal name'), {
      role: 'textbox',
      name: 'Legal name',
      description:
        'As on the letter, with LLC or Inc., not a trade name Error: Enter the legal name',
      invalid: true,
    });
    assert.deepInclude(control(all, 'Job position'), {
      role: 'combobox',
      description: 'Error: Choose the job position',
      invalid: true,
    });
    assert.deepInclude(control(all, 'Registration type'), { role: 'combobox', invalid: false });
    assert.match(control(all, 'Registration type')!.description, /Worth checking: .*EIN/);
    assert.deepInclude(control(all, 'How does this business use Twilio?'), { role: 'radiogroup' });
    // What is optional says so in its name, and is not complained of.
    assert.deepInclude(control(all, 'Social media(optional)'), { role: 'textbox', invalid: false });
  });

  it('says Twilio’s words at the field that they are about', async () => {
    await show('noncompliant');
    const { description, invalid } = control(await heard(), 'Registration number')!;
    assert.isTrue(invalid);
    assert.include(description, 'Error: Enter the registration number as on the tax letter');
    assert.include(description, 'The Business Registration Number is missing.');
  });

  it('leaves nothing that can be pressed or filled without a name', async () => {
    const roles = ['textbox', 'combobox', 'radio', 'radiogroup', 'button', 'link', 'checkbox'];
    for (const state of await states()) {
      await show(state);
      const unnamed = (await heard()).filter(({ role, name }) => roles.includes(role) && !name);
      assert.deepEqual(unnamed, [], state);
    }
  });

  it('gives whatever can be pressed 24 px to hit', async () => {
    for (const width of [1280, 320]) {
      await page.setViewport({ width, height: 800 });
      for (const state of await states()) {
        await show(state);
        assert.deepEqual(await page.evaluate(() => formPage.smallTargets()), [], state);
      }
    }
  });

  it('at 400 % nothing is cut off, scrolls sideways or hides what has focus', async () => {
    await page.setViewport({ width: 320, height: 256, deviceScaleFactor: 4 });
    for (const state of await states()) {
      await show(state);
      const { scrollWidth, clientWidth } = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return { scrollWidth, clientWidth };
      });
      assert.isAtMost(scrollWidth, clientWidth, state);
      assert.deepEqual(await page.evaluate(() => formPage.hiddenFocus()), [], state);
    }
  });

  it('shows focus and errors in forced colours', async () => {
    await show('errors');
    await emulate('forced-colors', 'active');
    const { error, focus, plain } = await page.evaluate(() => formPage.edges());
    assert.deepInclude(error, { style: 'solid', width: 2 });
    assert.deepInclude(plain, { style: 'solid', width: 1 });
    assert.equal(focus.style, 'solid');
    assert.isAtLeast(focus.width, 2);
    for (const edge of [error, focus, plain]) assert.notEqual(edge.color, edge.background);
  });

  it('holds still for whoever wants no motion', async () => {
    await show('loading');
    const moving = (): Promise<number> => page.evaluate(() => formPage.moving());
    assert.isAbove(await moving(), 0, 'something moves otherwise');
    await emulate('prefers-reduced-motion', 'reduce');
    for (const state of await states()) {
      await show(state);
      assert.equal(await moving(), 0, state);
    }
  });
});
