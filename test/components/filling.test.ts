import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import {
  COMPLETE,
  EMAIL,
  FORM,
  IDENTIFIER,
  LEGAL_NAME,
  NUMBER,
  SECOND_INCLUDED,
  WEBSITE,
} from './fixtures/bakery.js';
import { FakeOnboarding } from './fixtures/fake-onboarding.js';
import { field, focused, press, query, queryAll, text, type, words } from './support/deep.js';
import { open, settle, unmountAll } from './support/mount.js';

describe('filling the form', () => {
  afterEach(unmountAll);

  it('shows every field of every section that has some, by its label', async () => {
    const element = await open(new FakeOnboarding());
    const shown = queryAll(element, '.label').map((label) =>
      words(label).replace(' (optional)', ''),
    );
    const expected = FORM.sections
      .filter((section) => !section.optional)
      .flatMap((section) => section.fields.map((one) => one.label))
      .filter((label) => label !== 'Name of the registration');
    for (const label of expected) assert.include(shown, label);
    assert.include(shown, 'Do you have a second representative?');
    assert.notInclude(text(element), 'Primary Customer Profile Bundle');
  });

  it('keeps label and control of a field in one shadow root, with its hint and error', async () => {
    const element = await open(new FakeOnboarding({ [LEGAL_NAME]: '' }));
    await element.validate();
    const control = field(element, 'Legal name');
    const root = control.getRootNode() as ShadowRoot;
    const described = (control.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => words(root.getElementById(id) as HTMLElement));
    assert.deepEqual(described, [
      'As on the letter, with LLC or Inc., not a trade name',
      'Error: Enter the legal name',
    ]);
    assert.equal(control.getAttribute('aria-invalid'), 'true');
    assert.equal(control.autocomplete, 'organization');
    assert.equal(field(element, 'Registration number').autocomplete, 'off');
    assert.equal(field(element, 'Phone number').inputMode, 'tel');
  });

  it('can be filled and sent with the keyboard alone', async function () {
    this.timeout(60_000);
    const host = new FakeOnboarding();
    const element = await open(host);
    query(element, 'button[data-place="bundle"]').focus();
    const typed: Record<string, string> = {
      'Legal name': 'Maple Street Bakery LLC',
      'Registration type': 'EIN',
      'Registration number': '12-3456789',
      Website: 'https://maplestreet.example',
      'First name': 'Ada',
      'Last name': 'Ferrante',
      'Job position': 'CEO',
      'Work e-mail': 'ada@maplestreet.example',
      'Phone number': '+14155550132',
      'Street and number': '12 Maple Street',
      City: 'Portland',
      State: 'OR',
      'Postal code': '97201',
      'E-mail for status changes': 'ops@vendor.example',
    };
    for (let stops = 0; stops < 40; stops++) {
      await sendKeys({ press: 'Tab' });
      const control = focused() as HTMLInputElement;
      const label = control.labels?.[0] ? words(control.labels[0]) : words(control);
      if (label === 'Review and send' && control.closest('.actions')) break;
      const value = typed[label];
      if (value !== undefined) await sendKeys({ type: value });
      if (control.type === 'radio' && label === 'Yes') {
        await sendKeys({ press: ' ' });
        await sendKeys({ press: 'ArrowDown' });
      }
    }
    await sendKeys({ press: 'Enter' });
    await settle();
    assert.equal(words(focused() as Element), 'Review and send');
    for (let stops = 0; stops < 40 && words(focused() as Element) !== 'Send for review'; stops++)
      await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    await settle();
    assert.lengthOf(host.of('submission.start'), 1, text(element));
    assert.deepInclude(host.draft.values, { ...COMPLETE, [SECOND_INCLUDED]: 'no' });
  });

  it('says nothing at the first key, speaks up when the field is left, then follows', async () => {
    const element = await open(new FakeOnboarding({ [IDENTIFIER]: 'EIN' }));
    const control = field(element, 'Registration number');
    control.focus();
    type(control, '12');
    await settle();
    assert.notInclude(text(element), 'Enter all nine digits');
    field(element, 'Website').focus();
    await settle();
    assert.include(text(element), 'Enter all nine digits');
    type(control, '12-3456789');
    await settle();
    assert.notInclude(text(element), 'Enter all nine digits');
  });

  it('does not scold for a field that was only passed by', async () => {
    const element = await open(new FakeOnboarding());
    field(element, 'Legal name').focus();
    field(element, 'Website').focus();
    await settle();
    assert.lengthOf(queryAll(element, '.error'), 0);
  });

  it('says whose first name is missing where both have one', async () => {
    const host = new FakeOnboarding({
      ...COMPLETE,
      'authorized_representative_1.first_name': '',
      [SECOND_INCLUDED]: 'yes',
    });
    const element = await open(host);
    press(element, 'Review and send').click();
    await settle();
    press(element, 'Send for review').click();
    await settle();
    press(element, 'Enter the first name (Representative)');
    press(element, 'Enter the first name (Second representative)').click();
    await settle();
    assert.equal(focused(), field(element, 'First name', 1));
    assert.notInclude(text(element), 'Enter the legal name (');
  });

  it('lists what has to change, takes focus and leads to each field', async () => {
    const host = new FakeOnboarding({ ...COMPLETE, [LEGAL_NAME]: '', [EMAIL]: 'ada' });
    const element = await open(host);
    press(element, 'Review and send').click();
    await settle();
    press(element, 'Send for review').click();
    await settle();
    assert.lengthOf(host.of('submission.start'), 0);
    assert.equal(focused()?.className, 'summary');
    assert.include(words(focused() as Element), 'There are 2 things to change');
    press(element, 'Enter a whole e-mail address, like name@company.example').click();
    await settle();
    assert.equal(focused(), field(element, 'Work e-mail'));
    type(field(element, 'Work e-mail'), 'ada@maplestreet.example');
    await settle();
    assert.include(text(element), 'There is one thing to change');
  });

  it('shows warnings and advice, and lets them pass', async () => {
    const host = new FakeOnboarding({
      ...COMPLETE,
      [IDENTIFIER]: 'DUNS',
      [WEBSITE]: 'http://maplestreet.example',
    });
    const element = await open(host);
    assert.include(text(element), 'Twilio advises the EIN');
    await element.submit();
    assert.lengthOf(host.of('submission.start'), 1);
  });

  it('shows the warnings of the host’s own checks', async () => {
    const host = new FakeOnboarding(COMPLETE, {
      'values.check': () => ({ [EMAIL]: 'The e-mail is not at the website’s domain' }),
    });
    const element = await open(host);
    const control = field(element, 'Work e-mail');
    control.focus();
    control.blur();
    await settle();
    assert.include(text(element), 'The e-mail is not at the website’s domain');
    assert.isTrue(await element.validate());
  });

  it('asks for a field only while its condition holds', async () => {
    const element = await open(new FakeOnboarding());
    assert.throws(() => field(element, 'Name of the registration'));
    type(field(element, 'Registration type'), 'Other');
    await settle();
    field(element, 'Name of the registration');
    type(field(element, 'Registration type'), 'EIN');
    await settle();
    assert.throws(() => field(element, 'Name of the registration'));
  });

  it('asks for the second person only after a yes', async () => {
    const host = new FakeOnboarding(COMPLETE);
    const element = await open(host);
    assert.throws(() => field(element, 'First name', 1));
    const yes = query<HTMLInputElement>(element, 'input[value="yes"]');
    yes.click();
    await settle();
    assert.equal(host.draft.values[SECOND_INCLUDED], 'yes');
    field(element, 'First name', 1);
    assert.isFalse(await element.validate());
    query<HTMLInputElement>(element, 'input[value="no"]').click();
    await settle();
    assert.isTrue(await element.validate());
  });

  it('shows what was typed for review, sensitive values masked until asked for', async () => {
    const element = await open(new FakeOnboarding(COMPLETE));
    press(element, 'Review and send').click();
    await settle();
    assert.include(text(element), 'Maple Street Bakery LLC');
    assert.include(text(element), 'EIN, employer identification number');
    assert.notInclude(text(element), '12-3456789');
    press(element, 'Show Registration number').click();
    await settle();
    assert.include(text(element), '12-3456789');
    press(element, 'Change Registration number').click();
    await settle();
    assert.equal(focused(), field(element, 'Registration number'));
  });

  it('goes one section at a time in steps, and looks at each before the next', async () => {
    const element = await open(new FakeOnboarding({ [IDENTIFIER]: 'EIN' }), { layout: 'steps' });
    press(element, 'Continue').click();
    await settle();
    assert.lengthOf(queryAll(element, 'th-section'), 1);
    press(element, 'Continue').click();
    await settle();
    assert.equal(focused()?.className, 'summary');
    query(element, '[data-place="customer_profile_address"]').click();
    await settle();
    field(element, 'City');
  });

  it('comes back to the same place', async () => {
    const host = new FakeOnboarding(COMPLETE);
    const first = await open(host);
    press(first, 'Review and send').click();
    await settle();
    first.remove();
    const second = await open(host);
    press(second, 'Send for review');
  });

  it('lets the partner rename, fix and hide fields, but not hide what has to change', async () => {
    const element = await open(new FakeOnboarding(COMPLETE), {
      fields: {
        [LEGAL_NAME]: { label: 'Company', hint: 'As registered', readonly: true },
        [NUMBER]: { hidden: true },
      },
    });
    assert.isTrue(field(element, 'Company').readOnly);
    assert.include(text(element), 'As registered');
    assert.throws(() => field(element, 'Registration number'));
    await element.importDraft({
      format: 'trusthub-onboard/draft',
      version: 1,
      policySid: FORM.policySid,
      values: { [NUMBER]: '' },
    });
    await element.validate();
    await settle();
    field(element, 'Registration number');
  });

  it('fills what the partner knows and never overwrites what was typed', async () => {
    const host = new FakeOnboarding({ [LEGAL_NAME]: 'Typed LLC' });
    const element = await open(host, {
      values: {
        [LEGAL_NAME]: 'Known LLC',
        [WEBSITE]: 'https://known.example',
        'no.such': 'x',
      },
    });
    assert.equal(field(element, 'Legal name').value, 'Typed LLC');
    assert.equal(field(element, 'Website').value, 'https://known.example');
    assert.notProperty(host.draft.values, 'no.such');
  });
});
