import type { Draft, DraftId } from '../../../src/core/draft/draft.js';
import type { Cached } from '../../../src/core/host-ports.js';
import type { Phase } from '../../../src/core/submission/phase.js';
import type { Submission } from '../../../src/core/submission/submission.js';
import type { FrozenDraft } from '../../../src/core/submission/submission-journal.js';

/**
 * What outlives a process on one device. Values are kept as they came: the core's are readonly, and
 * copying them took a quarter of a run.
 */
export class Disk {
  readonly drafts = new Map<DraftId, Draft>();
  readonly rows = new Map<DraftId, Submission>();
  readonly frozen = new Map<DraftId, FrozenDraft>();
  readonly cache = new Map<string, Cached>();
  /** The second copy, in another store of the browser. */
  readonly mirror = new Map<DraftId, Phase>();
  /** True time until which neither, or only that one, takes anything more. */
  fullUntil = 0;
  mirrorFullUntil = 0;
  /** Every row that was ever stored, oldest first. */
  readonly history: Submission[] = [];
  /** How often a submission was begun, one for each run nonce. */
  readonly runs = new Set<string>();
  /** When the last thing that was asked of it is done: a disk does one after the other. */
  freeAt = 0;

  /** Somebody was told that it is full, and made room. */
  makeRoom(): void {
    this.fullUntil = 0;
    this.mirrorFullUntil = 0;
  }

  put(row: Submission): void {
    this.rows.set(row.draftId, row);
    this.history.push(row);
  }

  /** What was stored last, whatever became of it. */
  get newest(): Submission | undefined {
    return this.history.at(-1);
  }

  begin(row: Submission, frozen: FrozenDraft): void {
    this.put(row);
    this.runs.add(row.run);
    this.frozen.set(frozen.draftId, frozen);
  }

  /** The database was found broken and made anew: what it held is gone. */
  empty(): void {
    for (const store of [this.drafts, this.rows, this.frozen, this.cache]) store.clear();
  }

  /** The rows alone are gone. */
  loseRows(): void {
    this.rows.clear();
  }

  /** The newest half of what was written is gone: each row is as it was then. */
  loseNewestHalf(): void {
    const kept = this.history.slice(0, Math.ceil(this.history.length / 2));
    this.rows.clear();
    for (const row of kept) this.rows.set(row.draftId, row);
  }
}
