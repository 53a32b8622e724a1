import type { FieldPath, FieldValues } from '../policy/field-path.js';
import type { Sid } from '../trusthub/sid.js';

/** Ten characters of lower-case Crockford base32; also the draft's part of every mark. */
export type DraftId = string & { readonly __draft: true };

/** What a person typed for one business. `revision` grows by one with each save. */
export interface Draft {
  readonly id: DraftId;
  readonly policySid: Sid<'RN'>;
  /** Who may see it: an origin such as `https://partner.example`, or `own` for our own pages. */
  readonly owner: string;
  readonly values: FieldValues;
  /** The revision at which each field last changed: what the merge by field compares. */
  readonly changedAt: Readonly<Record<FieldPath, number>>;
  readonly revision: number;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** The same field changed in two places since they last agreed. */
export interface FieldConflict {
  readonly mine: string;
  readonly theirs: string;
}

/** What came of a save. `values` holds every field that differs from what the caller knew. */
export interface SaveResult {
  readonly revision: number;
  readonly values: FieldValues;
  /** Not saved: the person chooses. Empty when all was merged. */
  readonly conflicts: Readonly<Record<FieldPath, FieldConflict>>;
}

/** A draft without what was typed but its name: enough for a list. */
export interface DraftSummary {
  readonly id: DraftId;
  readonly policySid: Sid<'RN'>;
  readonly name: string;
  readonly revision: number;
  readonly updatedAt: string;
}
