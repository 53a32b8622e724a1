import { assert } from 'chai';
import { hintFor } from '../../src/core/policy/validate-field.js';
import { fieldsOf } from '../../src/core/policy/form-model.js';
import type { FieldPath } from '../../src/core/policy/field-path.js';
import { formOf } from '../core/fixtures/forms.js';
import { SECONDARY_BUSINESS, STARTER } from '../core/fixtures/wire-policies.js';
import { COMPLETE, IDENTIFIER, NUMBER } from './fixtures/bakery.js';
import { FakeOnboarding } from './fixtures/fake-onboarding.js';
import { assertAccessible } from './support/axe.js';
import { field, query, type, words } from './support/deep.js';
import { open, settle, unmountAll } from './support/mount.js';

const onForm = async (wire: { sid: string }): Promise<FakeOnboarding> => {
  const form = await formOf(wire);
  return new FakeOnboarding({}, { 'form.open': () => form });
};

/** The texts that describe a control to a screen reader, in order. */
function described(element: Element): readonly string[] {
  const root = element.getRootNode() as ShadowRoot;
  const ids = element.getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids.map((id) => {
    const text = root.getElementById(id);
    if (!text) throw new Error(`Nothing has the id ${id}`);
    return words(text);
  });
}

describe('hints', () => {
  afterEach(unmountAll);

  for (const [name, wire] of [
    ['a business', SECONDARY_BUSINESS],
    ['a starter', STARTER],
  ] as const)
    it(`of the catalogue stand at each field and describe it: ${name}`, async () => {
      const host = await onForm(wire);
      const element = await open(host);
      const form = await formOf(wire);
      const shown = fieldsOf(form).filter(
        ({ path, visibleWhen }) => !visibleWhen && !path.startsWith('authorized_representative_2'),
      );
      assert.isAbove(shown.length, 8);
      for (const one of shown) {
        const box = query(element, `[data-field="${one.path}"]`);
        const control = box.querySelector<HTMLInputElement>('[data-path]');
        const hint = hintFor(one, host.draft.values);
        const describes = box.localName === 'fieldset' ? box : control;
        assert.deepEqual(described(describes as Element), hint ? [hint] : [], one.path);
        if (one.kind === 'radio') continue;
        assert.equal(
          control?.getAttribute('autocomplete'),
          one.sensitive ? 'off' : (one.autocomplete ?? 'off'),
          one.path,
        );
        if (!one.options)
          assert.equal(control?.getAttribute('inputmode'), one.inputMode ?? null, one.path);
      }
      await assertAccessible(element);
    });

  it('say from which letter the value comes, whatever kind of number it is', async () => {
    const element = await open(await onForm(SECONDARY_BUSINESS));
    for (const [value, letter] of [
      ['EIN', /CP 575/],
      ['CBN', /Canada Revenue Agency/],
      ['Other', /As the register wrote it/],
    ] as const) {
      type(field(element, 'Registration type'), value);
      await settle();
      assert.match(described(field(element, 'Registration number')).join(), letter);
    }
  });

  it('of the page itself count more than ours, whatever is chosen', async () => {
    const form = await formOf(SECONDARY_BUSINESS);
    const path: FieldPath = NUMBER;
    const element = await open(
      new FakeOnboarding({ ...COMPLETE, [IDENTIFIER]: 'EIN' }, { 'form.open': () => form }),
      { fields: { [path]: { hint: 'In your contract with us' } } },
    );
    assert.deepEqual(described(field(element, 'Registration number')), [
      'In your contract with us',
    ]);
  });
});
