import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import type { TrusthubOnboard } from '../../src/components/trusthub-onboard/trusthub-onboard.js';
import { preparationFor } from '../../src/core/policy/preparation.js';
import {
  COMPLETE,
  EMAIL,
  FORM,
  IDENTIFIER,
  IDENTITY,
  LEGAL_NAME,
  NUMBER,
  OTHER_NAME,
  snapshot,
  WEBSITE,
} from './fixtures/bakery.js';
import { FakeOnboarding } from './fixtures/fake-onboarding.js';
import { assertAccessible } from './support/axe.js';
import { field, focused, press, query, queryAll, text, type, words } from './support/deep.js';
import { open, settle, unmountAll } from './support/mount.js';

const steps = { layout: 'steps' } as const;

/** What is needed before the start, as far as it is unfolded. */
const unfolded = (element: TrusthubOnboard): boolean =>
  query(element, '[data-place="start"] .needed').checkVisibility();

const atStart = (element: TrusthubOnboard): boolean =>
  queryAll(element, 'section[data-place="start"]').length > 0;

describe('before the first field', () => {
  afterEach(unmountAll);

  it('says what is needed and how long it takes, made from the policy', async () => {
    const element = await open(new FakeOnboarding());
    const { papers, minutes } = preparationFor(FORM);
    const start = query(element, 'section[data-place="start"]');
    assert.isNotEmpty(papers);
    for (const paper of papers) assert.include(words(start), paper);
    assert.include(words(start), `About ${minutes.from} minutes with everything at hand`);
    assert.include(words(start), `up to ${minutes.to}`);
    assert.isTrue(unfolded(element));
    press(element, 'Everything that is asked').click();
    await settle();
    assert.include(words(start), 'Second representative (optional)');
    assert.include(words(start), 'First name, Last name, Job position, Work e-mail, Phone number');
    await assertAccessible(element);
  });

  for (const layout of ['page', 'steps'] as const)
    it(`is unfolded once, and can be opened again: ${layout}`, async () => {
      const host = new FakeOnboarding();
      const first = await open(host, { layout });
      assert.isTrue(atStart(first) && unfolded(first));
      if (layout === 'steps') press(first, 'Continue').click();
      await settle();
      type(field(first, 'Legal name'), 'Maple Street Bakery LLC');
      await settle();
      if (layout === 'page') assert.isTrue(unfolded(first), 'nothing jumps while one types');
      first.remove();
      const again = await open(host, { layout });
      assert.isFalse(atStart(again) && unfolded(again));
      query(again, 'button[data-place="start"]').click();
      await settle();
      assert.isTrue(unfolded(again));
      assert.equal(words(focused() as Element), 'Before you start');
    });

  it('is not for a draft that was begun elsewhere', async () => {
    const element = await open(
      new FakeOnboarding({ [LEGAL_NAME]: 'Maple Street Bakery LLC' }),
      steps,
    );
    assert.isFalse(atStart(element));
    field(element, 'Legal name');
  });

  it('is for one that holds nothing but what the page knows and the form starts with', async () => {
    const values = { [WEBSITE]: 'https://maplestreet.example' };
    const host = new FakeOnboarding({ ...values, [IDENTITY]: 'direct_customer' });
    assert.isTrue(atStart(await open(host, { ...steps, values })));
  });

  it('says one minute as one does', async () => {
    const form = { ...FORM, sections: FORM.sections.slice(-1) };
    const element = await open(new FakeOnboarding({}, { 'form.open': () => form }));
    assert.include(text(element), 'About 1 minute with everything');
  });

  it('names nothing that the page has hidden', async () => {
    const element = await open(new FakeOnboarding(), {
      fields: { [LEGAL_NAME]: { hidden: true } },
    });
    assert.notInclude(words(query(element, '[data-place="start"] dl')), 'Legal name');
  });
});

describe('one step at a time', () => {
  afterEach(unmountAll);

  const onward = async (element: TrusthubOnboard): Promise<void> => {
    press(element, 'Continue').click();
    await settle();
  };
  const heading = (): string => words(focused() as Element);

  it('says which step it is and puts focus on its heading', async () => {
    const element = await open(new FakeOnboarding(COMPLETE), steps);
    const seen: string[] = [];
    for (const _ of [1, 2, 3, 4, 5]) {
      await onward(element);
      seen.push(heading());
      assert.isAtMost(queryAll(element, 'th-section').length, 1);
      await assertAccessible(element);
    }
    assert.deepEqual(seen, [
      'Step 2 of 6: Representative',
      'Step 3 of 6: Second representative',
      'Step 4 of 6: Business address',
      'Step 5 of 6: Notifications',
      'Step 6 of 6: Review and send',
    ]);
    press(element, 'Back').click();
    await settle();
    assert.equal(heading(), 'Step 5 of 6: Notifications');
    assert.lengthOf(queryAll(element, '[data-place="start"] h3'), 0);
  });

  it('is gone on with by the keyboard alone', async () => {
    const element = await open(new FakeOnboarding(COMPLETE), steps);
    press(element, 'Continue').focus();
    await sendKeys({ press: 'Enter' });
    await settle();
    assert.equal(heading(), 'Step 2 of 6: Representative');
    await sendKeys({ press: 'Tab' });
    assert.equal(focused(), field(element, 'First name'));
  });

  it('stops for what has to change in it and for nothing else', async () => {
    const element = await open(
      new FakeOnboarding({
        ...COMPLETE,
        [NUMBER]: '123',
        [EMAIL]: 'ada',
        [WEBSITE]: 'http://x.example',
      }),
      steps,
    );
    await onward(element);
    assert.equal(focused()?.className, 'summary');
    assert.include(heading(), 'There is one thing to change');
    await assertAccessible(element);
    type(field(element, 'Registration number'), '12-3456789');
    await settle();
    await onward(element);
    assert.equal(heading(), 'Step 2 of 6: Representative', 'a warning does not stop');
    press(element, 'Back').click();
    await settle();
    query(element, 'button[data-place="bundle"]').click();
    await settle();
    assert.equal(heading(), 'Step 5 of 6: Notifications', 'the rail leads anywhere');
  });

  it('does not stop for a field that is not asked for', async () => {
    const element = await open(
      new FakeOnboarding({ ...COMPLETE, [IDENTIFIER]: 'Other', [NUMBER]: '7' }),
      steps,
    );
    await onward(element);
    assert.include(heading(), 'There is one thing to change');
    press(element, 'Enter the name of the registration').click();
    await settle();
    assert.equal(focused(), field(element, 'Name of the registration'));
    type(field(element, 'Registration type'), 'DUNS');
    await settle();
    assert.throws(() => field(element, 'Name of the registration'));
    await onward(element);
    assert.equal(heading(), 'Step 2 of 6: Representative');
  });

  it('shows what is done by check marks', async () => {
    const element = await open(new FakeOnboarding({ ...COMPLETE, [EMAIL]: '' }), steps);
    const states = queryAll(element, 'nav button').map((one) => words(one));
    assert.deepEqual(states, [
      'Before you start',
      'Business , complete',
      'Representative , not complete yet',
      'Second representative , complete',
      'Business address , complete',
      'Notifications , complete',
      'Review and send , not complete yet',
    ]);
  });

  it('has no step for a section of which everything is hidden', async () => {
    const hidden = { hidden: true };
    const paths = FORM.sections.find(({ id }) => id === 'bundle')?.fields.map(({ path }) => path);
    const element = await open(new FakeOnboarding(COMPLETE), {
      ...steps,
      fields: Object.fromEntries((paths ?? []).map((path) => [path, hidden])),
    });
    await onward(element);
    assert.equal(heading(), 'Step 2 of 5: Representative');
    assert.notInclude(words(query(element, 'nav')), 'Notifications');
    assert.lengthOf(queryAll(element, 'button[data-place="bundle"]'), 0);
  });

  for (const status of ['cancelled', 'compliant', 'noncompliant', 'rejected'] as const)
    it(`shows a step whatever became of it: ${status}`, async () => {
      const host = new FakeOnboarding(COMPLETE);
      host.submission = snapshot(status);
      const element = await open(host, steps);
      assert.lengthOf(queryAll(element, 'th-section'), 1);
      assert.lengthOf(queryAll(element, 'nav [aria-current]'), 1);
    });

  it('goes elsewhere when its section is hidden meanwhile', async () => {
    const element = await open(new FakeOnboarding(COMPLETE), steps);
    await onward(element);
    const paths = FORM.sections[1]?.fields.map(({ path }) => path) ?? [];
    element.fields = Object.fromEntries(paths.map((path) => [path, { hidden: true }]));
    await settle();
    assert.lengthOf(queryAll(element, 'nav [aria-current]'), 1);
  });

  it('says nothing of steps where all is on one page', async () => {
    const element = await open(new FakeOnboarding(COMPLETE));
    assert.notInclude(text(element), 'Step 1 of');
  });
});

describe('coming back', () => {
  afterEach(unmountAll);

  for (const layout of ['page', 'steps'] as const) {
    it(`leads to the field that was last changed: ${layout}`, async () => {
      const host = new FakeOnboarding(COMPLETE);
      const first = await open(host, { layout });
      query(first, 'button[data-place="authorized_representative_1"]').click();
      await settle();
      type(field(first, 'Last name'), 'Ferranti');
      field(first, 'Work e-mail').focus();
      await settle();
      first.remove();
      const again = await open(host, { layout });
      assert.equal(focused(), field(again, 'Last name'));
      assert.include(words(query(again, 'nav [aria-current]')), 'Representative');
    });

    it(`takes focus from nothing else in the page: ${layout}`, async () => {
      const host = new FakeOnboarding(COMPLETE);
      const first = await open(host, { layout });
      type(field(first, 'Legal name'), 'Maple LLC');
      await settle();
      first.remove();
      const search = document.body.appendChild(document.createElement('input'));
      search.setAttribute('aria-label', 'Search');
      search.focus();
      const again = await open(host, { layout });
      field(again, 'Legal name');
      assert.equal(focused(), search);
      search.remove();
    });
  }

  it('leads to the place that was gone to since', async () => {
    const host = new FakeOnboarding(COMPLETE);
    const first = await open(host, steps);
    type(field(first, 'Legal name'), 'Maple LLC');
    await settle();
    press(first, 'Continue').click();
    await settle();
    first.remove();
    const again = await open(host, steps);
    field(again, 'Last name');
    assert.notEqual(focused(), field(again, 'Last name'));
  });

  it('keeps no value in the page’s storage, only where it was', async () => {
    const element = await open(new FakeOnboarding(COMPLETE));
    type(field(element, 'Legal name'), 'Very Private LLC');
    await settle();
    const kept = JSON.stringify({ ...localStorage, ...sessionStorage });
    assert.include(kept, LEGAL_NAME);
    assert.notInclude(kept, 'Private');
  });

  it('leads to the section where the field is not asked for any more', async () => {
    const host = new FakeOnboarding({ ...COMPLETE, [IDENTIFIER]: 'Other', [OTHER_NAME]: 'KvK' });
    const first = await open(host, steps);
    type(field(first, 'Name of the registration'), 'KvK nummer');
    await settle();
    first.remove();
    host.draft = { ...host.draft, values: { ...host.draft.values, [IDENTIFIER]: 'EIN' } };
    const again = await open(host, steps);
    field(again, 'Legal name');
  });
});
