import { expect } from 'chai';
import { fieldsOf } from '../../../src/core/policy/form-model.js';
import { rejectionOf } from '../../../src/core/policy/rejections.js';
import { formOf } from '../fixtures/forms.js';
import { SECONDARY_BUSINESS } from '../fixtures/wire-policies.js';

const pathsOf = (code: number): readonly string[] => rejectionOf([code]).reasons[0]?.paths ?? [];

describe('a rejection', () => {
  for (const code of [18601, 18602, 18603, 18604, 18605, 18606, 18609])
    it(`by ${code} opens fields that the form of the real policy has`, async () => {
      const offered: readonly string[] = fieldsOf(await formOf(SECONDARY_BUSINESS)).map(
        ({ path }) => path,
      );
      expect(pathsOf(code)).not.to.deep.equal([]);
      expect(offered).to.include.members([...pathsOf(code)]);
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
