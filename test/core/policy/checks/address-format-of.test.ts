import { expect } from 'chai';
import { inCountry } from '../../../../src/core/policy/address-format.js';
import { addressFormatOf } from '../../../../src/core/policy/checks/address-format-of.js';
import { COUNTRIES } from '../../../../src/core/policy/countries.js';
import type { FieldPath } from '../../../../src/core/policy/field-path.js';
import { splitFieldPath } from '../../../../src/core/policy/field-path.js';
import type { Field, Section } from '../../../../src/core/policy/form-model.js';
import { POSTAL_ADDRESS } from '../../../../src/core/policy/address-information.js';
import { ADDRESS_PARTS } from '../../../../src/core/policy/postal-address.js';
import { validateField } from '../../../../src/core/policy/validate-field.js';
import { fieldOf } from '../../../../src/core/policy/make-field.js';

const SECTION: Section = {
  id: 'customer_profile_address',
  kind: 'supporting-document',
  title: 'Business address',
  optional: false,
  fields: ['document_number', ...ADDRESS_PARTS].map((name) =>
    fieldOf('customer_profile_address', name, POSTAL_ADDRESS.fields[name], undefined),
  ),
};

const sectionIn = (country: string): Section => {
  const format = addressFormatOf(country);
  if (!format) throw new Error(`Nothing is known of ${country}`);
  return inCountry(SECTION, format);
};

const namesIn = (country: string): readonly string[] =>
  sectionIn(country).fields.map(({ path }) => splitFieldPath(path).field);

const lineIn = (country: string, name: string): Field => {
  const field = sectionIn(country).fields.find(({ path }) => path.endsWith(`.${name}`));
  if (!field) throw new Error(`${country} has no ${name}`);
  return field;
};

const problemOf = (country: string, name: string, value: string): string | undefined =>
  validateField(lineIn(country, name), {
    [`customer_profile_address.${name}` as FieldPath]: value,
    'customer_profile_address.iso_country': country,
  })?.severity;

describe('how an address is written in a country', () => {
  it('keeps each line once, whatever the country, and what is no line in its place', () => {
    const known = COUNTRIES.filter(({ value }) => addressFormatOf(value));
    for (const { value } of known) {
      const names = namesIn(value);
      expect(names.slice(0, 2), value).to.eql(['document_number', 'iso_country']);
      expect(names.slice(1), value).to.have.members(ADDRESS_PARTS);
      expect(names.indexOf('street_secondary'), value).to.equal(names.indexOf('street') + 1);
    }
    expect(known.length).to.be.greaterThan(190);
  });

  it('orders and names the lines as people there do', () => {
    const labels = (country: string): readonly string[] =>
      sectionIn(country)
        .fields.slice(4)
        .map(({ label }) => label);
    expect(labels('US')).to.eql(['City', 'State', 'ZIP code']);
    expect(labels('IN')).to.eql(['City', 'PIN code', 'State']);
    expect(labels('JP')).to.eql(['City', 'Prefecture', 'Postal code']);
    expect(labels('DE')).to.eql(['Postal code', 'City', 'State, province or region']);
    expect(labels('GB')).to.eql(['Town or city', 'Postal code', 'State, province or region']);
    expect(labels('IE')).to.eql(['City', 'County', 'Eircode']);
  });

  it('offers regions as a list with the values that Twilio takes', () => {
    const { kind, options = [] } = lineIn('US', 'region');
    expect(kind).to.equal('select');
    expect(options.find(({ label }) => label === 'California')?.value).to.equal('CA');
    expect(options.length).to.be.greaterThan(50);
    expect(problemOf('US', 'region', 'CA')).to.equal(undefined);
    expect(problemOf('US', 'region', 'California')).to.equal('error');
    expect(problemOf('US', 'region', 'ca')).to.equal('warning');
    expect(lineIn('JP', 'region').options).to.deep.include({ value: 'Tokyo', label: 'Tokyo' });
    expect(lineIn('DE', 'region').options).to.equal(undefined);
  });

  it('warns of a region or code that looks wrong, and blocks neither outside of Twilio’s law', () => {
    expect(problemOf('AU', 'region', 'New South Wales')).to.equal('warning');
    expect(problemOf('GB', 'postal_code', '94105')).to.equal('warning');
    expect(problemOf('GB', 'postal_code', 'sw1a 1aa')).to.equal(undefined);
    expect(problemOf('US', 'postal_code', '62701')).to.equal(undefined);
    expect(problemOf('US', 'postal_code', '6270')).to.equal('warning');
    expect(problemOf('CA', 'postal_code', 'K1A 0B1')).to.equal(undefined);
  });

  it('says what to enter where the country writes no such line and Twilio wants it all the same', () => {
    expect(lineIn('SG', 'city').hint).to.match(/Singapore.*Twilio asks/);
    expect(lineIn('HK', 'postal_code').hint).to.match(/Hong Kong.*Twilio asks/);
    expect(lineIn('DE', 'region').hint).to.match(/Germany.*Twilio asks/);
    expect(lineIn('US', 'region').hint).to.equal('');
    for (const { value } of COUNTRIES.filter((country) => addressFormatOf(country.value)))
      for (const name of ['city', 'region', 'postal_code'])
        expect(lineIn(value, name).optional, `${value} ${name}`).to.equal(false);
  });

  it('has a pattern that can be read, and its own example fits', () => {
    let examples = 0;
    for (const { value } of COUNTRIES.filter((country) => addressFormatOf(country.value))) {
      const { hint = '', format } = lineIn(value, 'postal_code');
      if (!format) continue;
      const [, example] = /^For example (.+)$/.exec(hint) ?? [];
      expect(problemOf(value, 'postal_code', '?'), value).to.equal('warning');
      if (!example) continue;
      expect(problemOf(value, 'postal_code', example), `${value} ${example}`).to.equal(undefined);
      examples += 1;
    }
    expect(examples).to.be.greaterThan(150);
  });

  it('knows nothing of what is no country', () => {
    for (const country of ['', 'XX', 'us', 'toString', 'constructor'])
      expect(addressFormatOf(country), country).to.equal(undefined);
  });
});
