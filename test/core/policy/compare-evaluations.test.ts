import { expect } from 'chai';
import { compareEvaluations } from '../../../src/core/policy/compare-evaluations.js';
import type { EvaluationRow } from '../../../src/core/policy/evaluation-report.js';

const row = (name: string, passed: boolean, more: Partial<EvaluationRow> = {}): EvaluationRow => ({
  section: 'owner',
  path: `owner.${name}`,
  label: name,
  requirement: 'Owner',
  passed,
  twilio: {},
  ...more,
});

const names = (rows: readonly EvaluationRow[]): string[] => rows.map(({ label }) => label);

describe('two evaluations', () => {
  it('tell what was fixed, what is new and what is still wrong', () => {
    const changes = compareEvaluations(
      { rows: [row('a', false), row('b', false), row('c', true), row('d', true)] },
      { rows: [row('a', true), row('b', false), row('c', false), row('d', true)] },
    );
    expect(names(changes.fixed)).to.deep.equal(['a']);
    expect(names(changes.still)).to.deep.equal(['b']);
    expect(names(changes.new)).to.deep.equal(['c']);
  });

  it('count a complaint that is gone as fixed, and a row that only appears as new only if it failed', () => {
    const changes = compareEvaluations(
      { rows: [row('a', false), row('b', true)] },
      { rows: [row('x', false), row('y', true)] },
    );
    expect(names(changes.fixed)).to.deep.equal(['a']);
    expect(names(changes.new)).to.deep.equal(['x']);
    expect(changes.still).to.deep.equal([]);
  });

  it('tell apart rows of one label in two sections, and two at one place', () => {
    const elsewhere = { section: 'other', path: 'other.a' as const };
    const changes = compareEvaluations(
      { rows: [row('a', false), row('a', false), row('a', true, elsewhere)] },
      { rows: [row('a', false), row('a', true), row('a', false, elsewhere)] },
    );
    expect([changes.fixed, changes.still, changes.new].map((rows) => rows.length)).to.deep.equal([
      1, 1, 1,
    ]);
    expect(changes.new[0]?.section).to.equal('other');
  });

  it('say of what is still wrong what Twilio says now', () => {
    const before = row('a', false, { twilio: { code: 22214 } });
    const after = row('a', false, { twilio: { code: 22218 } });
    expect(compareEvaluations({ rows: [before] }, { rows: [after] }).still).to.deep.equal([after]);
  });

  it('lose no row that failed in either', () => {
    const bits = [0, 1, 2, 3, 4, 5, 6, 7];
    for (const a of bits)
      for (const b of bits) {
        const rows = (mask: number): EvaluationRow[] =>
          ['x', 'y', 'z'].map((name, i) => row(name, (mask & (1 << i)) === 0));
        const {
          fixed,
          new: fresh,
          still,
        } = compareEvaluations({ rows: rows(a) }, { rows: rows(b) });
        const size = (mask: number): number => mask.toString(2).replaceAll('0', '').length;
        expect(fixed.length + still.length).to.equal(size(a));
        expect(fresh.length + still.length).to.equal(size(b));
      }
  });
});
