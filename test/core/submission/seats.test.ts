import { expect } from 'chai';
import type { Priority } from '../../../src/core/submission/pace.js';
import { Seats } from '../../../src/core/submission/seats.js';

const bulk = (): Priority => 'bulk';

describe('seats of submissions under way', () => {
  let seats: Seats;
  let seated: string[];
  const ask = (name: string, priority: () => Priority = bulk): void =>
    void seats.take(priority).then(() => seated.push(name));
  /** So many that the next one has to wait. */
  const fill = async (): Promise<void> => {
    for (let before = -1; before < seated.length;) {
      before = seated.length;
      ask(`first ${before}`);
      await Promise.resolve();
    }
  };

  beforeEach(async () => {
    seats = new Seats();
    seated = [];
    await fill();
  });

  it('are few, and enough for what an account bears at once', () => {
    expect(seated.length).to.be.within(10, 50);
  });

  it('go to whoever came first when one is left', async () => {
    const before = seated.length;
    ask('next');
    seats.leave();
    await Promise.resolve();
    expect(seated.slice(before)).to.deep.equal([`first ${before}`]);
    seats.leave();
    await Promise.resolve();
    expect(seated.at(-1)).to.equal('next');
  });

  it('go to who had one before to who had none', async () => {
    ask('never seated');
    void seats.take(bulk, true).then(() => seated.push('returns'));
    seats.leave();
    seats.leave();
    await Promise.resolve();
    expect(seated.slice(-2)).to.deep.equal(['returns', 'first 24']);
  });

  it('are given up by who was let in beyond them, once nobody waits for it', async () => {
    let priority: Priority = 'interactive';
    expect(seats.isCrowded(bulk)).to.equal(false);
    ask('foremost', () => priority);
    expect(seats.isCrowded(() => priority)).to.equal(false);
    priority = 'bulk';
    expect(seats.isCrowded(() => priority)).to.equal(true);
    seats.leave();
    expect(seats.isCrowded(() => priority)).to.equal(false);
  });

  it('are never wanting for what a person waits for, even if it came last', async () => {
    let priority: Priority = 'bulk';
    ask('before it');
    ask('foremost', () => priority);
    await Promise.resolve();
    expect(seated).not.to.include('foremost');
    priority = 'interactive';
    seats.reconsider();
    await Promise.resolve();
    expect(seated.at(-1)).to.equal('foremost');
    expect(seated).not.to.include('before it');
  });
});
