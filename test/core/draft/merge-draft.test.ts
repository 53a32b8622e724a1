import { expect } from 'chai';
import type { Draft, DraftId } from '../../../src/core/draft/draft.js';
import { mergeDraft } from '../../../src/core/draft/merge-draft.js';
import type { FieldPath, FieldValues } from '../../../src/core/policy/field-path.js';
import { sid } from '../../../src/core/trusthub/sid.js';
import { sidOf } from '../fixtures/scripted-transport.js';
import { seededRandom } from '../fixtures/seeded-random.js';

const NOW = '2026-11-21T10:00:00.000Z';

const blank: Draft = {
  id: '0123456789' as DraftId,
  policySid: sid('RN', sidOf('RN', 1)),
  owner: 'own',
  values: {},
  changedAt: {},
  revision: 0,
  createdAt: '2026-11-20T10:00:00.000Z',
  updatedAt: '2026-11-20T10:00:00.000Z',
};

const save = (draft: Draft, revision: number, changes: FieldValues) =>
  mergeDraft(draft, { revision, changes, now: NOW });

describe('a save', () => {
  it('takes every change and grows the revision by one', () => {
    const { draft, result } = save(blank, 0, { 'a.x': '1', 'a.y': '2' });
    expect(draft).to.deep.include({
      values: { 'a.x': '1', 'a.y': '2' },
      revision: 1,
      updatedAt: NOW,
    });
    expect(result).to.deep.equal({ revision: 1, values: {}, conflicts: {} });
  });

  it('of what is there already changes nothing, not even the revision', () => {
    const { draft } = save(blank, 0, { 'a.x': '1' });
    const again = save(draft, 0, { 'a.x': '1' });
    expect(again.draft).to.equal(draft);
    expect(again.result.conflicts).to.deep.equal({});
    expect(save(blank, 0, { 'a.x': '' }).draft).to.equal(blank);
  });

  it('of one field leaves what another wrote in a second, and tells of it', () => {
    const { draft } = save(blank, 0, { 'a.x': 'theirs' });
    const { draft: merged, result } = save(draft, 0, { 'a.y': 'mine' });
    expect(merged.values).to.deep.equal({ 'a.x': 'theirs', 'a.y': 'mine' });
    expect(result).to.deep.equal({ revision: 2, values: { 'a.x': 'theirs' }, conflicts: {} });
  });

  it('of a field that another changed to something else is a conflict with both values', () => {
    const { draft } = save(blank, 0, { 'a.x': 'theirs' });
    const { draft: kept, result } = save(draft, 0, { 'a.x': 'mine', 'a.y': 'also mine' });
    expect(kept.values).to.deep.equal({ 'a.x': 'theirs', 'a.y': 'also mine' });
    expect(result.conflicts).to.deep.equal({ 'a.x': { mine: 'mine', theirs: 'theirs' } });
  });

  it('of emptiness over what another wrote is a conflict too', () => {
    const { draft } = save(blank, 0, { 'a.x': 'theirs' });
    expect(save(draft, 0, { 'a.x': '' }).result.conflicts).to.deep.equal({
      'a.x': { mine: '', theirs: 'theirs' },
    });
  });

  it('over what one has seen is no conflict', () => {
    const { draft, result } = save(blank, 0, { 'a.x': 'theirs' });
    const { draft: next, result: mine } = save(draft, result.revision, { 'a.x': 'mine' });
    expect(next.values).to.deep.equal({ 'a.x': 'mine' });
    expect(mine.conflicts).to.deep.equal({});
  });

  it('changes nothing of the draft that it was given', () => {
    const before = structuredClone(blank);
    save(blank, 0, { 'a.x': '1' });
    expect(blank).to.deep.equal(before);
  });

  it('of a field named like the prototype pollutes nothing', () => {
    const changes = JSON.parse('{"__proto__":"x","constructor":"y","a.x":"1"}') as FieldValues;
    const { draft } = save(blank, 0, changes);
    expect(draft.values['a.x']).to.equal('1');
    expect(({} as { x?: string }).x).to.equal(undefined);
    expect(Object.getPrototypeOf(draft.values)).to.equal(Object.prototype);
  });
});

/** A page: what it knows, what it typed and has not saved. */
interface Writer {
  revision: number;
  known: Record<FieldPath, string>;
  unsaved: Record<FieldPath, string>;
}

describe('any interleaving of three writers', () => {
  const FIELDS: readonly FieldPath[] = ['a.x', 'a.y', 'b.x', 'b.y'];

  it('loses no typed value: it is kept, given back as a conflict, or overwritten knowingly', () => {
    for (let seed = 1; seed <= 500; seed += 1) runOne(seed);
  });

  function runOne(seed: number): void {
    const random = seededRandom(seed);
    const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
    const writers: Writer[] = Array.from({ length: 3 }, () => ({
      revision: 0,
      known: {},
      unsaved: {},
    }));
    let draft = blank;
    for (let step = 0; step < 60; step += 1) {
      const writer = pick(writers);
      if (random() < 0.6) {
        writer.unsaved[pick(FIELDS)] = `typed ${step}`;
        continue;
      }
      const changes = writer.unsaved;
      writer.unsaved = {};
      const before = draft;
      const { draft: after, result } = save(draft, writer.revision, changes);
      for (const path of FIELDS) {
        const mine = changes[path];
        const theirs = before.values[path] ?? '';
        const where = `seed ${seed}, step ${step}, ${path}`;
        if (mine === undefined) expect(after.values[path] ?? '', where).to.equal(theirs);
        else if (result.conflicts[path]) {
          expect(result.conflicts[path], where).to.deep.equal({ mine, theirs });
          expect(after.values[path] ?? '', where).to.equal(theirs);
        } else {
          expect(after.values[path], where).to.equal(mine);
          // What is overwritten had been seen, or says the same.
          expect([mine, writer.known[path] ?? ''], where).to.include(theirs);
        }
      }
      writer.revision = result.revision;
      writer.known = { ...writer.known, ...changes, ...result.values };
      draft = after;
      // The writer now knows the draft as it is.
      expect(writer.known, `seed ${seed}, step ${step}`).to.deep.equal(draft.values);
    }
  }
});
