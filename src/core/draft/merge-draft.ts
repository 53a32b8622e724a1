import type { FieldPath, FieldValues } from '../policy/field-path.js';
import type { Draft, FieldConflict, SaveResult } from './draft.js';

/** A save as one writer sees it: what it changed since the revision it knew. */
export interface DraftChange {
  readonly revision: number;
  readonly changes: FieldValues;
  /** ISO 8601. */
  readonly now: string;
}

/**
 * Merges by field. A field that somebody else changed since `revision`, to something else, is a
 * conflict: it keeps the other's value and comes back with both, so that nothing typed is lost.
 */
export function mergeDraft(
  current: Draft,
  { revision, changes, now }: DraftChange,
): { draft: Draft; result: SaveResult } {
  const entries = Object.entries(changes) as [FieldPath, string][];
  const conflicts: Record<FieldPath, FieldConflict> = {};
  const accepted: [FieldPath, string][] = [];
  for (const [path, mine] of entries) {
    const theirs = current.values[path] ?? '';
    if (theirs === mine) continue;
    if ((current.changedAt[path] ?? 0) > revision) conflicts[path] = { mine, theirs };
    else accepted.push([path, mine]);
  }
  const draft = accepted.length === 0 ? current : withValues(current, accepted, now);
  return {
    draft,
    result: { revision: draft.revision, values: newsSince(current, revision), conflicts },
  };
}

function withValues(current: Draft, values: [FieldPath, string][], now: string): Draft {
  const revision = current.revision + 1;
  return {
    ...current,
    values: { ...current.values, ...Object.fromEntries(values) },
    changedAt: {
      ...current.changedAt,
      ...Object.fromEntries(values.map(([path]) => [path, revision])),
    },
    revision,
    updatedAt: now,
  };
}

/** What others changed that the writer has not seen. */
const newsSince = (draft: Draft, revision: number): FieldValues =>
  Object.fromEntries(
    Object.entries(draft.values).filter(
      ([path]) => (draft.changedAt[path as FieldPath] ?? 0) > revision,
    ),
  );
