import { expect } from 'chai';
import { validityOf } from '../../../src/core/policy/validity.js';

const NOW = Date.parse('2026-06-15T12:00:00Z');

describe('an approval with an end', () => {
  for (const [validUntil, state, days] of [
    ['2027-06-15T12:00:00Z', 'valid', 365],
    ['2026-07-15T12:00:00Z', 'valid', 30],
    ['2026-07-15T11:59:59Z', 'ends-soon', 29],
    ['2026-06-15T12:00:01Z', 'ends-soon', 0],
    ['2026-06-15T12:00:00Z', 'ended', 0],
    ['2026-06-01T12:00:00Z', 'ended', 14],
  ] as const)
    it(`until ${validUntil} is ${state}`, () => {
      expect(validityOf(validUntil, NOW)).to.deep.equal({ state, days });
    });

  it('is not warned of where Twilio named none that can be read', () => {
    for (const none of [null, '', 'soon']) expect(validityOf(none, NOW)).to.equal(undefined);
  });
});
