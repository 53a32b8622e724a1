import { sendKeys, setViewport } from '@web/test-runner-commands';
import { assert } from 'chai';
import { A2P_MESSAGING } from '../../sandbox/policies/trust-products.js';
import type { FormModel } from '../../src/core/policy/form-model.js';
import { formOf } from '../core/fixtures/forms.js';
import { COMPLETE, FORM } from './fixtures/bakery.js';
import { FakeOnboarding } from './fixtures/fake-onboarding.js';
import { focused, query } from './support/deep.js';
import { mount, open, unmountAll, until } from './support/mount.js';

const FORMS: Readonly<Record<string, () => FormModel | Promise<FormModel>>> = {
  'a business': () => FORM,
  'texting in the US': () => formOf(A2P_MESSAGING),
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
          const form = await formFor();
          const element = await open(new FakeOnboarding(COMPLETE, { 'form.open': () => form }));
          const bar = query(element, '.actions');
          // Beyond these the keyboard would be the browser's own, and stay there.
          const [before, after] = [
            document.createElement('button'),
            document.createElement('button'),
          ];
          element.before(mount(before));
          element.after(mount(after));
          (back ? after : before).focus();
          const seen = new Set<Element>();
          for (;;) {
            await tab(back);
            const now = focused();
            if (!now || now === (back ? before : after) || seen.has(now)) break;
            seen.add(now);
            // Firefox scrolls with the next frame.
            await until(() => !hiddenBy(bar), hiddenBy(bar) ?? '', 1000);
          }
          assert.isAbove(seen.size, 6);
        });
});
