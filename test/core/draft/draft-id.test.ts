import { expect } from 'chai';
import { isDraftId, newDraftId, randomBase32 } from '../../../src/core/draft/draft-id.js';

describe('a draft id', () => {
  it('is ten characters of lower-case Crockford base32', () => {
    for (let n = 0; n < 200; n += 1) {
      const id = newDraftId();
      expect(id).to.match(/^[0-9a-hjkmnp-tv-z]{10}$/);
      expect(isDraftId(id)).to.equal(true);
    }
  });

  it('is not made twice', () => {
    const ids = Array.from({ length: 2_000 }, newDraftId);
    expect(new Set(ids).size).to.equal(ids.length);
  });

  it('uses the whole alphabet, so that no bit of chance is lost', () => {
    expect(new Set(randomBase32(5_000)).size).to.equal(32);
  });

  for (const value of [
    '',
    '0123456789a',
    '012345678',
    '012345678I',
    'ABCDEFGHJK',
    '012345678l',
    '0123456789\n',
    '__proto__1',
    undefined,
    ['0123456789'],
  ])
    it(`is not ${JSON.stringify(value)}`, () => expect(isDraftId(value)).to.equal(false));
});
