import { assert } from 'chai';
import type { TrusthubOnboard } from '../../src/components/trusthub-onboard/trusthub-onboard.js';
import { OnboardingError } from '../../src/core/commands.js';
import {
  COMPLETE,
  IDENTIFIER,
  LEGAL_NAME,
  NUMBER,
  REJECTION,
  REPORT,
  WEBSITE,
  snapshot,
  steps,
  stopped,
} from './fixtures/bakery.js';
import { FakeOnboarding } from './fixtures/fake-onboarding.js';
import { assertAccessible, assertAccessibleInBoth } from './support/axe.js';
import { field, press, query, queryAll, type, words } from './support/deep.js';
import { mount, open, settle, unmountAll } from './support/mount.js';

const sent = (...args: Parameters<typeof snapshot>): FakeOnboarding => {
  const host = new FakeOnboarding(COMPLETE);
  host.submission = snapshot(...args);
  return host;
};

const trouble = { message: 'Twilio refused the key.', code: 20003, twilio: 'Authenticate' };

const STATES: Record<string, () => Promise<TrusthubOnboard>> = {
  'an empty form': () => open(new FakeOnboarding()),
  'one step': () => open(new FakeOnboarding(), { layout: 'steps' }),
  'errors, warnings and advice': async () => {
    const element = await open(
      new FakeOnboarding({ [IDENTIFIER]: 'DUNS', [WEBSITE]: 'http://x.example' }),
    );
    await element.submit().catch(() => undefined);
    return element;
  },
  'a step that has to change': async () => {
    const element = await open(new FakeOnboarding({ ...COMPLETE, [NUMBER]: '1' }), {
      layout: 'steps',
    });
    press(element, 'Continue').click();
    return element;
  },
  'the last step, with what the page hid and fixed': async () => {
    const element = await open(new FakeOnboarding(COMPLETE), {
      layout: 'steps',
      fields: { [NUMBER]: { hidden: true }, [LEGAL_NAME]: { readonly: true } },
    });
    query(element, 'button[data-place="review"]').click();
    return element;
  },
  review: async () => {
    const element = await open(new FakeOnboarding({ ...COMPLETE, [LEGAL_NAME]: '' }));
    await element.validate();
    press(element, 'Review and send').click();
    return element;
  },
  'a conflict': async () => {
    const host = new FakeOnboarding(COMPLETE);
    const element = await open(host);
    const { emit } = host;
    host.emit = () => undefined;
    host.saveElsewhere({ [LEGAL_NAME]: 'Theirs', [IDENTIFIER]: 'Other' });
    host.emit = emit;
    type(field(element, 'Legal name'), 'Mine');
    return element;
  },
  'a failed save': async () => {
    const element = await open(
      new FakeOnboarding(COMPLETE, {
        'draft.save': () => {
          throw new OnboardingError('failed', 'The disk is full');
        },
      }),
    );
    type(field(element, 'Legal name'), 'Kept');
    return element;
  },
  'not connected': () => open(undefined, { connection: 'absent' }),
  waiting: () => open(undefined),
  loading: () => open(new FakeOnboarding({}, { preflight: () => new Promise(() => undefined) })),
  blocked: () =>
    open(
      new FakeOnboarding(
        {},
        {
          preflight: () => ({
            verdict: 'blocked',
            causes: [{ ...trouble, problem: 'no-primary', cure: 'Make one.' }],
          }),
        },
      ),
    ),
  failed: () =>
    open(
      new FakeOnboarding(
        {},
        {
          'form.open': () => {
            throw new OnboardingError('out-of-reach', 'Twilio is out of reach.');
          },
        },
      ),
    ),
  running: () =>
    open(
      sent('running', { steps: steps(7, { state: 'checking', waitingUntil: Date.now() + 9e4 }) }),
    ),
  'a paused run': () =>
    open(sent('paused', { trouble, steps: steps(4, { state: 'failed', error: trouble }) })),
  'needs attention': () => open(sent('needs-attention', { trouble, steps: steps(4) })),
  noncompliant: () => open(sent('noncompliant', { evaluation: REPORT })),
  compliant: () => open(sent('compliant', { stoppable: true })),
  'in review': () => open(sent('in-review', { evaluation: { ...REPORT, status: 'compliant' } })),
  rejected: () => open(sent('rejected', { rejection: REJECTION })),
  approved: () => open(sent('approved')),
  cancelling: () => open(sent('cancelling', { steps: stopped(4, 2), rebuilt: true })),
  'a stop that Twilio refused': () =>
    open(
      sent('needs-attention', {
        trouble,
        steps: stopped(4, 2, { state: 'failed', error: trouble }),
      }),
    ),
  cancelled: () => open(sent('cancelled', { steps: [] })),
};

/** What WCAG 2.2, 1.4.12 allows a person to set. */
const SPACED = new CSSStyleSheet();
SPACED.replaceSync(
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }' +
    'p { margin-block-end: 2em !important }',
);

/** What reaches beyond the element. */
function sideways(element: Element): string[] {
  const box = element.getBoundingClientRect();
  return queryAll(element, '.body *, .card *, .field, .row, h3, p')
    .filter((one) => {
      const { left, right, width } = one.getBoundingClientRect();
      return width > 1 && (left < box.left - 1 || right > box.right + 1);
    })
    .map((one) => `${one.tagName} ${words(one)}`);
}

/** What has more in it than can be seen or scrolled to; a native control scrolls what is typed. */
const cutOff = (element: Element): string[] =>
  queryAll(element, ':not(.vh, input, select, textarea)')
    .filter(
      (one) =>
        /hidden|clip/.test(getComputedStyle(one).overflow) &&
        one.clientHeight > 1 &&
        (one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1),
    )
    .map((one) => `${one.tagName} ${words(one)}`);

describe('for everybody', () => {
  afterEach(unmountAll);

  for (const [name, show] of Object.entries(STATES))
    it(`axe finds nothing, light or dark: ${name}`, async function () {
      this.timeout(30_000);
      const element = await show();
      await settle();
      await assertAccessibleInBoth(element);
    });

  it('axe does find what is wrong', async () => {
    const box = mount(document.createElement('div'));
    box.append(document.createElement('input'));
    let findings = 0;
    await assertAccessible(box).catch(() => findings++);
    assert.equal(findings, 1);
  });

  for (const direction of ['ltr', 'rtl'])
    it(`fits into 320 px without scrolling sideways, ${direction}`, async () => {
      document.documentElement.dir = direction;
      for (const name of ['errors, warnings and advice', 'noncompliant', 'running', 'review']) {
        const element = await (STATES[name] as () => Promise<TrusthubOnboard>)();
        await settle();
        element.style.inlineSize = '320px';
        await settle();
        assert.deepEqual(sideways(element), [], name);
        unmountAll();
        document.documentElement.dir = direction;
      }
    });

  for (const [name, show] of Object.entries(STATES))
    it(`loses no text that is given more space: ${name}`, async () => {
      const element = await show();
      element.style.inlineSize = '320px';
      await settle();
      for (const { shadowRoot } of [element, ...queryAll(element, '*')])
        shadowRoot?.adoptedStyleSheets.push(SPACED);
      await settle();
      assert.deepEqual([...sideways(element), ...cutOff(element)], []);
    });

  it('gives controls and buttons 44 px to hit', async () => {
    const element = await open(new FakeOnboarding({ [NUMBER]: '1' }));
    const low = queryAll(element, 'input:not([type="radio"]), select, .btn, .radio, nav button')
      .filter((one) => one.getBoundingClientRect().height < 44)
      .map((one) => `${one.tagName} ${words(one)}`);
    assert.deepEqual(low, []);
  });
});
