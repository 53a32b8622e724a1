import { expect } from 'chai';
import { checkTogether } from '../../../src/core/policy/check-together.js';
import { MAPLE_STREET_BAKERY, SECOND_PERSON } from '../../fixtures/maple-street-bakery.js';

const warnings = (email: string, website = 'https://www.maplestreet.example/menu') =>
  checkTogether({
    ...MAPLE_STREET_BAKERY,
    'customer_profile_business_information.website_url': website,
    'authorized_representative_1.email': email,
  });

describe('e-mail and website', () => {
  it('belong together by domain, whichever of them has a subdomain', () => {
    for (const email of [
      'ada@maplestreet.example',
      'ADA@MapleStreet.Example ',
      'ada@mail.maplestreet.example',
    ])
      expect(warnings(email), email).to.deep.equal({});
    expect(warnings('ada@maplestreet.example', 'shop.maplestreet.example')).to.deep.equal({});
  });

  it('do not when one domain only ends like the other', () => {
    expect(Object.keys(warnings('ada@notmaplestreet.example'))).to.deep.equal([
      'authorized_representative_1.email',
    ]);
  });

  it('are told apart from free mail, naming the domain that Twilio expects', () => {
    expect(warnings('ada@gmail.com')['authorized_representative_1.email']).to.match(
      /free mail.*maplestreet\.example.*18606/,
    );
    expect(warnings('ada@elsewhere.example')['authorized_representative_1.email']).to.match(
      /different domains.*18606/,
    );
  });

  it('are compared for both representatives, and never for the notifications', () => {
    const values = {
      ...MAPLE_STREET_BAKERY,
      ...SECOND_PERSON,
      'authorized_representative_2.email': 'ben@elsewhere.example',
      'bundle.email': 'me@gmail.com',
    };
    expect(Object.keys(checkTogether(values))).to.deep.equal(['authorized_representative_2.email']);
  });

  it('are not compared while one of them is missing or unreadable', () => {
    expect(warnings('')).to.deep.equal({});
    expect(warnings('ada')).to.deep.equal({});
    expect(warnings('ada@x.example', '')).to.deep.equal({});
    expect(warnings('ada@x.example', 'https://[')).to.deep.equal({});
  });
});
