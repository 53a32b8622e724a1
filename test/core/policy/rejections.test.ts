import { expect } from 'chai';
import { fieldsOf } from '../../../src/core/policy/form-model.js';
import { REJECTION_CODES } from '../../../src/core/policy/rejection-codes.js';
import { rejectionOf } from '../../../src/core/policy/rejections.js';
import { formOf } from '../fixtures/forms.js';
import { SECONDARY_BUSINESS, SOLE_PROPRIETOR, STARTER } from '../fixtures/wire-policies.js';

const pathsOf = (code: number): readonly string[] => rejectionOf([code]).reasons[0]?.paths ?? [];

describe('a rejection', () => {
  for (const code of [18601, 18602, 18603, 18604, 18605, 18606, 18609])
    it(`by ${code} opens fields that the form of the real policy has`, async () => {
      const offered: readonly string[] = fieldsOf(await formOf(SECONDARY_BUSINESS)).map(
        ({ path }) => path,
      );
      expect(pathsOf(code).filter((path) => offered.includes(path))).not.to.deep.equal([]);
    });

  it('opens what each code is about', () => {
    const business = 'customer_profile_business_information';
    expect(pathsOf(18601)).to.include(`${business}.website_url`);
    expect(pathsOf(18602)).to.include(`${business}.business_registration_number`);
    expect(pathsOf(18603)).to.include('customer_profile_address.street');
    expect(pathsOf(18604)).to.include('authorized_representative_1.first_name');
    expect(pathsOf(18605)).to.include('authorized_representative_2.first_name');
    expect(pathsOf(18606)).to.include('authorized_representative_1.email');
    expect(pathsOf(18609)).to.deep.equal([`${business}.business_registration_identifier`]);
  });

  it('about copying profiles (18607, 18608) opens no field, and is still shown', () => {
    for (const code of [18607, 18608]) {
      expect(pathsOf(code)).to.deep.equal([]);
      expect(rejectionOf([code]).reasons[0]?.twilio.code).to.equal(code);
    }
  });

  it('by a code we do not know is shown as it is, with Twilio’s page', () => {
    const [reason] = rejectionOf([18699]).reasons;
    expect(reason?.twilio).to.deep.equal({
      code: 18699,
      moreInfo: 'https://www.twilio.com/docs/api/errors/18699',
    });
    expect(reason?.title).to.not.equal('');
    expect(reason?.advice).to.not.equal('');
  });

  it('has a reason for every code, in their order', () => {
    const { reasons } = rejectionOf([18602, 1, 18601]);
    expect(reasons.map(({ twilio }) => twilio.code)).to.deep.equal([18602, 1, 18601]);
    expect(rejectionOf([]).reasons).to.deep.equal([]);
  });
});

describe('a rejection of any profile', () => {
  const openedBy = async (code: number, wire: { sid: string }): Promise<readonly string[]> =>
    rejectionOf([code], await formOf(wire)).reasons[0]?.paths ?? [];

  it('opens the same with the form at hand as without, as far as the form has it', async () => {
    for (const wire of [SECONDARY_BUSINESS, STARTER, SOLE_PROPRIETOR]) {
      const offered = new Set<string>(fieldsOf(await formOf(wire)).map(({ path }) => path));
      for (const code of [18601, 18602, 18603, 18605, 18606, 18609, 18610, 18018, 18054, 18055])
        expect([...(await openedBy(code, wire))], `${wire.friendly_name} ${code}`).to.have.members(
          pathsOf(code).filter((path) => offered.has(path)),
        );
    }
  });

  it('opens fields of that form alone, each once, for every code there is', async () => {
    for (const wire of [SECONDARY_BUSINESS, STARTER, SOLE_PROPRIETOR]) {
      const offered = fieldsOf(await formOf(wire)).map(({ path }) => path as string);
      for (const code of Object.keys(REJECTION_CODES).map(Number)) {
        const opened = await openedBy(code, wire);
        expect(offered, String(code)).to.include.members([...opened]);
        expect(new Set(opened).size).to.equal(opened.length);
      }
    }
  });

  it('of a starter opens the owner and the address', async () => {
    const owner = 'starter_customer_profile_information';
    expect(await openedBy(18054, STARTER)).to.deep.equal([`${owner}.phone_number`]);
    expect(await openedBy(18055, STARTER)).to.deep.equal([`${owner}.email`]);
    expect(await openedBy(18604, STARTER)).to.include(`${owner}.first_name`);
    expect(await openedBy(18018, STARTER)).to.deep.equal([
      'customer_profile_address.street',
      'customer_profile_address.street_secondary',
    ]);
    expect(await openedBy(18054, SOLE_PROPRIETOR)).to.deep.equal([
      'sole_proprietor_information.mobile_phone_number',
    ]);
  });

  // The codes that a reviewer of Trust Hub was seen to give, each with what it is about.
  for (const [code, field] of [
    [18018, 'street'],
    [18053, 'website_url'],
    [18054, 'phone_number'],
    [18055, 'email'],
    [18056, 'email'],
    [18057, 'first_name'],
    [18058, 'business_registration_number'],
    [18062, 'business_registration_number'],
  ] as const)
    it(`by ${code} of the shared vocabulary opens ${field}`, async () => {
      const opened = await openedBy(code, SECONDARY_BUSINESS);
      expect(opened.map((path) => path.split('.').at(-1))).to.include(field);
      expect(pathsOf(code)).not.to.deep.equal([]);
    });

  it('has a title and a fix of its own for every code that is known', () => {
    for (const code of Object.keys(REJECTION_CODES).map(Number)) {
      const [reason] = rejectionOf([code]).reasons;
      expect(reason?.title).not.to.equal(rejectionOf([1]).reasons[0]?.title);
      expect(reason?.advice, String(code)).to.match(/\.$/);
    }
  });
});
