import { expect } from 'chai';
import { checkValues } from '../../../../src/core/policy/checks/check-values.js';
import type { FieldValues } from '../../../../src/core/policy/field-path.js';
import { MAPLE_STREET_BAKERY, SECOND_PERSON } from '../../../fixtures/maple-street-bakery.js';

const warnings = (email: string, website = 'https://www.maplestreet.example/menu') =>
  checkValues({
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
    expect(Object.keys(checkValues(values))).to.deep.equal(['authorized_representative_2.email']);
  });

  it('are not compared while one of them is missing or unreadable', () => {
    expect(warnings('')).to.deep.equal({});
    expect(warnings('ada')).to.deep.equal({});
    expect(warnings('ada@x.example', '')).to.deep.equal({});
    expect(warnings('ada@x.example', 'https://[')).to.deep.equal({});
  });
});

describe('a website', () => {
  const path = 'customer_profile_business_information.website_url';
  const said = (website: string): string | undefined =>
    checkValues({ [path]: website } as FieldValues)[path];

  it('under a domain that exists is left alone', () => {
    for (const website of [
      'www.bbc.co.uk',
      'https://www.gov.uk/vat',
      'https://xn--mnchen-3ya.de',
      'https://münchen.de',
      'https://maple.github.io',
      'https://shop.maple.com.au:8443/a?b',
      'https://maplestreet.example',
    ])
      expect(said(website), website).to.equal(undefined);
  });

  it('that nobody else can open is pointed out', () => {
    for (const website of ['https://10.0.0.1', 'https://8.8.8.8', 'https://[2001:db8::1]/'])
      expect(said(website), website).to.match(/everybody can open/);
    for (const website of ['maple.notatld', 'https://maple.con'])
      expect(said(website), website).to.match(/none like it/);
  });

  it('at somebody else’s domain, or without a certificate, is pointed out (18601)', () => {
    for (const website of [
      'facebook.com/maple',
      'https://www.instagram.com/maple',
      'linktr.ee/maple',
    ])
      expect(said(website), website).to.match(/business itself.*18601/);
    expect(said('http://maple.com')).to.match(/https.*18601/);
  });
});

describe('registered domains', () => {
  it('are compared, not endings: two shops of one host are two', () => {
    const path = 'authorized_representative_1.email';
    expect(warnings('ada@maple.co.uk', 'https://birch.co.uk')[path]).to.match(/18606/);
    expect(warnings('ada@mail.maple.co.uk', 'https://shop.maple.co.uk')[path]).to.equal(undefined);
    expect(warnings('ada@maple.github.io', 'https://birch.github.io')[path]).to.match(/18606/);
    expect(warnings('ada@xn--mnchen-3ya.de', 'https://münchen.de')[path]).to.equal(undefined);
  });

  it('that do not exist or do not last are pointed out', () => {
    const said = (email: string) =>
      checkValues({ 'owner.email': email } as FieldValues)['owner.email'];
    expect(said('ada@maple.con')).to.match(/no such domain/);
    expect(said('ada@mailinator.com')).to.match(/lasts/);
    expect(said('ada@maple.com')).to.equal(undefined);
    expect(said('"a@b"@maple.com')).to.equal(undefined);
  });
});
