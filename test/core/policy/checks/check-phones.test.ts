import { expect } from 'chai';
import { checkValues } from '../../../../src/core/policy/checks/check-values.js';
import type { FieldValues } from '../../../../src/core/policy/field-path.js';

const said = (number: string, field = 'phone_number'): string | undefined =>
  checkValues({ [`owner.${field}`]: number } as FieldValues)[`owner.${field}`];

/** Published by those who answer them. */
const GOOD = {
  'The White House': '+1 202 456 1414',
  'United Nations, New York': '+1 (212) 963-1234',
  'IRS, toll-free': '+1 800 829 1040',
  'UK Parliament': '+44 20 7219 3000',
  'German Bundestag': '+49 30 2270',
  'Tokyo Metropolitan Government': '+81 3 5321 1111',
  'International Telecommunication Union, Geneva': '+41 22 730 51 11',
  'ACMA, for films': '+61 491 570 156',
  'Canada Revenue Agency': '+1-800-959-5525',
} as const;

const BAD: readonly (readonly [number: string, says: RegExp, why: string])[] = [
  ['+1 202 456', /Count the digits/, 'too short'],
  ['+1 202 456 14141', /Count the digits/, 'too long'],
  ['+1 555 555 5555', /Check the digits/, 'no area code of the plan'],
  ['+1 100 456 1414', /Check the digits/, 'area codes do not begin with 1'],
  ['+44 7700 900123', /Check the digits/, 'Ofcom keeps it for drama'],
  ['+999 1234 5678', /country code/, 'no country'],
  ['+44 20 7219 3000 1234', /Count the digits/, 'too long'],
];

describe('phone numbers', () => {
  it('of whoever publishes theirs are left alone', () => {
    for (const [whose, number] of Object.entries(GOOD))
      expect(said(number), whose).to.equal(undefined);
  });

  for (const [number, says, why] of BAD)
    it(`are pointed out where the plan has none like them: ${why}`, () => {
      expect(said(number)).to.match(says);
      expect(said(number)).not.to.include(number);
    });

  it('without a country code are the form’s business alone', () => {
    expect(said('202 456 1414')).to.equal(undefined);
  });

  it('that get a code by text have to be mobile ones of the US or Canada', () => {
    expect(said('+1 202 456 1414', 'mobile_phone_number')).to.equal(undefined);
    expect(said('+1 800 829 1040', 'mobile_phone_number')).to.match(/by text message/);
    expect(said('+61 491 570 156', 'mobile_phone_number')).to.match(/US or Canada/);
  });

  it('to assign are SIDs, and not looked at', () => {
    expect(said('+1', 'phone_numbers')).to.equal(undefined);
  });
});
