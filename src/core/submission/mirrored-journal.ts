import type { DraftId } from '../draft/draft.js';
import type { PhaseMirror } from './phase.js';
import { phaseOf } from './phase.js';
import { isSamePlan, restored, withoutValues } from './restored.js';
import type { Submission } from './submission.js';
import type { FrozenDraft, SubmissionJournal } from './submission-journal.js';

/**
 * A journal with a second copy of all but its words, kept elsewhere. A database can come back empty,
 * or as it was some time ago, without an error; then the copy tells what was done. It is compared
 * once for each process, and when somebody says that the database may have gone.
 */
export class MirroredJournal implements SubmissionJournal {
  /** What is newer than its row, until that can be stored. */
  readonly #newer = new Map<DraftId, Submission>();
  #compared: Promise<void> | undefined;

  readonly #journal: SubmissionJournal;
  readonly #mirror: PhaseMirror;
  readonly #now: () => number;

  constructor(journal: SubmissionJournal, mirror: PhaseMirror, now: () => number) {
    this.#journal = journal;
    this.#mirror = mirror;
    this.#now = now;
  }

  /** The database ended, and may be another one when it is opened again. */
  compareAgain(): void {
    this.#compared = undefined;
  }

  async get(draftId: DraftId): Promise<Submission | undefined> {
    await this.#once();
    return this.#newer.get(draftId) ?? this.#journal.get(draftId);
  }

  async list(): Promise<readonly Submission[]> {
    await this.#once();
    const rows = await this.#journal.list();
    const older = rows.filter(({ draftId }) => !this.#newer.has(draftId));
    return [...older, ...this.#newer.values()];
  }

  async put(submission: Submission): Promise<void> {
    await this.#once();
    try {
      await this.#journal.put(submission);
    } catch (error) {
      await this.#keepWhatHappened(submission);
      throw error;
    }
    await this.#copy(submission);
  }

  async begin(submission: Submission, frozen: FrozenDraft): Promise<void> {
    await this.#once();
    await this.#journal.begin(submission, frozen);
    await this.#copy(submission);
  }

  async frozen(draftId: DraftId): Promise<FrozenDraft | undefined> {
    await this.#once();
    return this.#journal.frozen(draftId);
  }

  async remove(draftId: DraftId): Promise<void> {
    await this.#once();
    // First, or a crash between the two would bring back what was removed.
    await this.#mirror.remove(draftId);
    this.#newer.delete(draftId);
    await this.#journal.remove(draftId);
  }

  #once(): Promise<void> {
    const comparing = (this.#compared ??= this.#compare());
    comparing.catch(() => {
      if (this.#compared === comparing) this.#compared = undefined;
    });
    return comparing;
  }

  async #compare(): Promise<void> {
    const [rows, phases] = await Promise.all([this.#journal.list(), this.#mirror.list()]);
    const rowOf = new Map(rows.map((row) => [row.draftId, row]));
    const phaseFor = new Map(phases.map((phase) => [phase.draftId, phase]));
    for (const phase of phases) {
      const { draftId, writes } = phase;
      const row = rowOf.get(draftId);
      const known = Math.max(row?.writes ?? 0, this.#newer.get(draftId)?.writes ?? 0);
      if (writes <= known) continue;
      const copy = restored(row, phase, this.#now());
      const typed = row && isSamePlan(row, phase) && (await this.#journal.frozen(draftId));
      this.#newer.set(draftId, typed ? copy : withoutValues(copy));
    }
    for (const row of rows)
      if ((phaseFor.get(row.draftId)?.writes ?? 0) < row.writes) await this.#copy(row);
  }

  /** The row is what counts; the copy may be behind it, never ahead. */
  async #copy(submission: Submission): Promise<void> {
    this.#newer.delete(submission.draftId);
    await this.#mirror.put(phaseOf(submission)).catch(() => undefined);
  }

  /**
   * What could not be stored was either about to be sent, and then was not, or was done: that must
   * not be forgotten.
   */
  async #keepWhatHappened(submission: Submission): Promise<void> {
    const last =
      this.#newer.get(submission.draftId) ??
      (await this.#journal.get(submission.draftId).catch(() => undefined));
    if (doneIn(submission) <= (last ? doneIn(last) : 0)) return;
    this.#newer.set(submission.draftId, submission);
    await this.#mirror.put(phaseOf(submission)).catch(() => undefined);
  }
}

const doneIn = ({ steps }: Submission): number =>
  steps.filter(({ state }) => state === 'done').length;
