import { sendKeys, setViewport } from '@web/test-runner-commands';
import { assert } from 'chai';
import { A2P_MESSAGING } from '../../sandbox/policies/trust-products.js';
import type { FieldValues } from '../../src/core/policy/field-path.js';
import type { FormModel } from '../../src/core/policy/form-model.js';
import { formOf } from '../core/fixtures/forms.js';
import { ADDRESS, COMPLETE, EMAIL, FORM, NUMBER, WEBSITE } from './fixtures/bakery.js';
import { FakeOnboarding } from './fixtures/fake-onboarding.js';
import { focused, query } from './support/deep.js';
import { mount, open, unmountAll, until } from './support/mount.js';

const FORMS: Readonly<Record<string, () => FormModel | Promise<FormModel>>> = {
  'a business': () => FORM,
  'texting in the US': () => formOf(A2P_MESSAGING),
};

const MISTAKES: FieldValues = {
  [NUMBER]: '1',
  [WEBSITE]: 'no address',
  [EMAIL]: 'nobody',
  'authorized_representative_1.phone_number': '1',
  [`${ADDRESS}.postal_code`]: 'x',
};

async function tab(back: boolean): Promise<void> {
  if (back) await sendKeys({ down: 'Shift' });
  await sendKeys({ press: 'Tab' });
  if (back) await sendKeys({ up: 'Shift' });
}

/** How the focused control lies to the bar that stays; nothing when it is not under it. */
function hiddenBy(bar: Element): string | undefined {
  const one = focused() as HTMLElement | null;
  if (!one || bar.contains(one)) return undefined;
  const { top, bottom } = one.getBoundingClientRect();
  const edge = Math.min(bar.getBoundingClientRect().top, innerHeight);
  return bottom < 0 || bottom > edge + 0.5
    ? `${one.dataset['path'] ?? one.tagName} at ${top} to ${bottom}, the bar at ${edge}`
    : undefined;
}

/** WCAG 2.2, 2.4.11; what a bar covers counts as in view for the browser. */
describe('what has focus is beside the bar that stays', () => {
  afterEach(async () => {
    unmountAll();
    await setViewport({ width: 800, height: 600 });
  });

  for (const [width, height] of [
    [1280, 900],
    [1280, 600],
    [390, 700],
    [390, 500],
  ] as const)
    for (const [name, formFor] of Object.entries(FORMS))
      for (const back of [false, true])
        it(`${name}, ${back ? 'backwards' : 'forwards'}, ${width} × ${height}`, async function () {
          this.timeout(60_000);
          await setViewport({ width, height });
          await walk(await formFor(), COMPLETE, back);
        });

  // What is said of a field when it is left pushes the next one down.
  for (const height of [480, 520, 560, 600, 640])
    it(`a business with mistakes, 390 × ${height}`, async function () {
      this.timeout(60_000);
      await setViewport({ width: 390, height });
      await walk(FORM, { ...COMPLETE, ...MISTAKES }, false);
    });
});

/** Whatever the browser itself makes of it: some do not scroll to what is half in view. */
describe('what has focus is brought beside the bar that stays', () => {
  afterEach(async () => {
    unmountAll();
    await setViewport({ width: 800, height: 600 });
  });

  for (const [path, from] of [
    [`${ADDRESS}.postal_code`, 'another field of its section'],
    [WEBSITE, 'another section'],
  ] as const)
    it(`from ${from}`, async () => {
      await setViewport({ width: 390, height: 600 });
      const element = await open(new FakeOnboarding(COMPLETE, { 'form.open': () => FORM }));
      const bar = query(element, '.actions');
      query(element, `[data-path="${ADDRESS}.city"]`).focus();
      const next = query(element, `[data-path="${path}"]`);
      scrollBy(0, next.getBoundingClientRect().bottom - innerHeight + 10);
      next.focus({ preventScroll: true });
      assert.isDefined(hiddenBy(bar), 'it is under the bar at first');
      await until(() => !hiddenBy(bar), 'it is in view');
    });
});

/** Goes through the form by Tab, and looks at each stop. */
async function walk(form: FormModel, values: FieldValues, back: boolean): Promise<void> {
  const element = await open(new FakeOnboarding(values, { 'form.open': () => form }));
  const bar = query(element, '.actions');
  // Beyond these the keyboard would be the browser's own, and stay there.
  const [before, after] = [document.createElement('button'), document.createElement('button')];
  element.before(mount(before));
  element.after(mount(after));
  (back ? after : before).focus();
  const seen = new Set<Element>();
  for (;;) {
    await tab(back);
    const now = focused();
    if (!now || now === (back ? before : after) || seen.has(now)) break;
    seen.add(now);
    // Firefox scrolls with the next frame, which a busy machine lets it wait for.
    await until(() => !hiddenBy(bar), 'it is in view').catch(() => undefined);
    assert.equal(hiddenBy(bar), undefined, `after ${seen.size} stops`);
  }
  assert.isAbove(seen.size, 6);
}
