import { expect } from 'chai';
import { checkValues } from '../../../../src/core/policy/checks/check-values.js';
import type { FieldPath, FieldValues } from '../../../../src/core/policy/field-path.js';
import { MAPLE_STREET_BAKERY, SECOND_PERSON } from '../../../fixtures/maple-street-bakery.js';

const BUSINESS = 'customer_profile_business_information';

const check = (changes: Record<string, string>): Readonly<Record<FieldPath, string>> =>
  checkValues({ ...MAPLE_STREET_BAKERY, ...changes } as FieldValues);

const ofName = (name: string, changes: Record<string, string> = {}): string | undefined =>
  check({ [`${BUSINESS}.business_name`]: name, ...changes })[`${BUSINESS}.business_name`];

describe('a business that is as it should be', () => {
  it('has nothing to look at again, with one representative and with two', () => {
    expect(check({})).to.deep.equal({});
    expect(check(SECOND_PERSON)).to.deep.equal({});
  });
});

describe('a legal name', () => {
  it('that looks shortened is pointed out', () => {
    for (const name of ['Acme Mfg LLC', 'Acme Intl. LLC', 'Natl Svcs, LLC', 'Acme Mgmt LLC'])
      expect(ofName(name), name).to.match(/shortened/);
  });

  it('with a trade name is pointed out', () => {
    for (const name of ['Acme LLC DBA Roadrunner', 'Acme LLC d/b/a Road', 'Acme LLC t/a Road'])
      expect(ofName(name), name).to.match(/legal name alone/);
  });

  it('that is a name is left alone', () => {
    for (const name of [
      'Acme Manufacturing LLC',
      'ACME HOLDINGS, L.L.C.',
      'Badbadger Limited Liability Company',
      'Intlabs LLC',
      'Maple Tech LLC',
    ])
      expect(ofName(name), name).to.equal(undefined);
  });

  it('with an EIN is compared with what such a company is usually called', () => {
    const type = (business_type: string): Record<string, string> => ({
      [`${BUSINESS}.business_type`]: business_type,
    });
    expect(ofName('Maple Street Bakery')).to.match(/LLC/);
    expect(ofName('Maple Street Bakery', type('Corporation'))).to.match(/Inc\./);
    for (const name of ['Maple Inc', 'Maple Corp.', 'Maple & Company', 'MAPLE INCORPORATED'])
      expect(ofName(name, type('Corporation')), name).to.equal(undefined);
    expect(ofName('Maple Street Bakery', type('Partnership'))).to.equal(undefined);
    const abroad = { [`${BUSINESS}.business_registration_identifier`]: 'Other' };
    expect(ofName('Bäckerei Ahorn', abroad)).to.equal(undefined);
  });
});

describe('a nonprofit', () => {
  it('and its industry go together', () => {
    const said = (business_type: string, business_industry: string): string | undefined =>
      check({
        [`${BUSINESS}.business_name`]: 'Maple Foundation Inc',
        [`${BUSINESS}.business_type`]: business_type,
        [`${BUSINESS}.business_industry`]: business_industry,
      })[`${BUSINESS}.business_industry`];
    expect(said('Non-profit Corporation', 'NOT_FOR_PROFIT')).to.equal(undefined);
    expect(said('Corporation', 'RETAIL')).to.equal(undefined);
    expect(said('Non-profit Corporation', 'RETAIL')).to.match(/Not for profit/);
    expect(said('Corporation', 'NOT_FOR_PROFIT')).to.match(/Only a nonprofit/);
  });
});

describe('people', () => {
  const REP = 'authorized_representative_2';
  const second = (changes: Record<string, string>): readonly string[] =>
    Object.keys(check({ ...SECOND_PERSON, ...changes }));

  it('whose name is one letter are asked to write it out', () => {
    const path = 'authorized_representative_1.first_name';
    expect(check({ [path]: 'A.' })[path]).to.match(/Write the name out/);
    expect(check({ [path]: 'Bo' })[path]).to.equal(undefined);
    expect(check({ [path]: '明' })[path]).to.equal(undefined);
  });

  it('who are the same twice are pointed out, however the name is written', () => {
    expect(second({ [`${REP}.first_name`]: ' ADA ', [`${REP}.last_name`]: 'Quíll' })).to.deep.equal(
      [`${REP}.first_name`],
    );
    expect(second({ [`${REP}.email`]: 'Ada@MapleStreet.example' })).to.deep.equal([`${REP}.email`]);
    expect(second({ [`${REP}.phone_number`]: '+1 415 555 0132' })).to.deep.equal([
      `${REP}.phone_number`,
    ]);
  });

  it('who share a first name only are two', () => {
    expect(second({ [`${REP}.first_name`]: 'Ada' })).to.deep.equal([]);
  });

  it('who are not to be given are not looked at', () => {
    expect(second({ [`${REP}.__included`]: 'no', [`${REP}.email`]: 'x@gmail.com' })).to.deep.equal(
      [],
    );
  });
});
