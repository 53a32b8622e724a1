import { expect } from 'chai';
import type { FieldPath, FieldValues } from '../../../src/core/policy/field-path.js';
import type { FormModel } from '../../../src/core/policy/form-model.js';
import { fieldsOf } from '../../../src/core/policy/form-model.js';
import { adviceFor, validateField, validateForm } from '../../../src/core/policy/validate-field.js';
import { MAPLE_STREET_BAKERY, SECOND_PERSON } from '../../fixtures/maple-street-bakery.js';
import { formOf } from '../fixtures/forms.js';
import { SECONDARY_BUSINESS } from '../fixtures/wire-policies.js';

const BUSINESS = 'customer_profile_business_information';

let form: FormModel;
before(async () => {
  form = await formOf(SECONDARY_BUSINESS);
});

/** The problem of one field of the bakery when this is typed into it. */
function problem(path: FieldPath, value: string, others: FieldValues = {}) {
  const field = fieldsOf(form).find((candidate) => candidate.path === path);
  if (!field) throw new Error(`The form has no ${path}`);
  return validateField(field, { ...MAPLE_STREET_BAKERY, ...others, [path]: value });
}

const accepts = (path: FieldPath, values: readonly string[], others?: FieldValues): void => {
  for (const value of values) expect(problem(path, value, others), value).to.equal(undefined);
};

const refuses = (path: FieldPath, values: readonly string[], others?: FieldValues): void => {
  for (const value of values)
    expect(problem(path, value, others), value).to.include({ severity: 'error' });
};

describe('a field', () => {
  it('that must be given may not be empty or blank', () => {
    expect(problem(`${BUSINESS}.business_name`, ' \t')).to.deep.equal({
      severity: 'error',
      message: 'Enter the legal name',
    });
    expect(problem(`${BUSINESS}.business_type`, '')?.message).to.equal('Choose the business type');
    expect(problem('bundle.email', '')?.message).to.equal('Enter the e-mail for status changes');
  });

  it('that is optional may be empty', () => {
    accepts(`${BUSINESS}.social_media_profile_urls`, ['', ' ']);
    accepts('customer_profile_address.street_secondary', ['']);
    accepts('bundle.status_callback', ['']);
  });

  it('never repeats what was typed', () => {
    const said = problem('authorized_representative_1.email', 'secret value')?.message;
    expect(said).to.be.a('string').and.not.include('secret');
  });

  it('of text takes every script', () => {
    accepts(`${BUSINESS}.business_name`, [
      'Boulangerie «Été»',
      '株式会社メープル',
      '🥐 & Söhne',
      'مخبز',
    ]);
    accepts('authorized_representative_1.first_name', ['Zoë', 'Ọlá', 'Nguyễn']);
  });

  it('with a limit counts to it', () => {
    accepts('bundle.friendly_name', ['x'.repeat(32)]);
    refuses('bundle.friendly_name', ['x'.repeat(33)]);
  });

  it('with choices takes one of them, spelled exactly', () => {
    accepts(`${BUSINESS}.business_industry`, ['RETAIL']);
    refuses(`${BUSINESS}.business_industry`, ['retail', 'BAKERY', '__proto__']);
    accepts('customer_profile_address.iso_country', ['FR']);
    refuses('customer_profile_address.iso_country', ['us', 'XX', 'USA']);
  });

  it('of e-mail wants a whole address', () => {
    accepts('authorized_representative_1.email', [
      'ada@maplestreet.example',
      ' ada@maplestreet.example ',
      "o'neil+x@sub.domain.example",
      'zoë@bäckerei.example',
    ]);
    refuses('authorized_representative_1.email', [
      'ada',
      'ada@',
      '@maplestreet.example',
      'ada@localhost',
      'ada@@maplestreet.example',
      'ada@maple street.example',
      'ada@maplestreet.',
      'ada@.example',
    ]);
  });

  it('of web wants an address, with or without its scheme', () => {
    accepts(`${BUSINESS}.website_url`, [
      'test.com',
      'https://maplestreet.example',
      'HTTP://Maple.Example/path?q=1#x',
      'bäckerei.example',
    ]);
    refuses(`${BUSINESS}.website_url`, [
      'javascript:alert(document.domain)',
      'maplestreet',
      'ftp://maplestreet.example',
      'javascript:alert(1)',
      'https://user@maplestreet.example',
      'maple street.example',
      'https://',
    ]);
  });

  it('of telephone wants the country code, however it is written', () => {
    accepts('authorized_representative_1.phone_number', [
      '+14155550132',
      '+1 (415) 555-0132',
      '+44 20 7946 0958',
      '+1\u00a0415\u00a0555\u20110132',
    ]);
    refuses('authorized_representative_1.phone_number', [
      '415-555-0132',
      '0044 20 7946 0958',
      '+0 415 555 0132',
      '+1 415',
      '+1 415 555 0132 ext 5',
      '+1234567890123456',
      '+١٤١٥٥٥٥٠١٣٢',
    ]);
  });
});

describe('formats', () => {
  const number: FieldPath = `${BUSINESS}.business_registration_number`;
  const type: FieldPath = `${BUSINESS}.business_registration_identifier`;

  it('of an EIN are nine digits, with the dash or without', () => {
    accepts(number, ['123456789', '12-3456789', ' 12-3456789 ']);
    refuses(number, [
      '12-345678',
      '1234567890',
      '123-456789',
      '12 3456789',
      'AB-3456789',
      '١٢٣٤٥٦٧٨٩',
    ]);
  });

  it('of other registrations are not ours to judge', () => {
    accepts(number, ['00-000-0000', 'SC123456', '１２３'], { [type]: 'DUNS' });
    accepts(number, ['U72200KA2013PTC097389'], { [type]: 'CIN' });
  });

  it('of a region are two letters in the US and Canada, and free elsewhere', () => {
    const country: FieldPath = 'customer_profile_address.iso_country';
    for (const code of ['US', 'CA']) {
      accepts('customer_profile_address.region', ['IL', 'il'], { [country]: code });
      refuses('customer_profile_address.region', ['Illinois', 'I', '12', 'ſL'], {
        [country]: code,
      });
    }
    accepts('customer_profile_address.region', ['Île-de-France', 'X'], { [country]: 'FR' });
  });

  it('of a street refuse PO boxes, however they are written', () => {
    for (const path of [
      'customer_profile_address.street',
      'customer_profile_address.street_secondary',
    ] as const) {
      refuses(path, [
        'PO Box 12',
        'P.O. Box 12',
        'p.o.box 12',
        'po box',
        'P. O. BOX 7',
        '12 Maple Street, PO Box 3',
        'Post Office Box 9',
      ]);
      accepts(path, [
        '12 Maple Street',
        '4 Poboxer Lane',
        'Depot Boxing Hall 3',
        '1 Box Hill Road',
      ]);
    }
  });

  it('of a status callback want https without a user name', () => {
    accepts('bundle.status_callback', ['https://hooks.vendor.example/trusthub?x=1']);
    refuses('bundle.status_callback', [
      'http://hooks.vendor.example',
      'hooks.vendor.example',
      'https://user:pass@vendor.example',
    ]);
  });
});

describe('what is not shown', () => {
  const other: FieldPath = `${BUSINESS}.business_registration_identifier_other`;
  const type: FieldPath = `${BUSINESS}.business_registration_identifier`;

  it('is not asked for', () => expect(problem(other, '')).to.equal(undefined));

  it('must be given as soon as it is shown', () => {
    expect(problem(other, '', { [type]: 'Other' })).to.include({ severity: 'error' });
    expect(problem(other, 'RCS Paris', { [type]: 'Other' })).to.equal(undefined);
  });
});

describe('a whole form', () => {
  it('of a complete business has no problem', () => {
    expect([...validateForm(form, MAPLE_STREET_BAKERY)]).to.deep.equal([]);
  });

  it('that is empty lists every required field that is shown, in the order of the form', () => {
    const problems = [...validateForm(form, {}).keys()];
    const required = form.sections
      .filter(({ optional }) => !optional)
      .flatMap(({ fields }) => fields)
      .filter((field) => !field.optional && !field.visibleWhen)
      .map(({ path }) => path);
    expect(problems).to.deep.equal(required);
    expect(problems).to.have.length(9 - 1 + 6 + 5 + 1);
  });

  it('leaves an optional section alone until the person says yes', () => {
    const included = (answer: string): FieldValues => ({
      ...MAPLE_STREET_BAKERY,
      'authorized_representative_2.__included': answer,
    });
    expect(validateForm(form, included('no')).size).to.equal(0);
    expect(validateForm(form, included('')).size).to.equal(0);
    expect(validateForm(form, included('yes')).size).to.equal(6);
    expect(validateForm(form, { ...MAPLE_STREET_BAKERY, ...SECOND_PERSON }).size).to.equal(0);
  });
});

describe('advice', () => {
  it('goes with some answers and blocks none', () => {
    const type: FieldPath = `${BUSINESS}.business_registration_identifier`;
    const field = fieldsOf(form).find(({ path }) => path === type)!;
    const said = (value: string) => adviceFor(field, { ...MAPLE_STREET_BAKERY, [type]: value });
    expect(said('EIN')).to.deep.equal([]);
    expect(said('DUNS')).to.have.length(1);
    expect(said('CCN')[0]).to.include('CBN');
    accepts(type, ['DUNS', 'CCN']);
  });
});
