import { expect } from 'chai';
import { retryAfterOf } from '../../../src/core/trusthub/retry-after.js';

const SERVER_NOW = 'Sat, 07 Nov 2026 10:00:00 GMT';

const wait = (value: string, date: string | undefined = SERVER_NOW): number | undefined =>
  retryAfterOf(new Headers({ 'Retry-After': value, ...(date && { Date: date }) }));

describe('Retry-After', () => {
  it('is absent when the server asked for nothing', () => {
    expect(retryAfterOf(new Headers())).to.equal(undefined);
    expect(wait('  ')).to.equal(undefined);
  });

  it('is read as seconds', () => expect(wait('7')).to.equal(7_000));

  it("is read as a date against the server's own clock, not ours", () => {
    expect(wait('Sat, 07 Nov 2026 10:00:42 GMT')).to.equal(42_000);
  });

  it('is read as a date against our clock when the server tells none', () => {
    const soon = new Date(Date.now() + 60_000).toUTCString();
    expect(retryAfterOf(new Headers({ 'Retry-After': soon }))).to.be.within(50_000, 60_000);
  });

  it('is never shorter than half a second', () => {
    expect(wait('0')).to.equal(500);
    expect(wait('Sat, 07 Nov 2026 09:59:00 GMT')).to.equal(500);
  });

  it('is never longer than ten minutes', () => {
    expect(wait('86400')).to.equal(600_000);
    expect(wait('9'.repeat(400))).to.equal(600_000);
    expect(wait('Sun, 08 Nov 2026 10:00:00 GMT')).to.equal(600_000);
  });

  for (const nonsense of ['soon', '-5', '1.5', '1e3', 'banana 3', '٣', '0x10'])
    it(`means nothing when it says “${nonsense}”`, () =>
      // Headers carry bytes only, so what is not Latin-1 goes in as its bytes.
      expect(wait(String.fromCharCode(...new TextEncoder().encode(nonsense)))).to.equal(undefined));
});
