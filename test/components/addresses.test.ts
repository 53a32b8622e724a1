import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import type { AddressPage, AddressRow } from '../../src/core/commands.js';
import { suggestionIn } from '../../src/core/policy/address-suggestion.js';
import { addressFormatOf } from '../../src/core/policy/checks/address-format-of.js';
import type { FieldPath } from '../../src/core/policy/field-path.js';
import type { Sid } from '../../src/core/trusthub/sid.js';
import { addressChoice } from '../../src/components/th-address-choice/address-choice.js';
import { differingWords } from '../../src/components/th-address-suggestion/differing-words.js';
import { COMPLETE, DRAFT, snapshot } from './fixtures/bakery.js';
import { FakeOnboarding } from './fixtures/fake-onboarding.js';
import { assertAccessible, assertAccessibleInBoth } from './support/axe.js';
import { field, focused, press, query, queryAll, text, type, words } from './support/deep.js';
import { open, settle, unmountAll } from './support/mount.js';

const ADDRESS = 'customer_profile_address';
const CHOSEN: FieldPath = `${ADDRESS}.address_sids`;

const address = (nth: number, rest: Partial<AddressRow> = {}): AddressRow => ({
  sid: `AD${String(nth).padStart(32, '0')}` as Sid<'AD'>,
  customer: 'Harbor Freightways',
  street: `${nth} Quay Road`,
  streetSecondary: '',
  city: 'Portland',
  region: 'OR',
  postalCode: '97201',
  isoCountry: 'US',
  ...rest,
});

const PAGES: Readonly<Record<string, AddressPage>> = {
  first: { rows: [address(1), address(2, { streetSecondary: 'Unit 4' })], cursor: 'second' },
  second: { rows: [address(3, { customer: 'Maple Street Bakery LLC' })] },
};

const formats = {
  'address.format': ({ country }: { country: string }) => addressFormatOf(country) ?? null,
};

/** The labels of the address section, in order. */
const lines = (element: HTMLElement): string[] =>
  queryAll(
    queryAll(element, 'th-section').find((one) => one.dataset['place'] === ADDRESS)!,
    '.label',
  ).map(words);

describe('the lines of an address', () => {
  afterEach(unmountAll);

  it('are those of the country, and follow when another is chosen', async () => {
    const host = new FakeOnboarding({}, formats);
    const element = await open(host);
    assert.deepEqual(lines(element), ['Country', 'Street and number', 'City', 'State', 'ZIP code']);
    const state = field(element, 'State') as unknown as HTMLSelectElement;
    assert.equal(state.tagName, 'SELECT');
    assert.equal([...state.options].find((option) => words(option) === 'Illinois')?.value, 'IL');
    type(field(element, 'Country'), 'CA');
    await settle();
    assert.deepEqual(lines(element), [
      'Country',
      'Street and number',
      'City',
      'Province',
      'Postal code',
    ]);
    type(field(element, 'Postal code'), '94105');
    await settle();
    field(element, 'Postal code').dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
    await settle();
    assert.include(text(element), 'This is not how a postal code in Canada is written');
    type(field(element, 'Postal code'), 'k1a 0b1');
    await settle();
    assert.notInclude(text(element), 'This is not how a postal code');
    assert.deepEqual(
      host.of('address.format').map(({ country }) => country),
      ['US', 'CA'],
      'each country is asked for once',
    );
    await assertAccessible(element);
  });

  it('stay as the policy has them where the host knows nothing or fails', async () => {
    for (const answer of [() => null, () => Promise.reject(new Error('out of reach'))]) {
      const element = await open(new FakeOnboarding(COMPLETE, { 'address.format': answer }));
      assert.deepEqual(lines(element).slice(-2), ['State', 'Postal code']);
      unmountAll();
    }
  });

  it('keep a value that the list lacks, and ask to choose', async () => {
    const values = { ...COMPLETE, [`${ADDRESS}.region`]: 'Illinoys' };
    const element = await open(new FakeOnboarding(values, formats));
    const state = field(element, 'State') as unknown as HTMLSelectElement;
    assert.equal(state.value, 'Illinoys');
    await element.validate();
    await settle();
    assert.include(words(state.closest('.field')!), 'Choose one of the list');
  });
});

describe('an address that the account has', () => {
  afterEach(unmountAll);

  const asked: string[] = [];
  const opened = async (values = {}, list?: () => AddressPage | Promise<AddressPage>) => {
    asked.length = 0;
    const host: FakeOnboarding = new FakeOnboarding(
      { ...COMPLETE, ...values },
      {
        ...formats,
        'addresses.list': ({ cursor = 'first' }: { cursor?: string }) => {
          asked.push(cursor);
          return list ? list() : PAGES[cursor]!;
        },
      },
    );
    return { host, element: await open(host, { extra: [addressChoice(host, DRAFT)] }) };
  };

  const radios = (element: HTMLElement): HTMLInputElement[] =>
    queryAll<HTMLInputElement>(query(element, 'th-address-choice'), 'input[type=radio]');

  it('is asked for by nobody but the person, chosen by keyboard, and takes the place of the lines', async () => {
    const { host, element } = await opened();
    assert.deepEqual(asked, []);
    assert.include(lines(element), 'Street and number');
    press(element, 'Choose one that the account has').click();
    await settle();
    assert.deepEqual(asked, ['first']);
    assert.equal(focused(), radios(element)[0], 'a new one, as long as nothing else is chosen');
    press(element, 'Show more addresses').click();
    await settle();
    assert.deepEqual(asked, ['first', 'second']);
    assert.lengthOf(radios(element), 4);
    radios(element)[0]!.focus();
    await sendKeys({ press: 'ArrowDown' });
    await settle();
    assert.deepEqual(lines(element), ['Which address? (optional)']);
    await settle(60);
    assert.equal(host.draft.values[CHOSEN], address(1).sid);
    assert.isTrue(await element.validate(), 'its lines are not missed');
    await assertAccessibleInBoth(element);
    radios(element)[0]!.click();
    await settle(60);
    assert.equal(host.draft.values[CHOSEN], '');
    assert.include(lines(element), 'Street and number');
  });

  it('is told in words and not as a SID, in the form and in the review', async () => {
    const { element } = await opened({ [CHOSEN]: address(2).sid });
    assert.include(text(query(element, 'th-address-choice')), '2 Quay Road, Unit 4');
    press(element, 'Review and send').click();
    await settle();
    const review = query(element, 'th-review');
    assert.include(text(review), '2 Quay Road, Unit 4');
    assert.notInclude(text(review), 'Street and number');
  });

  it('is shown by its SID where the list does not have it, and is kept', async () => {
    const { element } = await opened({ [CHOSEN]: address(9).sid });
    assert.include(text(query(element, 'th-address-choice')), address(9).sid);
    press(element, 'Change the choice').click();
    await settle();
    assert.equal(radios(element).find(({ checked }) => checked)?.value, address(9).sid);
  });

  it('says why the list cannot be read, and asks again', async () => {
    let refuse = true;
    const { element } = await opened({}, () => {
      if (refuse) throw new Error('no');
      return { rows: [] };
    });
    press(element, 'Choose one that the account has').click();
    await settle();
    const alert = query(query(element, 'th-address-choice'), '[role=alert]');
    assert.match(text(alert), /\S/);
    await assertAccessible(element);
    refuse = false;
    press(element, 'Try again').click();
    await settle();
    assert.include(text(query(element, 'th-address-choice')), 'The account has no address yet');
  });
});

describe('an address that Twilio knows a little differently', () => {
  afterEach(unmountAll);

  const suggests = (street = '12 Maple Street'): string =>
    `The address you have provided cannot be validated. Address suggestion -> Street: ${street}; ` +
    'Secondary Street: ; Locality: Springfield; Region: IL; Postal Code: 62701; Country: US';

  const TYPED = {
    ...COMPLETE,
    [`${ADDRESS}.street`]: '12 Maple Steet',
    [`${ADDRESS}.city`]: 'Springfield',
    [`${ADDRESS}.region`]: 'IL',
    [`${ADDRESS}.postal_code`]: '62701',
  };

  const suggestion = (twilio: string) => {
    const found = suggestionIn([{ section: ADDRESS, words: twilio }]);
    return found && { suggestion: found };
  };

  const stopped = (twilio = suggests(), values = TYPED): FakeOnboarding => {
    const host = new FakeOnboarding(values, formats);
    host.submission = snapshot('needs-attention', {
      ...suggestion(twilio),
      trouble: {
        message: 'Twilio knows this address a little differently',
        code: 21629,
        twilio,
        section: ADDRESS,
      },
    });
    return host;
  };

  const rowOf = (element: HTMLElement, label: string): HTMLElement =>
    queryAll(query(element, 'th-address-suggestion'), '.line').find((row) =>
      words(row).startsWith(label),
    )!;

  it('stands beside what was typed, its differences in words and shapes', async () => {
    const element = await open(stopped());
    const street = rowOf(element, 'Street and number');
    assert.include(words(street), '(differs)');
    assert.equal(words(street.querySelector('del')!), 'Steet');
    assert.equal(words(street.querySelector('ins')!), 'Street');
    const city = rowOf(element, 'City');
    assert.notInclude(words(city), 'differs');
    assert.isNull(city.querySelector('del, ins'));
    const [del, ins] = ['del', 'ins'].map((name) => getComputedStyle(street.querySelector(name)!));
    assert.include(del!.textDecorationLine, 'line-through');
    assert.include(ins!.textDecorationLine, 'underline');
    await assertAccessibleInBoth(element);
  });

  it('is taken with one key: fields filled, complaint gone, sent again as it is', async () => {
    const host = stopped();
    const element = await open(host);
    press(element, 'Use the suggested address').focus();
    await sendKeys({ press: 'Enter' });
    await settle();
    assert.equal(field(element, 'Street and number').value, '12 Maple Street');
    assert.include(text(element), 'The address is as Twilio suggests it');
    assert.include(text(element), 'not yet checked again');
    assert.notInclude(words(query(element, 'th-outcome')), '21629');
    assert.equal((focused() as Element).id, 'heading', 'what came of it has focus');
    await assertAccessibleInBoth(element);
    await element.submit();
    assert.lengthOf(host.of('submission.start'), 1);
    assert.equal(host.draft.values[`${ADDRESS}.street`], '12 Maple Street');
  });

  it('is edited instead, from the first line that differs', async () => {
    const element = await open(stopped());
    press(element, 'Edit it myself').click();
    await settle();
    assert.equal(focused(), field(element, 'Street and number'));
    type(field(element, 'Street and number'), '12 Maple Street');
    await settle();
    assert.include(text(element), 'The address is as Twilio suggests it');
  });

  it('is text, whatever Twilio puts in it', async () => {
    const element = await open(stopped(suggests('<img src=x onerror=alert(1)> "Street"')));
    const panel = query(element, 'th-address-suggestion');
    assert.include(text(panel), '<img src=x onerror=alert(1)>');
    assert.lengthOf(queryAll(panel, 'img'), 0);
  });

  it('is not offered where there is none, nor for another trouble', async () => {
    const element = await open(stopped('The address cannot be validated: Invalid Postal Code'));
    assert.lengthOf(queryAll(element, 'th-address-suggestion'), 0);
  });

  it('fits 360 pixels and the other direction', async () => {
    for (const dir of ['ltr', 'rtl']) {
      document.documentElement.dir = dir;
      const element = await open(stopped());
      element.style.inlineSize = '360px';
      await settle();
      const { right, left } = element.getBoundingClientRect();
      for (const one of queryAll(query(element, 'th-address-suggestion'), '.line, .btn, h3')) {
        const box = one.getBoundingClientRect();
        assert.isAtMost(box.right, right + 0.5, dir);
        assert.isAtLeast(box.left, left - 0.5, dir);
      }
      await assertAccessible(element);
      unmountAll();
    }
  });
});

describe('two lines word by word', () => {
  it('differ in what lies between what they share', () => {
    assert.deepEqual(differingWords('12 Maple Steet North', '12 Maple Street North'), [
      ['12 Maple', 'Steet', 'North'],
      ['12 Maple', 'Street', 'North'],
    ]);
    assert.deepEqual(differingWords('a a', 'a'), [
      ['a', 'a', ''],
      ['a', '', ''],
    ]);
    assert.deepEqual(differingWords('', 'a b')[1], ['', 'a b', '']);
  });
});
