import { assert } from 'chai';
import type { PreflightProblem } from '../../src/core/commands.js';
import { OnboardingError } from '../../src/core/commands.js';
import { COMPLETE, FORM, LEGAL_NAME, NUMBER, REPORT, snapshot } from './fixtures/bakery.js';
import { FakeOnboarding } from './fixtures/fake-onboarding.js';
import { assertAccessible } from './support/axe.js';
import { field, press, query, queryAll, text, type, words } from './support/deep.js';
import { mount, open, settle, unmountAll } from './support/mount.js';

describe('before there is a form', () => {
  afterEach(unmountAll);

  it('waits for a host, then says that the site is not connected and what to do', async () => {
    const element = await open(undefined);
    assert.include(text(element), 'Waiting for Trust Hub Onboard…');
    element.connection = 'absent';
    await settle();
    assert.include(text(element), 'This site is not connected');
    assert.include(text(element), 'Connect this site');
    let asked = 0;
    element.addEventListener('trusthub-reconnect', () => asked++);
    press(element, 'Try again').click();
    await settle();
    assert.equal(asked, 1);
    assert.include(text(element), 'Waiting for Trust Hub Onboard…');
    element.onboarding = new FakeOnboarding(COMPLETE);
    await settle();
    field(element, 'Legal name');
  });

  it('says that a relay is not available yet', async () => {
    const element = await open(undefined, { relay: 'https://relay.example' });
    assert.include(text(element), 'This connection is not available yet');
  });

  it('rejects what needs a form while there is none', async () => {
    const element = await open(undefined);
    for (const attempt of [
      element.validate(),
      element.submit(),
      element.focusField(LEGAL_NAME),
      element.exportDraft(),
      element.importDraft({}),
    ])
      assert.instanceOf(await attempt.catch((error: unknown) => error), OnboardingError);
  });

  it('shows a skeleton and words while it opens', async () => {
    const host = new FakeOnboarding({}, { preflight: () => new Promise(() => undefined) });
    const element = await open(host);
    assert.include(text(element), 'Opening the form and checking your Twilio account');
    assert.equal(query(element, '.plain').getAttribute('aria-busy'), 'true');
  });

  const problems: PreflightProblem[] = [
    'no-account',
    'credentials-refused',
    'no-primary',
    'primary-not-approved',
    'primary-not-isv',
    'policy-unreadable',
  ];
  for (const problem of problems)
    it(`says what stands in the way and its cure: ${problem}`, async () => {
      const cause = {
        problem,
        message: 'What is wrong.',
        cure: 'What to do.',
        cureUrl: 'https://console.twilio.com/',
        code: 20003,
        twilio: 'Authenticate',
      };
      let mended = false;
      const host = new FakeOnboarding(
        {},
        {
          preflight: () =>
            mended ? { verdict: 'ok', causes: [] } : { verdict: 'blocked', causes: [cause] },
        },
      );
      const element = await open(host);
      for (const word of ['What is wrong.', 'What to do.', '20003', 'Authenticate'])
        assert.include(text(element), word);
      assert.lengthOf(host.of('draft.open'), 0, 'no empty draft is left behind');
      mended = true;
      press(element, 'Check again').click();
      await settle();
      field(element, 'Legal name');
    });

  it('opens a draft that somebody typed into, with what stands in the way at its top', async () => {
    const cause = {
      problem: 'no-account',
      message: 'No account here.',
      cure: 'Enter a key.',
    } as const;
    let mended = false;
    const host = new FakeOnboarding(
      { [LEGAL_NAME]: 'Maple Street Bakery LLC' },
      {
        preflight: () =>
          mended ? { verdict: 'ok', causes: [] } : { verdict: 'blocked', causes: [cause] },
      },
    );
    const element = await open(host);
    const name = field(element, 'Legal name');
    assert.equal(name.value, 'Maple Street Bakery LLC');
    const alert = query(element, '[role="alert"].stops');
    for (const said of ['cannot be sent yet', 'No account here.', 'Enter a key.'])
      assert.include(words(alert), said);
    await assertAccessible(element);
    type(name, 'Maple Street Bakery Inc.');
    await settle();
    assert.equal(host.draft.values[LEGAL_NAME], 'Maple Street Bakery Inc.');

    mended = true;
    press(element, 'Check again').click();
    await settle();
    assert.equal(words(alert), '');
    assert.isTrue(name.isConnected, 'the form stays as it is');
  });

  it('opens such a draft though the account cannot even be asked for', async () => {
    const host = new FakeOnboarding(COMPLETE, {
      preflight: () => {
        throw new OnboardingError('failed', 'The storage does not answer.');
      },
    });
    const element = await open(host);
    assert.equal(field(element, 'Legal name').value, COMPLETE[LEGAL_NAME]);
    assert.include(text(element), 'The storage does not answer.');
  });

  it('leaves sending to the host, whose refusal is said and loses nothing', async () => {
    const host = new FakeOnboarding(COMPLETE, {
      preflight: () => ({
        verdict: 'blocked',
        causes: [{ problem: 'no-account', message: 'No account here.', cure: 'Enter a key.' }],
      }),
      'submission.start': () => {
        throw new OnboardingError('no-account', 'Enter a Twilio API key in the settings first');
      },
    });
    const element = await open(host);
    assert.instanceOf(await element.submit().catch((error: unknown) => error), OnboardingError);
    await settle();
    assert.include(text(element), 'Enter a Twilio API key in the settings first');
    assert.equal(field(element, 'Legal name').value, COMPLETE[LEGAL_NAME]);
  });

  it('lets warnings pass, says that the form is from the cache, and goes on out of reach', async () => {
    const host = new FakeOnboarding(
      {},
      {
        preflight: () => ({
          verdict: 'unknown',
          causes: [{ problem: 'out-of-reach', message: 'Twilio is out of reach.', cure: 'Go on.' }],
        }),
        'form.open': () => ({ ...FORM, cachedAt: '2026-11-20T10:00:00Z' }),
      },
    );
    const element = await open(host);
    assert.include(text(element), 'Twilio is out of reach.');
    assert.include(text(element), 'This is the form as it was on');
    field(element, 'Legal name');
  });

  it('tries again by itself when the account changes', async () => {
    let ready = false;
    const host = new FakeOnboarding(
      {},
      {
        preflight: () => {
          if (!ready) throw new OnboardingError('no-account', 'Add your Twilio account first.');
          return { verdict: 'ok', causes: [] };
        },
      },
    );
    const element = await open(host);
    assert.include(text(element), 'Add your Twilio account first.');
    ready = true;
    host.emit('account.changed', { ready: true });
    await settle();
    field(element, 'Legal name');
  });

  it('shows where a sent draft stands though the account is refused now', async () => {
    const host = new FakeOnboarding(COMPLETE, {
      preflight: () => ({
        verdict: 'blocked',
        causes: [{ problem: 'credentials-refused', message: 'Refused.', cure: 'Mend it.' }],
      }),
    });
    host.submission = snapshot('in-review');
    const element = await open(host);
    assert.include(text(element), 'In review');
    assert.include(text(element), 'Refused.');
  });

  it('says that it is offline, and that sending waits for the network', async () => {
    const element = await open(new FakeOnboarding(COMPLETE));
    const online = Object.getOwnPropertyDescriptor(Navigator.prototype, 'onLine');
    Object.defineProperty(navigator, 'onLine', { configurable: true, value: false });
    dispatchEvent(new Event('offline'));
    await settle();
    assert.include(text(element), 'You are offline.');
    Reflect.deleteProperty(navigator, 'onLine');
    assert.isDefined(online);
    dispatchEvent(new Event('online'));
    await settle();
    assert.notInclude(text(element), 'You are offline.');
  });

  it('drops the answers of a host that was taken away', async () => {
    let answer: (() => void) | undefined;
    const slow = new FakeOnboarding(
      { [LEGAL_NAME]: 'Slow LLC' },
      {
        preflight: () =>
          new Promise((resolve) => {
            answer = (): void => resolve({ verdict: 'ok', causes: [] });
          }),
      },
    );
    const element = await open(slow);
    element.onboarding = new FakeOnboarding({ [LEGAL_NAME]: 'Quick LLC' });
    await settle();
    answer?.();
    await settle();
    assert.equal(field(element, 'Legal name').value, 'Quick LLC');
  });

  it('goes on after it was moved in the page', async () => {
    const element = await open(new FakeOnboarding(COMPLETE));
    const box = mount(document.createElement('div'));
    box.append(element);
    await settle();
    assert.equal(field(element, 'Legal name').value, COMPLETE[LEGAL_NAME]);
  });

  it('registers its tags once, however often it is loaded', async () => {
    const { define } = await import('../../src/components/define.js');
    const before = customElements.get('trusthub-onboard');
    define('trusthub-onboard', class extends HTMLElement {});
    assert.equal(customElements.get('trusthub-onboard'), before);
  });
});

describe('hostile words', () => {
  afterEach(unmountAll);

  const bad = '<img src=x onerror="document.title=\'owned\'"><script>1</script>';

  it('stay words, wherever they come from', async () => {
    const section = FORM.sections[0];
    assert.isDefined(section);
    const form = {
      ...FORM,
      title: bad,
      sections: [
        {
          ...section,
          title: bad,
          description: bad,
          fields: section.fields.map((one) => ({
            ...one,
            label: `${one.label} ${bad}`,
            hint: bad,
            options: one.options?.map((option) => ({ ...option, label: bad })),
          })),
        },
        ...FORM.sections.slice(1),
      ],
    } as typeof FORM;
    const says = { code: 22215, message: bad, moreInfo: 'javascript:document.title="owned"' };
    const host = new FakeOnboarding(
      { ...COMPLETE, [LEGAL_NAME]: bad, [NUMBER]: bad },
      { 'form.open': () => form },
    );
    host.submission = snapshot('noncompliant', {
      evaluation: {
        ...REPORT,
        rows: REPORT.rows.map((row) => ({ ...row, label: bad, advice: bad, twilio: says })),
      },
    });
    const element = await open(host);
    assert.lengthOf(queryAll(element, 'img, script'), 0);
    assert.lengthOf(queryAll(element, 'a[href^="javascript"]'), 0);
    assert.include(text(element), bad);
    query(element, '[data-place="review"]').click();
    await settle();
    assert.lengthOf(queryAll(element, 'img, script'), 0);
    assert.notEqual(document.title, 'owned');
  });

  it('render a kind that nobody knows as text', async () => {
    const [section] = FORM.sections;
    const form = {
      ...FORM,
      sections: [
        {
          ...section,
          fields: [
            { path: 'a.b', kind: 'constructor', label: 'Strange', optional: false },
            { path: 'a.c', kind: 'country', label: 'No list', optional: false },
          ],
        },
      ],
    } as unknown as typeof FORM;
    const element = await open(new FakeOnboarding({}, { 'form.open': () => form }));
    assert.equal(field(element, 'Strange').type, 'text');
    assert.equal(field(element, 'No list').type, 'text');
    assert.include(words(query(element, 'th-section').shadowRoot as unknown as Element), 'Strange');
  });
});
