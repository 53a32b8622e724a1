import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { assert } from 'chai';
import '../../src/consent/th-consent.js';
import { OnboardingError } from '../../src/core/commands.js';
import '../../src/options/th-options.js';
import '../../src/popup/th-popup.js';
import '../../src/workspace/th-workspace.js';
import { placeOf } from '../../src/workspace/place.js';
import { DRAFT } from './fixtures/bakery.js';
import { ACCOUNT, FakeOwnHost, LIST } from './fixtures/fake-own-host.js';
import { assertAccessibleInBoth } from './support/axe.js';
import { control, focused, press, query, queryAll, text, type, words } from './support/deep.js';
import { mount, settle, unmountAll, until } from './support/mount.js';

async function page<T extends 'th-popup' | 'th-options' | 'th-workspace' | 'th-consent'>(
  tag: T,
  own: FakeOwnHost,
  set: Partial<HTMLElementTagNameMap[T]> = {},
): Promise<HTMLElementTagNameMap[T]> {
  const element = document.createElement(tag);
  Object.assign(element, { host: own.host, ...set });
  mount(element);
  await settle();
  return element;
}

const wait = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

describe('the popup', () => {
  afterEach(unmountAll);

  it('groups businesses by what they ask, each with a word and one click to act', async () => {
    const popup = await page('th-popup', new FakeOwnHost());
    assert.deepEqual(queryAll(popup, 'h2').map(words), [
      'Needs you 2',
      'In review 1',
      'Drafts 1',
      'Approved 1',
    ]);
    const link = press(
      popup,
      'Blue Heron Dental Fix Rejected: Tax number and name don’t match (18602)',
    ) as HTMLAnchorElement;
    assert.isTrue(link.href.endsWith(`/workspace/index.html#/draft/${DRAFT}/fix`), link.href);
    assert.include(text(popup), `${ACCOUNT.accountSid.slice(0, 6)}…0001`);
    await assertAccessibleInBoth(popup);
  });

  it('offers nothing for what another device began', async () => {
    const rows = LIST.rows.map((row) => ({ ...row, draftId: undefined }));
    const popup = await page(
      'th-popup',
      new FakeOwnHost({ 'profiles.list': () => ({ ...LIST, rows }) }),
    );
    for (const word of ['Fix', 'Resume', 'Continue']) assert.notInclude(text(popup), word);
  });

  it('shows what was cached, then the news', async () => {
    const own = new FakeOwnHost();
    const popup = await page('th-popup', own);
    own.emit('profiles.changed', { rows: [], refreshing: false });
    await settle();
    assert.include(text(popup), 'No business yet');
  });

  it('finds a business by name, and lets no late answer overtake', async () => {
    const own = new FakeOwnHost({
      'profiles.list': async ({ query: wanted }: { query?: string }) => {
        if (wanted === 'M') await wait(60);
        return { ...LIST, rows: LIST.rows.filter(({ name }) => name.startsWith(wanted ?? '')) };
      },
    });
    const popup = await page('th-popup', own);
    const search = query<HTMLInputElement>(popup, 'input[type="search"]');
    type(search, 'M');
    type(search, 'Lu');
    await wait(120);
    assert.deepEqual(queryAll(popup, 'b').map(words), ['Lumen Physio']);
  });

  it('leads to the settings without an account', async () => {
    const popup = await page('th-popup', new FakeOwnHost({ 'accounts.get': () => null }));
    const link = press(popup, 'Add account') as HTMLAnchorElement;
    assert.include(link.href, '/options/index.html');
    assert.include(text(popup), 'Lumen Physio', 'what was begun is still there');
    await assertAccessibleInBoth(popup);
  });

  it('shows trouble and a skeleton', async () => {
    const slow = await page(
      'th-popup',
      new FakeOwnHost({ 'profiles.list': () => new Promise(() => undefined) }),
    );
    assert.include(text(slow), 'Loading businesses');
    const list = { ...LIST, trouble: { message: 'Twilio is out of reach.' } };
    const popup = await page('th-popup', new FakeOwnHost({ 'profiles.list': () => list }));
    assert.include(text(popup), 'This is what was known last.');
    const failed = () => {
      throw new OnboardingError('failed', 'The worker is gone.');
    };
    unmountAll();
    const broken = await page('th-popup', new FakeOwnHost({ 'profiles.list': failed }));
    assert.include(text(broken), 'The worker is gone.');
    press(broken, 'Try again');
    await assertAccessibleInBoth(broken);
  });

  it('connects the site in front', async () => {
    let connected = 0;
    const popup = await page('th-popup', new FakeOwnHost(), {
      site: 'https://partner.example',
      connectSite: async () => connected++,
    });
    press(popup, 'Connect this site').click();
    await settle();
    assert.equal(connected, 1);
    assert.include(text(popup), 'Connected. Go back to the page');
    const without = await page('th-popup', new FakeOwnHost());
    assert.notInclude(text(without), 'Connect this site', 'there is none to connect');
  });
});

for (const tag of ['th-popup', 'th-workspace'] as const)
  describe(`a loss of what was stored, in ${tag}`, () => {
    afterEach(unmountAll);

    it('is told until a person has seen it', async () => {
      let seen = false;
      const notice = 'This device lost part of what it had stored.';
      const own = new FakeOwnHost({
        'profiles.list': () => ({ ...LIST, ...(!seen && { notice }) }),
        'storage.acknowledge': () => {
          seen = true;
          return null;
        },
      });
      const element = await page(tag, own);
      assert.include(text(element), notice);
      await assertAccessibleInBoth(element);
      press(element, 'Dismiss').click();
      await settle();
      assert.lengthOf(own.of('storage.acknowledge'), 1);
      assert.notInclude(text(element), notice);
      assert.equal(focused()?.tagName, 'H1', 'what was pressed is gone');
    });
  });

describe('the settings', () => {
  afterEach(unmountAll);

  it('checks a key with Twilio, shows its words when refused, and forgets the secret', async () => {
    let refuse = true;
    let account: typeof ACCOUNT | null = null;
    const own = new FakeOwnHost({
      'accounts.get': () => account,
      'accounts.save': () => {
        if (refuse)
          throw new OnboardingError('twilio', 'Twilio refused this key.', {
            message: 'Twilio refused this key.',
            code: 20003,
            twilio: 'Authenticate',
            moreInfo: 'https://www.twilio.com/docs/errors/20003',
          });
        account = ACCOUNT;
        return ACCOUNT;
      },
    });
    const options = await page('th-options', own, { sandbox: 'http://127.0.0.1:4010' });
    await assertAccessibleInBoth(options);
    press(options, 'Check and save').click();
    await settle();
    assert.lengthOf(queryAll(options, '.error'), 3);
    assert.equal(own.of('accounts.save').length, 0);
    type(control(options, 'Account SID'), ` ${ACCOUNT.accountSid} `);
    type(control(options, 'API key SID'), ACCOUNT.username);
    type(control(options, 'API key secret'), 'canary-secret');
    assert.equal(control(options, 'API key secret').type, 'password');
    press(options, 'Check and save').click();
    await settle();
    assert.deepEqual(own.of('accounts.save'), [
      { ...ACCOUNT, secret: 'canary-secret', sandbox: 'http://127.0.0.1:4010' },
    ]);
    assert.include(text(options), 'Twilio refused this key.');
    assert.include(text(options), '20003');
    refuse = false;
    press(options, 'Check and save').click();
    await settle();
    assert.include(text(options), 'Twilio accepted the key.');
    assert.notInclude(text(options), 'canary-secret');
    await assertAccessibleInBoth(options);
  });

  it('offers no sandbox but in a development build', async () => {
    const options = await page('th-options', new FakeOwnHost({ 'accounts.get': () => null }));
    assert.notInclude(text(options), 'Sandbox address');
  });

  it('removes an account after a second word, and disconnects a site', async () => {
    const own = new FakeOwnHost({
      'accounts.remove': () => null,
      'sites.list': () => [
        { origin: 'https://partner.example', connectedAt: '2026-11-20T10:00:00Z' },
      ],
      'sites.disconnect': () => null,
    });
    const options = await page('th-options', own);
    press(options, 'Remove account').click();
    await settle();
    assert.lengthOf(own.of('accounts.remove'), 0);
    query(options, 'dialog .bad').click();
    await settle();
    assert.lengthOf(own.of('accounts.remove'), 1);
    press(options, 'Disconnect https://partner.example').click();
    await settle();
    assert.deepEqual(own.of('sites.disconnect'), [{ origin: 'https://partner.example' }]);
  });
});

describe('the workspace', () => {
  afterEach(() => {
    unmountAll();
    history.replaceState(null, '', location.pathname + location.search);
  });

  it('reads its address', () => {
    assert.deepEqual(placeOf(''), { kind: 'list' });
    assert.deepEqual(placeOf('#/draft/../../x'), { kind: 'list' });
    assert.deepEqual(placeOf(`#/draft/${DRAFT}`), { kind: 'draft', id: DRAFT });
    assert.equal(placeOf('#/new').kind, 'draft');
    assert.deepEqual(placeOf('#/leftovers'), { kind: 'leftovers' });
  });

  it('opens a new business under an address of its own', async () => {
    location.hash = '#/new';
    const own = new FakeOwnHost();
    const workspace = await page('th-workspace', own);
    assert.match(location.hash, /^#\/draft\/[0-9a-z]{10}$/);
    assert.lengthOf(queryAll(workspace, 'trusthub-onboard'), 1);
    assert.equal(
      `#/draft/${query(workspace, 'trusthub-onboard').getAttribute('draft')}`,
      location.hash,
    );
    await assertAccessibleInBoth(workspace);
  });

  it('deletes a draft after a second word', async () => {
    location.hash = `#/draft/${DRAFT}`;
    const rows = LIST.rows.filter(({ status }) => status === 'draft');
    const own = new FakeOwnHost({
      'draft.remove': () => null,
      'profiles.list': () => ({ ...LIST, rows }),
    });
    const workspace = await page('th-workspace', own);
    press(workspace, 'Delete draft').click();
    await settle();
    assert.lengthOf(own.of('draft.remove'), 0);
    assert.include(text(workspace), 'What was typed for Maple Street Bakery is deleted');
    query(workspace, 'dialog .bad').click();
    await settle();
    assert.deepEqual(own.of('draft.remove'), [{ draftId: DRAFT }]);
    assert.equal(location.hash, '#/');
    assert.include(text(workspace), 'Open a business');
  });

  it('keeps what Twilio knows of from being deleted', async () => {
    location.hash = `#/draft/${DRAFT}`;
    const rows = LIST.rows.filter(({ status }) => status === 'in-review');
    const workspace = await page(
      'th-workspace',
      new FakeOwnHost({ 'profiles.list': () => ({ ...LIST, rows }) }),
    );
    assert.throws(() => press(workspace, 'Delete draft'));
  });

  it('begins with an empty list and says so', async () => {
    const workspace = await page(
      'th-workspace',
      new FakeOwnHost({ 'profiles.list': () => ({ rows: [], refreshing: false }) }),
    );
    assert.include(text(workspace), 'Register the first business');
    await assertAccessibleInBoth(workspace);
  });
});

describe('the consent window', () => {
  afterEach(unmountAll);

  const question = {
    id: 'q1',
    origin: 'https://partner.example',
    name: '<b>Maple Street Bakery</b>',
    accountSid: ACCOUNT.accountSid,
  };
  const asking = (): FakeOwnHost =>
    new FakeOwnHost({ 'consent.get': () => question, 'consent.answer': () => null });

  /** A click as a hand does it, in the middle of the button. */
  async function click(button: Element): Promise<void> {
    const { left, top, width, height } = button.getBoundingClientRect();
    const position: [number, number] = [Math.round(left + width / 2), Math.round(top + height / 2)];
    await sendMouse({ type: 'click', position });
  }

  it('says who asks, for which business, with which account', async () => {
    const consent = await page('th-consent', asking(), { request: 'q1' });
    for (const word of [question.origin, question.name, question.accountSid])
      assert.include(text(consent), word);
    assert.lengthOf(queryAll(consent, 'dd b'), 0);
    await assertAccessibleInBoth(consent);
  });

  it('takes no answer in the first moment, nor from a script, nor by Enter', async function () {
    this.timeout(20_000);
    const own = asking();
    let closed = 0;
    const consent = await page('th-consent', own, { request: 'q1', close: () => closed++ });
    window.dispatchEvent(new Event('focus'));
    await click(press(consent, 'Allow'));
    assert.lengthOf(own.of('consent.answer'), 0, 'too early');
    await until(() => text(consent).includes('You can answer now.'), 'the buttons come alive');
    press(consent, 'Allow').click();
    assert.lengthOf(own.of('consent.answer'), 0, 'a script');
    await sendKeys({ press: 'Enter' });
    await settle();
    assert.lengthOf(own.of('consent.answer'), 0, 'Enter without choosing');
    window.dispatchEvent(new Event('focus'));
    await settle();
    await click(press(consent, 'Allow'));
    assert.lengthOf(own.of('consent.answer'), 0, 'it came to the front again');
    await until(() => text(consent).includes('You can answer now.'), 'alive again');
    await click(press(consent, 'Allow'));
    await settle();
    assert.deepEqual(own.of('consent.answer'), [{ id: 'q1', allow: true }]);
    assert.equal(closed, 1);
  });

  it('says so when there is nothing to answer', async () => {
    const own = new FakeOwnHost({ 'consent.get': () => null });
    const consent = await page('th-consent', own, { request: 'q1' });
    assert.include(text(consent), 'Nothing to answer');
  });
});
