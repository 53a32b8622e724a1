import { assert } from 'chai';
import { OnboardingError } from '../../src/core/commands.js';
import type { FieldPath } from '../../src/core/policy/field-path.js';
import { speak } from '../../src/locales/speak.js';
import { ENGLISH, setSpoken } from '../../src/locales/spoken.js';
import {
  COMPLETE,
  EMAIL,
  FORM,
  IDENTITY,
  LEGAL_NAME,
  NOTIFY,
  NUMBER,
  REPORT,
  SECOND_INCLUDED,
  SOCIAL,
  WEBSITE,
  snapshot,
} from './fixtures/bakery.js';
import { FakeOnboarding } from './fixtures/fake-onboarding.js';
import { assertAccessible } from './support/axe.js';
import { field, focused, press, query, queryAll, text, type, words } from './support/deep.js';
import { open, settle, unmountAll } from './support/mount.js';

/** The words of a row of the review. */
const row = (element: Element, label: string): string => {
  const found = queryAll(element, 'dt').find((one) => words(one).startsWith(label));
  if (!found?.parentElement) throw new Error(`The review has no ${label}`);
  return words(found.parentElement);
};

const file = (values: Record<string, string>) => ({
  format: 'trusthub-onboard/draft',
  version: 1,
  policySid: FORM.policySid,
  values,
});

describe('a partner', () => {
  afterEach(unmountAll);

  it('orders the fields of a section, in the form and in the review', async () => {
    const element = await open(new FakeOnboarding(COMPLETE), {
      fields: { [WEBSITE]: { order: -1 }, [LEGAL_NAME]: { order: 1 } },
    });
    const labels = (selector: string): string[] =>
      queryAll(element, selector).map((one) => words(one));
    assert.deepEqual(labels('.label').slice(0, 2), ['Website', 'Registration type']);
    press(element, 'Review and send').click();
    await settle();
    const rows = labels('th-review dt, .row dt');
    assert.equal(rows[0], 'Website');
    assert.isAbove(rows.indexOf('Legal name'), rows.indexOf('Registration number'));
  });

  it('gives fields other words, in messages and in the review too', async () => {
    const element = await open(new FakeOnboarding({ ...COMPLETE, [LEGAL_NAME]: '' }), {
      fields: {
        [LEGAL_NAME]: { label: 'Company' },
        [SECOND_INCLUDED]: { label: 'Is there a second director?' },
      },
    });
    await element.validate();
    await settle();
    assert.include(text(element), 'Enter the company');
    assert.include(text(element), 'Is there a second director?');
    press(element, 'Review and send').click();
    await settle();
    assert.include(row(element, 'Company'), 'Enter the company');
    assert.include(row(element, 'Is there a second director?'), 'No');
  });

  describe('whose page is in another language', () => {
    before(() => speak(['de']));
    after(async () => {
      await speak(['en']);
      setSpoken(ENGLISH);
    });

    it('has its own words shown as it wrote them, were they ours to the letter', async () => {
      const element = await open(new FakeOnboarding({ ...COMPLETE, [LEGAL_NAME]: '' }), {
        fields: {
          [LEGAL_NAME]: {
            label: 'Registration number',
            hint: 'Left empty, the legal name is used',
          },
          [NUMBER]: { label: 'Enter the legal name' },
        },
      });
      /** Without the marks for direction, which nobody sees. */
      const shown = (): string => text(element).replaceAll(/[\u2068\u2069]/g, '');
      await element.validate();
      await settle();
      assert.include(shown(), 'Left empty, the legal name is used');
      assert.include(shown(), 'Enter the legal name');
      assert.include(shown(), 'Bitte eingeben: Registration number');
      assert.notInclude(shown(), 'Registrierungsnummer');
      press(element, 'Durchsehen und einreichen').click();
      await settle();
      assert.include(shown(), 'Enter the legal name');
      assert.include(shown(), 'Bitte eingeben: Registration number');
    });

    it('is told in that language what it left as it was', async () => {
      const element = await open(new FakeOnboarding(COMPLETE), {
        fields: { [LEGAL_NAME]: { hint: '' } },
      });
      field(element, 'Eingetragener Name');
    });
  });

  it('may hand in anything at all', async () => {
    const odd = { [LEGAL_NAME]: { label: 7, hint: null, order: 'x' }, [NUMBER]: null, nonsense: 1 };
    for (const fields of [odd, null, undefined] as never[]) {
      const element = await open(new FakeOnboarding(), { fields });
      field(element, 'Registration number');
      await element.validate();
      element.remove();
    }
  });

  it('cannot take a field’s name away', async () => {
    const element = await open(new FakeOnboarding(COMPLETE), {
      fields: { [LEGAL_NAME]: { label: ' ' } },
    });
    field(element, 'Legal name');
  });

  it('can fix a field: it is shown, and led to by no link', async () => {
    const element = await open(new FakeOnboarding(COMPLETE), {
      fields: { [LEGAL_NAME]: { readonly: true } },
    });
    assert.isTrue(field(element, 'Legal name').readOnly);
    press(element, 'Review and send').click();
    await settle();
    assert.include(row(element, 'Legal name'), 'Set by this page');
    assert.throws(() => press(element, 'Change Legal name'));
    press(element, 'Change Website');
  });

  describe('that hides fields', () => {
    const hidden = { [NUMBER]: { hidden: true, label: 'Shoe size' }, [SOCIAL]: { hidden: true } };

    it('has them shown for review where they have a value, under our own words', async () => {
      const element = await open(new FakeOnboarding(COMPLETE), { fields: hidden });
      assert.throws(() => field(element, 'Registration number'));
      press(element, 'Review and send').click();
      await settle();
      assert.include(row(element, 'Registration number'), 'Filled in by this page');
      assert.include(text(element), 'This page filled in some of this for you');
      assert.notInclude(text(element), 'Shoe size');
      assert.notInclude(text(element), 'Social media');
      await assertAccessible(element);
      press(element, 'Change Registration number').click();
      await settle();
      assert.equal(focused(), field(element, 'Registration number'));
    });

    it('sends nothing unseen: the review comes first', async () => {
      const host = new FakeOnboarding(COMPLETE);
      const element = await open(host, { fields: hidden });
      const error = await element.submit().catch((reason: unknown) => reason);
      assert.instanceOf(error, OnboardingError);
      assert.equal((error as OnboardingError).code, 'not-allowed');
      assert.lengthOf(host.of('submission.start'), 0);
      assert.equal(words(focused() as Element), 'Review and send');
      row(element, 'Registration number');
      await element.submit();
      assert.lengthOf(host.of('submission.start'), 1);
    });

    it('sends nothing unseen after a correction either', async () => {
      const host = new FakeOnboarding(COMPLETE);
      host.submission = snapshot('noncompliant', { evaluation: { ...REPORT, rows: [] } });
      const element = await open(host, { fields: { [LEGAL_NAME]: { hidden: true } } });
      await element.importDraft(file({ [LEGAL_NAME]: 'Somebody Else LLC' }));
      press(element, 'Send for review again').click();
      await settle();
      assert.lengthOf(host.of('submission.start'), 0);
      assert.include(row(element, 'Legal name'), 'Somebody Else LLC');
      press(element, 'Send for review again').click();
      await settle();
      assert.lengthOf(host.of('submission.start'), 1);
    });

    it('sends at once what is empty or not sent at all', async () => {
      const host = new FakeOnboarding({ ...COMPLETE, [SECOND_INCLUDED]: 'no' });
      const second: FieldPath = 'authorized_representative_2.first_name';
      const element = await open(host, {
        fields: { [SOCIAL]: { hidden: true }, [second]: { hidden: true } },
      });
      await element.importDraft(file({ [second]: 'Left over' }));
      await element.submit();
      assert.lengthOf(host.of('submission.start'), 1);
    });

    it('has whole sections shown for review that it hid', async () => {
      const paths = FORM.sections.find(({ id }) => id === 'bundle')?.fields.map((one) => one.path);
      const element = await open(new FakeOnboarding(COMPLETE), {
        fields: Object.fromEntries((paths ?? []).map((path) => [path, { hidden: true }])),
      });
      assert.throws(() => field(element, 'E-mail for status changes'));
      press(element, 'Review and send').click();
      await settle();
      assert.include(row(element, 'E-mail for status changes'), COMPLETE[NOTIFY] ?? '');
      press(element, 'Change E-mail for status changes').click();
      await settle();
      assert.equal(focused(), field(element, 'E-mail for status changes'));
    });

    it('can hide the question of a section that is left out', async () => {
      const element = await open(new FakeOnboarding(COMPLETE), {
        fields: { [SECOND_INCLUDED]: { hidden: true } },
      });
      assert.notInclude(text(element), 'Do you have a second representative?');
      press(element, 'Review and send').click();
      await settle();
      assert.include(row(element, 'Do you have a second representative?'), 'No');
    });
  });

  it('leads to a field by its path, a hidden one too', async () => {
    const element = await open(new FakeOnboarding(COMPLETE), {
      layout: 'steps',
      fields: { [EMAIL]: { hidden: true } },
    });
    assert.isTrue(await element.focusField(EMAIL));
    assert.equal(focused(), field(element, 'Work e-mail'));
    assert.isFalse(await element.focusField('no.such'));
  });

  it('hears no value, unless it asks for them', async () => {
    const heard: unknown[] = [];
    const listen = (event: Event): void => void heard.push((event as CustomEvent).detail);
    const element = await open(new FakeOnboarding(COMPLETE));
    element.addEventListener('trusthub-draft-change', listen);
    type(field(element, 'Legal name'), 'Quiet LLC');
    await settle();
    assert.notInclude(JSON.stringify(heard), 'Quiet');
    element.shareValues = true;
    type(field(element, 'Legal name'), 'Told LLC');
    await settle();
    assert.deepNestedInclude(heard.at(-1), { values: { ...COMPLETE, [LEGAL_NAME]: 'Told LLC' } });
    assert.notProperty(heard[0], 'values');
    assert.isFalse(element.hasAttribute('share-values'), 'markup alone asks for nothing');
  });

  it('fills only what is empty, and what is filled again later', async () => {
    const host = new FakeOnboarding({ [LEGAL_NAME]: 'Typed LLC', [SOCIAL]: '' });
    const element = await open(host);
    element.values = {
      [LEGAL_NAME]: 'Known LLC',
      [WEBSITE]: 'https://known.example',
      [SOCIAL]: 'x',
    };
    await settle();
    assert.equal(host.draft.values[LEGAL_NAME], 'Typed LLC');
    assert.equal(host.draft.values[WEBSITE], 'https://known.example');
    assert.equal(host.draft.values[SOCIAL], '', 'what a person emptied stays empty');
    assert.equal(host.draft.values[IDENTITY], 'direct_customer');
  });

  it('takes a draft out and puts it in again', async () => {
    const first = await open(new FakeOnboarding(COMPLETE));
    const exported = await first.exportDraft();
    first.remove();
    const host = new FakeOnboarding();
    const element = await open(host);
    await element.importDraft(JSON.parse(JSON.stringify(exported)));
    assert.deepInclude(host.draft.values, COMPLETE);
    for (const wrong of [
      null,
      'x',
      {},
      { ...exported, version: 2 },
      { ...exported, policySid: 'RN0' },
    ]) {
      const error = await element.importDraft(wrong).catch((reason: unknown) => reason);
      assert.instanceOf(error, TypeError);
      assert.notInclude(String(error), 'Maple');
    }
  });
});

describe('the review', () => {
  afterEach(unmountAll);

  for (const layout of ['page', 'steps'] as const)
    it(`shows everything by section, each with its way back: ${layout}`, async () => {
      const element = await open(new FakeOnboarding(COMPLETE), { layout });
      query(element, 'button[data-place="review"]').click();
      await settle();
      for (const section of FORM.sections.filter(({ fields }) => fields.length > 0))
        assert.include(text(element), section.title);
      press(element, 'Change City').click();
      await settle();
      assert.equal(focused(), field(element, 'City'));
      query(element, 'button[data-place="review"]').click();
      await settle();
      assert.include(text(element), 'Saved on this device', 'the save state stays in view');
      press(element, 'Change Do you have a second representative?').click();
      await settle();
      assert.equal((focused() as HTMLInputElement).value, 'no');
    });
});
