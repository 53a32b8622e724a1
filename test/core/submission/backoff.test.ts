import { expect } from 'chai';
import { backoff } from '../../../src/core/submission/backoff.js';

const options = { base: 1_000, cap: 60_000 };
const longest = (attempt: number): number => backoff(attempt, options, undefined, () => 1);

describe('backoff', () => {
  it('doubles up to its cap', () => {
    expect([1, 2, 3, 6, 7, 50].map(longest)).to.deep.equal([
      1_000, 2_000, 4_000, 32_000, 60_000, 60_000,
    ]);
  });

  it('has full jitter, but never nothing', () => {
    expect(backoff(4, options, undefined, () => 0.5)).to.equal(4_000);
    expect(backoff(4, options, undefined, () => 0)).to.equal(500);
    for (let attempt = 1; attempt < 20; attempt += 1)
      expect(backoff(attempt, options, undefined)).to.be.within(500, 60_000);
  });

  it('takes a wait that the server asked for as it is', () => {
    expect(backoff(9, options, 42_000, () => 0)).to.equal(42_000);
    expect(backoff(1, options, 500, () => 1)).to.equal(500);
  });
});
