import { assert } from 'chai';
import '../../src/consent/th-consent.js';
import '../../src/options/th-options.js';
import '../../src/popup/th-popup.js';
import '../../src/workspace/th-begin.js';
import '../../src/workspace/th-workspace.js';
import { KNOWN_POLICIES } from '../../src/core/policy/known-policies.js';
import { PLAIN_TEXTS } from '../../src/locales/generated/core-texts.js';
import { STATES, trouble, type StateName } from '../e2e/pages/states.js';
import {
  COMPLETE,
  DRAFT,
  FORM,
  REJECTION,
  REPORT,
  snapshot,
  steps,
  stopped,
} from './fixtures/bakery.js';
import { FakeOnboarding } from './fixtures/fake-onboarding.js';
import { ACCOUNT, FakeOwnHost, LIST } from './fixtures/fake-own-host.js';
import { managed } from './fixtures/managed.js';
import { queryAll, text, walk } from './support/deep.js';
import { mount, settle, unmountAll } from './support/mount.js';
import { speakPseudo } from './support/pseudo.js';

const SAID_TO = ['aria-label', 'title', 'alt', 'placeholder'];

/** Every string within a value. */
const stringsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : Object.values(Object(value) as Record<string, unknown>).flatMap(stringsIn);

/** What people typed, what Twilio said, and what these tests made up: no words of ours. */
const NOT_OURS = new Set(
  stringsIn([COMPLETE, FORM, LIST, REJECTION, REPORT, ACCOUNT, trouble, steps(13), stopped(4, 2)])
    .concat(
      'Trust Hub Onboard',
      'Twilio',
      'Mine',
      'Maple Street Bakery LLC Inc.',
      'Make one.',
      'https://a.example',
    )
    .concat('Reception', 'Deliveries', 'Old shop')
    .map((text) => text.trim())
    .filter((text) => !Object.hasOwn(PLAIN_TEXTS, text)),
);

/** As Intl writes them. */
const TIME = /^\w+ \d{1,2}(, \d{4})?( at [\d:]+ [AP]M)?$|^[\d.]+ sec$/;

/** Texts on show with a word that nobody translated: in this language all vowels have marks. */
function forgotten(root: Element): string[] {
  return [root, ...walk(root), ...(root.shadowRoot ? walk(root.shadowRoot) : [])]
    .filter(({ tagName }) => !['STYLE', 'CODE'].includes(tagName))
    .flatMap((element) => [
      ...[...element.childNodes]
        .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
        .map(({ textContent }) => textContent ?? ''),
      ...SAID_TO.map((name) => element.getAttribute(name) ?? ''),
    ])
    .map((text) =>
      text
        .replaceAll(/\s+/g, ' ')
        .replaceAll(/⟦[^⟦⟧]*⟧/g, '')
        .replaceAll(/⟦[^⟦⟧]*⟧/g, '')
        .trim(),
    )
    .filter((text) => /[aeiou]/i.test(text) && !NOT_OURS.has(text) && !TIME.test(text));
}

describe('in a language that nobody speaks', () => {
  before(speakPseudo);
  afterEach(() => {
    unmountAll();
    history.replaceState(null, '', location.pathname + location.search);
  });

  for (const [name, { host: make, set, act }] of Object.entries(STATES) as [
    StateName,
    (typeof STATES)[StateName] & { set?: object; act?: (...args: unknown[]) => unknown },
  ][])
    it(`nothing of ours is left in English: ${name}`, async () => {
      const host = make((said) => said);
      const element = document.createElement('trusthub-onboard');
      Object.assign(element, { draft: DRAFT, onboarding: host, ...set });
      mount(element);
      await settle();
      await act?.(element, host);
      await settle();
      assert.include(text(element), '⟦');
      assert.deepEqual(forgotten(element), []);
    });

  const pages = {
    'th-popup': {},
    'th-options': {},
    'th-workspace': {},
    'th-begin': {},
    'th-consent': { request: 'q1' },
  } as const;

  for (const [tag, set] of Object.entries(pages))
    it(`nothing of ours is left in English: ${tag}`, async () => {
      const element = document.createElement(tag);
      const { host } = new FakeOwnHost({
        'consent.get': () => ({ ...ACCOUNT, id: 'q1', origin: 'https://a.example', name: 'Mine' }),
        'policies.list': () => KNOWN_POLICIES,
      });
      Object.assign(element, { host, ...set });
      mount(element);
      await settle();
      assert.include(text(element), '⟦');
      assert.deepEqual(forgotten(element), []);
    });

  it('nothing of ours is left in English: what is managed', async () => {
    location.hash = `#/draft/${DRAFT}`;
    const inner = new FakeOnboarding(COMPLETE);
    const element = document.createElement('th-workspace');
    element.host = new FakeOwnHost({
      ...managed(),
      'draft.open': () => inner.draft,
      'submission.get': () => snapshot('approved', { validUntil: '2027-11-21T12:00:00Z' }),
    }).host;
    mount(element);
    await settle(24);
    for (const summary of queryAll(element, 'summary')) summary.click();
    await settle(24);
    assert.isAbove(queryAll(element, 'summary').length, 2);
    assert.deepEqual(forgotten(element), []);
  });
});
