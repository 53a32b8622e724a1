import { expect } from 'chai';
import { readSuggestion, suggestionIn } from '../../../src/core/policy/address-suggestion.js';

const WORDS =
  'The address you have provided cannot be validated. Address suggestion -> Street: 12 Maple Street; ' +
  'Secondary Street: ; Locality: Springfield; Region: IL; Postal Code: 62701; Country: US';

const PARTS = {
  street: '12 Maple Street',
  street_secondary: '',
  city: 'Springfield',
  region: 'IL',
  postal_code: '62701',
  iso_country: 'US',
};

describe('an address that Twilio suggests', () => {
  it('is read in its words, whatever signs a street holds', () => {
    expect(readSuggestion(WORDS)).to.deep.equal(PARTS);
    expect(readSuggestion(WORDS.replace('12 Maple Street', '12; Maple: Street'))).to.deep.equal({
      ...PARTS,
      street: '12; Maple: Street',
    });
    expect(readSuggestion(`${WORDS};`)).to.deep.equal(PARTS);
  });

  it('is none where the words name none, or are no answer of that kind', () => {
    for (const words of [
      'The address you have provided cannot be validated: Invalid Postal Code',
      'Address suggestion -> ',
      'Address suggestion -> Street: ; Locality: ',
      `Address suggestion -> Street: ${'x'.repeat(3_000)}`,
      '',
    ])
      expect(readSuggestion(words), words.slice(0, 60)).to.equal(undefined);
  });

  it('stands at the lines of its section, without the country, which Twilio never changes', () => {
    const section = 'customer_profile_address';
    const { iso_country: _country, ...lines } = PARTS;
    expect(
      suggestionIn([
        { section, words: 'The city is missing' },
        { section, words: WORDS },
      ]),
    ).to.deep.equal(
      Object.fromEntries(
        Object.entries(lines).map(([name, value]) => [`${section}.${name}`, value]),
      ),
    );
    expect(suggestionIn([{ words: WORDS }])).to.equal(undefined);
    expect(suggestionIn([])).to.equal(undefined);
  });
});
