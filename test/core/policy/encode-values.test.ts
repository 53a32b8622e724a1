import { expect } from 'chai';
import {
  addressOf,
  attributesOf,
  businessName,
  wantsAddress,
} from '../../../src/core/policy/encode-values.js';
import type { FieldValues } from '../../../src/core/policy/field-path.js';
import type { FormModel, Section } from '../../../src/core/policy/form-model.js';
import { MAPLE_STREET_BAKERY } from '../../fixtures/maple-street-bakery.js';
import { formOf } from '../fixtures/forms.js';
import { SECONDARY_BUSINESS, SOLE_PROPRIETOR, STARTER } from '../fixtures/wire-policies.js';

const BUSINESS = 'customer_profile_business_information';

let form: FormModel;
before(async () => {
  form = await formOf(SECONDARY_BUSINESS);
});

const section = (id: string): Section => form.sections.find((candidate) => candidate.id === id)!;

const encoded = (id: string, changes: FieldValues = {}) =>
  attributesOf(section(id), { ...MAPLE_STREET_BAKERY, ...changes });

describe('attributes', () => {
  it('of a business are every shown field, as Twilio wants it', () => {
    expect(encoded(BUSINESS)).to.deep.equal({
      business_name: 'Maple Street Bakery LLC',
      business_type: 'Limited Liability Corporation',
      business_registration_identifier: 'EIN',
      business_registration_number: '12-3456789',
      business_industry: 'FOOD_AND_BEVERAGE',
      business_regions_of_operation: 'USA_AND_CANADA',
      website_url: 'https://maplestreet.example',
      social_media_profile_urls: '',
      business_identity: 'direct_customer',
    });
  });

  it('of a person have the telephone number in E.164', () => {
    expect(encoded('authorized_representative_1')).to.deep.equal({
      first_name: 'Ada',
      last_name: 'Quill',
      business_title: 'Owner',
      job_position: 'CEO',
      email: 'ada@maplestreet.example',
      phone_number: '+14155550132',
    });
  });

  it('have an EIN dashed once, however it was typed', () => {
    for (const typed of ['123456789', '12-3456789', ' 123456789 '])
      expect(
        encoded(BUSINESS, { [`${BUSINESS}.business_registration_number`]: typed })[
          'business_registration_number'
        ],
      ).to.equal('12-3456789');
  });

  it('leave every other registration number as it was typed', () => {
    const attributes = encoded(BUSINESS, {
      [`${BUSINESS}.business_registration_identifier`]: 'DUNS',
      [`${BUSINESS}.business_registration_number`]: '00-000-0000',
    });
    expect(attributes['business_registration_number']).to.equal('00-000-0000');
  });

  it('hold the name of another registration only while it is asked for', () => {
    const path = `${BUSINESS}.business_registration_identifier_other` as const;
    expect(encoded(BUSINESS, { [path]: 'left over' })).not.to.have.property(
      'business_registration_identifier_other',
    );
    const other = { [`${BUSINESS}.business_registration_identifier`]: 'Other', [path]: 'RCS' };
    expect(encoded(BUSINESS, other)).to.include({ business_registration_identifier_other: 'RCS' });
  });

  it('keep the scheme of a website that has one', () => {
    for (const url of ['http://maple.example', 'HTTPS://maple.example/a'])
      expect(encoded(BUSINESS, { [`${BUSINESS}.website_url`]: url })['website_url']).to.equal(url);
  });

  it('are trimmed and otherwise untouched', () => {
    const name = '  Boulangerie “Été” 🥐 ';
    expect(encoded(BUSINESS, { [`${BUSINESS}.business_name`]: name })['business_name']).to.equal(
      'Boulangerie “Été” 🥐',
    );
  });

  it('of an address document hold none of the address’s parts', () => {
    expect(encoded('customer_profile_address')).to.deep.equal({});
  });
});

describe('an address', () => {
  it('is wanted where its parts are asked for', () => {
    expect(form.sections.filter(wantsAddress).map(({ id }) => id)).to.deep.equal([
      'customer_profile_address',
    ]);
  });

  it('belongs to the business, with the region in capitals', () => {
    const address = addressOf(section('customer_profile_address'), form, MAPLE_STREET_BAKERY);
    expect(address).to.deep.equal({
      customerName: 'Maple Street Bakery LLC',
      street: '12 Maple Street',
      streetSecondary: '',
      city: 'Springfield',
      region: 'IL',
      postalCode: '62701',
      isoCountry: 'US',
    });
  });

  it('elsewhere keeps its region as it was typed', () => {
    const values = {
      ...MAPLE_STREET_BAKERY,
      'customer_profile_address.iso_country': 'FR',
      'customer_profile_address.region': 'Île-de-France',
    };
    expect(addressOf(section('customer_profile_address'), form, values).region).to.equal(
      'Île-de-France',
    );
  });
});

describe('the name of a business', () => {
  it('is found wherever the policy asks for it, and is empty where it does not', async () => {
    expect(businessName(form, MAPLE_STREET_BAKERY)).to.equal('Maple Street Bakery LLC');
    expect(businessName(await formOf(SOLE_PROPRIETOR), MAPLE_STREET_BAKERY)).to.equal('');
  });

  it('is the brand or the person where the policy asks for no business', async () => {
    const brand = 'sole_proprietor_information.brand_name';
    expect(businessName(await formOf(SOLE_PROPRIETOR), { [brand]: ' Kites ' })).to.equal('Kites');
    const owner = 'starter_customer_profile_information';
    const values = { [`${owner}.first_name`]: 'Ada', [`${owner}.last_name`]: 'Quill' };
    expect(businessName(await formOf(STARTER), values as FieldValues)).to.equal('Ada Quill');
  });

  it('is never a representative’s where a business was asked for and not named', () => {
    const name = 'customer_profile_business_information.business_name';
    expect(businessName(form, { ...MAPLE_STREET_BAKERY, [name]: '' })).to.equal('');
  });
});
