import { expect } from 'chai';
import { isSid, sid } from '../../../src/core/trusthub/sid.js';

const DIGITS = '0123456789abcdefABCDEF0123456789';

describe('a SID', () => {
  it('is two letters of its kind and 32 hexadecimal digits', () => {
    expect(isSid('BU', `BU${DIGITS}`)).to.equal(true);
    expect(sid('BU', `BU${DIGITS}`)).to.equal(`BU${DIGITS}`);
  });

  for (const [why, value] of [
    ['another kind', `IT${DIGITS}`],
    ['a digit too few', `BU${DIGITS.slice(1)}`],
    ['a digit too many', `BU${DIGITS}0`],
    ['a letter beyond f', `BU${DIGITS.slice(1)}g`],
    ['a line break at the end', `BU${DIGITS}\n`],
    ['a path behind it', `BU${DIGITS}/../Accounts`],
    ['lower-case letters of its kind', `bu${DIGITS}`],
    ['nothing', undefined],
    ['an object that prints as one', { toString: () => `BU${DIGITS}` }],
  ] as const)
    it(`is not ${why}`, () => expect(isSid('BU', value)).to.equal(false));

  it('is refused with the kind that was expected, and without the value', () => {
    expect(() => sid('BU', 'my secret'))
      .to.throw(TypeError, 'Expected a BU SID')
      .that.has.property('message')
      .that.does.not.include('secret');
  });
});
