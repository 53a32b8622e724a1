import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import { REJECTION_CODES } from '../../src/core/policy/rejection-codes.js';
import { rejectionOf } from '../../src/core/policy/rejections.js';
import type { Snapshot } from '../../src/core/submission/snapshot.js';
import { addressChoice } from '../../src/components/th-address-choice/address-choice.js';
import '../../src/workspace/th-workspace.js';
import { COMPLETE, DRAFT, EMAIL, FORM, LEGAL_NAME, REPORT, snapshot } from './fixtures/bakery.js';
import { FakeOnboarding } from './fixtures/fake-onboarding.js';
import { FakeOwnHost } from './fixtures/fake-own-host.js';
import { assertAccessible, assertAccessibleInBoth } from './support/axe.js';
import { field, focused, press, query, queryAll, text, type, words } from './support/deep.js';
import { mount, open, settle, unmountAll, until } from './support/mount.js';

const STREET = 'customer_profile_address.street';

const rejected = (...codes: number[]): Snapshot =>
  snapshot('rejected', { rejection: rejectionOf(codes, FORM) });

async function workspace(submission: Snapshot): Promise<HTMLElement> {
  location.hash = '#/';
  const inner = new FakeOnboarding(COMPLETE);
  const own = new FakeOwnHost({
    'draft.open': () => inner.draft,
    'draft.save': (input: never) => inner.call('draft.save', input),
    'submission.get': () => submission,
    'profiles.list': () => ({
      rows: [
        {
          name: 'Maple Street Bakery',
          status: submission.status,
          draftId: DRAFT,
          updatedAt: submission.updatedAt,
        },
      ],
      refreshing: false,
    }),
  });
  const element = document.createElement('th-workspace');
  element.host = own.host;
  mount(element);
  await settle(24);
  return element;
}

const rowOf = (page: HTMLElement): HTMLElement => query(query(page, 'th-businesses'), 'a.row');

const pathOf = (element: Element | null): string | undefined =>
  (element as HTMLElement | null)?.dataset['path'];

describe('from a business in the list to the field that has to change', () => {
  afterEach(() => {
    unmountAll();
    history.replaceState(null, '', location.pathname + location.search);
  });

  it('is one click where a reviewer rejected it', async () => {
    const page = await workspace(rejected(18602));
    rowOf(page).click();
    await until(() => pathOf(focused()) === LEGAL_NAME, 'the legal name has focus');
    assert.equal(location.hash, `#/draft/${DRAFT}`, 'so that the same click works again');
  });

  it('is one key, and the next one mends it', async () => {
    const page = await workspace(rejected(18606));
    rowOf(page).focus();
    await sendKeys({ press: 'Enter' });
    // Of the fields that the code names the first in the order of the form.
    await until(() => pathOf(focused())?.endsWith('.website_url'), 'the website has focus');
    const before = queryAll(page, '.field.err').length;
    await sendKeys({ type: 'x' });
    await settle();
    const place = queryAll(page, '.field').find(
      (one) => one.dataset['field'] === pathOf(focused()),
    )!;
    assert.include(words(place), 'Changed, not yet checked again');
    assert.equal(queryAll(page, '.field.err').length, before - 1, 'its complaint is gone at once');
  });

  it('is one click where Twilio’s check asks for changes', async () => {
    const page = await workspace(snapshot('noncompliant', { evaluation: REPORT }));
    rowOf(page).click();
    await until(() => pathOf(focused()), 'a field has focus');
    assert.isAtLeast(queryAll(page, '.field.err').length, 1);
    assert.isNotNull((focused() as Element).closest('.field.err'));
  });

  it('leads to the form where the reason names no field', async () => {
    const page = await workspace(rejected(18607));
    rowOf(page).click();
    await settle(40);
    assert.include(text(query(page, 'th-outcome')), '18607');
  });
});

describe('a rejection at its fields', () => {
  afterEach(unmountAll);

  for (let code = 18601; code <= 18610; code++)
    it(`${code} says what to do and has Twilio’s code and link at every field it names`, async () => {
      const host = new FakeOnboarding({
        ...COMPLETE,
        'authorized_representative_2.__included': 'yes',
      });
      host.submission = rejected(code);
      const element = await open(host);
      const { title, advice, about } = REJECTION_CODES[code]!;
      const outcome = query(element, 'th-outcome');
      for (const said of [title, advice, String(code)]) assert.include(text(outcome), said);
      const link = queryAll<HTMLAnchorElement>(outcome, '.twilio a')[0];
      assert.equal(link?.href, `https://www.twilio.com/docs/api/errors/${code}`);
      const paths = host.submission.rejection!.reasons[0]!.paths;
      assert.equal(paths.length > 0, about.length > 0);
      for (const path of paths) {
        const place = queryAll(element, '.field').find((one) => one.dataset['field'] === path)!;
        assert.include(words(place), advice, path);
        assert.include(words(place), String(code), path);
        assert.isTrue(place.checkVisibility(), path);
      }
      await assertAccessible(element);
    });

  it('of an address that was chosen is at the choice, once, and not at lines nobody typed', async () => {
    const chosen = { 'customer_profile_address.address_sids': `AD${'1'.repeat(32)}` };
    const host = new FakeOnboarding(
      { ...COMPLETE, ...chosen },
      {
        'addresses.list': () => ({ rows: [] }),
      },
    );
    host.submission = rejected(18603);
    const element = await open(host, { extra: [addressChoice(host, DRAFT)] });
    const places = queryAll(element, '.field.err');
    assert.deepEqual(
      places.map(({ dataset }) => dataset['field']),
      ['customer_profile_address.address_sids'],
    );
    assert.lengthOf(queryAll(places[0]!, '[data-row]'), 1);
    assert.isFalse(queryAll(element, '.field').some(({ dataset }) => dataset['field'] === STREET));
  });

  it('loses its complaint field by field, and says so in the list of what was asked', async () => {
    const host = new FakeOnboarding(COMPLETE);
    host.submission = rejected(18606);
    const element = await open(host);
    const at = (path: string): HTMLElement =>
      queryAll(element, '.field').find((one) => one.dataset['field'] === path)!;
    type(field(element, 'Work e-mail'), 'ada@bakery.example');
    await settle();
    assert.include(words(at(EMAIL)), 'not yet checked again');
    assert.isFalse(at(EMAIL).classList.contains('err'));
    assert.isTrue(at(FORM.sections[0]!.fields[4]!.path).classList.contains('err'));
  });
});

describe('what was said of a whole section', () => {
  afterEach(unmountAll);

  it('is out of date as soon as a field of it has changed', async () => {
    const host = new FakeOnboarding(COMPLETE);
    host.submission = snapshot('noncompliant', {
      evaluation: {
        ...REPORT,
        rows: [
          {
            section: 'customer_profile_address',
            label: 'Address sids',
            requirement: 'Address',
            passed: false,
            advice: 'Check every line of the address',
            twilio: { code: 22219, message: 'Address sids list is empty' },
          },
        ],
      },
    });
    const element = await open(host);
    // Whatever language the rest is in, and whichever way that is read.
    assert.equal(words(query(element, 'bdi[lang="en"]')), 'Address sids list is empty');
    type(field(element, 'Street and number'), '14 Maple Street');
    await settle();
    const [row] = queryAll(element, '.rows [data-row]');
    assert.equal(words(row!), 'Address sids: changed, not yet checked again');
    assert.notInclude(text(element), 'Address sids list is empty');
    assert.include(text(element), 'All changed. Send it again to have it checked');
    await assertAccessibleInBoth(element);
  });
});

describe('until when an approval holds', () => {
  afterEach(unmountAll);

  const days = (n: number): string => new Date(Date.now() + n * 86_400_000).toISOString();

  for (const [validUntil, said, warns] of [
    [days(400), 'Valid until', false],
    [days(5.5), '5 days left', true],
    [days(-3), 'No longer valid since', true],
  ] as const)
    it(`is told, and warned of where it ends: ${said}`, async () => {
      const host = new FakeOnboarding(COMPLETE);
      host.submission = snapshot('approved', { validUntil });
      const element = await open(host);
      const outcome = query(element, 'th-outcome');
      assert.include(text(outcome), said);
      assert.lengthOf(queryAll(outcome, '.note.warn'), Number(warns));
      await assertAccessibleInBoth(element);
      const list = document.createElement('th-businesses');
      list.rows = [
        { name: 'Bakery', status: 'approved', validUntil, draftId: DRAFT, updatedAt: days(0) },
      ];
      mount(list);
      await settle();
      assert.include(text(list), said);
      assert.lengthOf(queryAll(list, 'span.warn'), Number(warns));
    });

  it('is not spoken of where Twilio named no date', async () => {
    const host = new FakeOnboarding(COMPLETE);
    host.submission = snapshot('approved');
    assert.notInclude(text(await open(host)), 'alid');
  });
});

describe('how long Twilio keeps personal details', () => {
  afterEach(unmountAll);

  it('is told before sending and before stopping', async () => {
    const element = await open(new FakeOnboarding(COMPLETE));
    press(element, 'Review and send').click();
    await settle();
    assert.match(text(element), /up to 30 days after it is deleted/);
    unmountAll();
    const host = new FakeOnboarding(COMPLETE);
    host.submission = snapshot('running', { stoppable: true });
    const running = await open(host);
    press(running, 'Stop and clean up').click();
    await settle();
    assert.match(text(query(running, 'dialog')), /up to 30 days after it is deleted/);
    await assertAccessible(running);
  });
});
