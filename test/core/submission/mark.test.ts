import { expect } from 'chai';
import type { DraftId } from '../../../src/core/draft/draft.js';
import { newDraftId } from '../../../src/core/draft/draft-id.js';
import type { Mark } from '../../../src/core/submission/mark.js';
import {
  friendlyName,
  isInMarks,
  labelOf,
  markOf,
  newRun,
  readMark,
  sameObject,
} from '../../../src/core/submission/mark.js';

const mark: Mark = { draftId: '0123456789' as DraftId, generation: 1, run: 'abcd', role: 'u0' };

describe('a mark', () => {
  it('is written as the design says', () => {
    expect(markOf(mark)).to.equal('th1.0123456789.1.abcd.u0');
    expect(friendlyName('Maple Street Bakery', mark)).to.equal(
      'Maple Street Bakery · th1.0123456789.1.abcd.u0',
    );
  });

  it('is read back, whatever the label, role and generation', () => {
    for (const label of [
      'Bakery',
      '',
      'th1.aaaaaaaaaa.1.bbbb.p',
      'a · b',
      'x'.repeat(200),
      '🥐'.repeat(40),
    ])
      for (const role of ['p', 'u0', 'u12', 'd3', 'a0'] as const)
        for (const generation of [1, 2, 10, 4321]) {
          const written = { ...mark, role, generation };
          expect(readMark(friendlyName(label, written)), label).to.deep.equal(written);
        }
  });

  it('keeps every name within 64 characters and cuts none in half', () => {
    const family = '👨‍👩‍👧‍👦';
    const combining = 'e\u0301';
    for (const label of [
      'x'.repeat(64),
      family.repeat(9),
      combining.repeat(40),
      '🥐'.repeat(40),
      'ü'.repeat(90),
    ]) {
      const name = friendlyName(label, { ...mark, generation: 123, role: 'u10' });
      expect(name.length).to.be.at.most(64);
      const head = name.slice(0, name.indexOf(' · '));
      expect(label.startsWith(head), label).to.equal(true);
      const unit =
        label === 'x'.repeat(64)
          ? 'x'
          : [family, combining, '🥐', 'ü'].find((u) => label.startsWith(u))!;
      expect(head.length % unit.length, label).to.equal(0);
    }
  });

  it('uses the room there is', () => {
    expect(friendlyName('x'.repeat(99), mark)).to.have.length(64);
  });

  it('is not seen in names that only look like one', () => {
    for (const name of [
      'Bakery',
      'Bakery · th1.0123456789.1.abcd',
      'Bakery · th1.0123456789.1.abcd.x0',
      'Bakery · th1.0123456789.1.abcd.u0 (copy)',
      'Bakery · th1.012345678.1.abcd.u0',
      'Bakery · th2.0123456789.1.abcd.u0',
      // None of ours: what cannot be named cannot be removed either, so it is not listed.
      'Bakery · th1.012345678l.1.abcd.u0',
      'Bakery · th1.0123456789.0.abcd.u0',
      'Bakery · th1.0123456789.01.abcd.u0',
      `Bakery · th1.0123456789.${2 ** 60}.abcd.u0`,
    ])
      expect(readMark(name), name).to.equal(undefined);
  });

  it('has the draft ids that there are, and names what commands may name', () => {
    const name = { draftId: mark.draftId, generation: 1, run: 'abcd' };
    for (let n = 0; n < 200; n += 1) {
      const made = { draftId: newDraftId(), generation: n + 1, run: newRun() };
      const written: Mark = { ...made, role: 'd0' };
      expect(readMark(markOf(written))).to.deep.equal(written);
      expect(isInMarks(made)).to.equal(true);
    }
    for (const wrong of [
      { draftId: '012345678l' as DraftId },
      { draftId: 'x.th1.0123456789' as DraftId },
      { generation: 0 },
      { generation: 1.5 },
      { generation: Number.NaN },
      { run: 'ABCD' },
      { run: 'abc' },
      { run: 'abcd.p.th1.0123456789.1.abcd' },
    ])
      expect(isInMarks({ ...name, ...wrong }), JSON.stringify(wrong)).to.equal(false);
  });

  it('is left out of what people read', () => {
    expect(labelOf(friendlyName('Maple · Street', mark))).to.equal('Maple · Street');
    expect(labelOf('Somebody else’s name')).to.equal('Somebody else’s name');
  });

  it('tells one object from another by draft, generation, run and role', () => {
    expect(sameObject(mark, { ...mark })).to.equal(true);
    expect(sameObject(mark, { ...mark, run: 'zzzz' })).to.equal(false);
    expect(sameObject(mark, { ...mark, generation: 2 })).to.equal(false);
    expect(sameObject(mark, { ...mark, role: 'u1' })).to.equal(false);
    expect(sameObject(mark, { ...mark, draftId: '9876543210' as DraftId })).to.equal(false);
  });

  it('names a run by four characters', () => expect(newRun()).to.match(/^[0-9a-hjkmnp-tv-z]{4}$/));
});
