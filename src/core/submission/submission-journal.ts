import type { DraftId } from '../draft/draft.js';
import type { FieldValues } from '../policy/field-path.js';
import type { FormModel } from '../policy/form-model.js';
import type { Submission } from './submission.js';

/**
 * What was typed, as it stood when the submission was last started: later edits of the draft do
 * not reach a run under way. Kept apart from the journal because it is personal data.
 */
export interface FrozenDraft {
  readonly draftId: DraftId;
  /** Start of every friendly name; does not change with later renaming. */
  readonly label: string;
  readonly values: FieldValues;
  readonly form: FormModel;
}

/** Where submissions are kept. A promise resolves when the row would survive a crash. */
export interface SubmissionJournal {
  get(draftId: DraftId): Promise<Submission | undefined>;
  list(): Promise<readonly Submission[]>;
  put(submission: Submission): Promise<void>;
  /** Writes both, or neither. */
  begin(submission: Submission, frozen: FrozenDraft): Promise<void>;
  frozen(draftId: DraftId): Promise<FrozenDraft | undefined>;
  remove(draftId: DraftId): Promise<void>;
}
