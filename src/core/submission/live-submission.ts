import type { DraftId } from '../draft/draft.js';
import type { FormModel } from '../policy/form-model.js';
import type { Sid } from '../trusthub/sid.js';
import { needsValues, withoutValues } from './restored.js';
import type { RunnerPorts } from './runner-ports.js';
import type { Submission } from './submission.js';
import { isOpen } from './submission.js';
import type { FrozenDraft } from './submission-journal.js';

type Ports = Pick<RunnerPorts, 'journal' | 'clock' | 'onChange'>;

/**
 * The newest copy of a submission, held by the one run that takes it forward. Changes are applied in
 * order; each is durable when it resolves.
 */
export class LiveSubmission {
  #submission: Submission;
  #frozen: FrozenDraft;
  #forgotten = false;
  /** Settles when nothing is being stored. */
  #stored: Promise<unknown> = Promise.resolve();

  readonly #ports: Ports;

  private constructor(submission: Submission, frozen: FrozenDraft, ports: Ports) {
    this.#submission = submission;
    this.#frozen = frozen;
    this.#ports = ports;
  }

  /** Nothing where there is nothing to take forward. The caller holds the row's lock. */
  static async load(draftId: DraftId, ports: Ports): Promise<LiveSubmission | undefined> {
    const { journal, clock, onChange } = ports;
    const submission = await journal.get(draftId);
    if (!submission || !isOpen(submission)) return undefined;
    const frozen = await journal.frozen(draftId);
    if (!frozen && needsValues(submission)) {
      const lost = written(withoutValues(submission), clock.now());
      await journal.put(lost);
      onChange(lost);
      return undefined;
    }
    const form = emptyForm(submission.policySid);
    return new LiveSubmission(
      submission,
      frozen ?? { draftId, label: '', values: {}, form },
      ports,
    );
  }

  get submission(): Submission {
    return this.#submission;
  }

  get frozen(): FrozenDraft {
    return this.#frozen;
  }

  async commit(change: (submission: Submission) => Submission): Promise<void> {
    if (this.#forgotten) return;
    const { journal, clock, onChange } = this.#ports;
    const submission = written(change(this.#submission), clock.now());
    this.#submission = submission;
    const storing = journal.put(submission);
    this.#stored = Promise.allSettled([this.#stored, storing]);
    await storing;
    if (!this.#forgotten) onChange(submission);
  }

  /** Nothing is left to do, and nothing is stored any more, or the row would come back. */
  async forget(): Promise<void> {
    this.#forgotten = true;
    this.#submission = { ...this.#submission, status: 'cancelled', steps: [] };
    await this.#stored;
  }

  /** Another plan and other values take the place of these. */
  async replace(submission: Submission, frozen: FrozenDraft): Promise<void> {
    await this.#ports.journal.begin(submission, frozen);
    this.#submission = submission;
    this.#frozen = frozen;
  }
}

/**
 * The next copy of it, which is newer than the one before whatever a clock says: pages take no news
 * that is older than what they show, and a clock may be put back.
 */
export const written = (submission: Submission, now: number): Submission => {
  const before = submission.updatedAt;
  const at = new Date(now).toISOString();
  return {
    ...submission,
    writes: submission.writes + 1,
    updatedAt: at >= before ? at : new Date(Date.parse(before) + 1).toISOString(),
  };
};

const emptyForm = (policySid: Sid<'RN'>): FormModel => ({ policySid, title: '', sections: [] });
