import { assert } from 'chai';
import { BUNDLE_SID, COMPLETE, snapshot } from './fixtures/bakery.js';
import { FakeOnboarding } from './fixtures/fake-onboarding.js';
import { press, query, queryAll, text, walk, words } from './support/deep.js';
import { open, settle, unmountAll } from './support/mount.js';
import { onPaper } from './support/paper.js';

const isOnPaper = (element: Element): boolean => element.checkVisibility();

describe('on paper', () => {
  const { print } = window;
  let back = (): void => undefined;

  afterEach(() => {
    back();
    back = (): void => undefined;
    window.print = print;
    unmountAll();
  });

  it('the review has name, status and date and nothing to press', async () => {
    const element = await open(new FakeOnboarding(COMPLETE), { locale: 'en' });
    query(element, 'button[data-place="review"]').click();
    await settle();
    dispatchEvent(new Event('beforeprint'));
    await settle();
    back = onPaper(element);
    const said = words(query(element, '.printed'));
    assert.isTrue(isOnPaper(query(element, '.printed')));
    assert.include(said, 'Maple Street Bakery LLC');
    assert.include(said, 'Draft, not sent');
    assert.include(said, String(new Date().getFullYear()));
    assert.include(text(element), '12 Maple Street');
    const controls = [...walk(element.shadowRoot as ShadowRoot)].filter(
      (one) => one.matches('button, a, input, select, summary, nav') && isOnPaper(one),
    );
    assert.deepEqual(controls.map(words), []);
    assert.notInclude(
      text(element),
      COMPLETE['customer_profile_business_information.business_registration_number'] ?? '',
    );
  });

  it('what was sent is unfolded, with where it stands', async () => {
    const host = new FakeOnboarding(COMPLETE);
    host.submission = snapshot('in-review');
    const element = await open(host);
    const sent = (): boolean =>
      query(element, 'th-review').checkVisibility({ contentVisibilityAuto: true });
    assert.isFalse(sent());
    dispatchEvent(new Event('beforeprint'));
    await settle();
    assert.isTrue(sent());
    assert.include(words(query(element, '.printed')), String(new Date().getFullYear()));
    for (const told of ['In review', 'Maple Street Bakery LLC', BUNDLE_SID])
      assert.include(text(element), told);
    dispatchEvent(new Event('afterprint'));
    assert.isFalse(sent());
    assert.lengthOf(queryAll(element, 'details.sent[open]'), 0);
  });

  it('is asked for by a button', async () => {
    let asked = 0;
    window.print = (): void => void asked++;
    const element = await open(new FakeOnboarding(COMPLETE));
    query(element, 'button[data-place="review"]').click();
    await settle();
    assert.isFalse(isOnPaper(query(element, '.printed')), 'not on the screen');
    press(element, 'Print or save as PDF').click();
    await settle();
    assert.equal(asked, 1);
  });
});
