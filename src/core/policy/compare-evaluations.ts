import type { EvaluationReport, EvaluationRow } from './evaluation-report.js';

/** What became of the complaints of one evaluation in a later one. */
export interface EvaluationChanges {
  /** Complained of before, and no longer: the later row, or the earlier one where none is left. */
  readonly fixed: readonly EvaluationRow[];
  /** Complained of only now. */
  readonly new: readonly EvaluationRow[];
  /** Complained of in both, as it is said now. */
  readonly still: readonly EvaluationRow[];
}

/** What changed between two evaluations of one profile, in the order of the later one. */
export function compareEvaluations(
  older: Pick<EvaluationReport, 'rows'>,
  newer: Pick<EvaluationReport, 'rows'>,
): EvaluationChanges {
  const before = byPlace(older.rows);
  const after = byPlace(newer.rows);
  const changes = { fixed: [], new: [], still: [] } as Record<
    keyof EvaluationChanges,
    EvaluationRow[]
  >;
  for (const [place, row] of after) {
    const wasFailed = before.get(place)?.passed === false;
    if (!row.passed) changes[wasFailed ? 'still' : 'new'].push(row);
    else if (wasFailed) changes.fixed.push(row);
  }
  for (const [place, row] of before) if (!row.passed && !after.has(place)) changes.fixed.push(row);
  return changes;
}

/** One row for each place; a second one at the same place counts by itself. */
function byPlace(rows: readonly EvaluationRow[]): ReadonlyMap<string, EvaluationRow> {
  const places = new Map<string, EvaluationRow>();
  for (const row of rows) {
    const place = JSON.stringify([row.section ?? row.requirement, row.path ?? '', row.label]);
    let key = place;
    for (let n = 2; places.has(key); n++) key = `${place} ${n}`;
    places.set(key, row);
  }
  return places;
}
