import type { Failpoint } from '../core/submission/failpoint.js';
import type { Step, Submission } from '../core/submission/submission.js';
import type { SubmissionJournal } from '../core/submission/submission-journal.js';
import { StoredItem } from '../extension/stored-item.js';

/** What a test asks for, once: kept in `storage.local` under `test.failpoint`. */
export interface FailpointRule {
  /** Where to stop for ever, or which of the journal's writes to refuse as a full disk does. */
  readonly name: Failpoint | 'quota-at-intent' | 'quota-at-result';
  /** A step's id or its kind. */
  readonly step: string;
  /** At which time that one worker comes by, from 1. Default: 1 */
  readonly nth?: number;
  /** The disk stays full for as long as this worker lives. Default: one write is refused */
  readonly lasting?: true;
}

/** What was reached last, under `test.reached`. */
export interface ReachedFailpoint extends FailpointRule {
  /** The id of the step that came by. */
  readonly at: string;
}

const QUOTA: Partial<Record<Step['state'], FailpointRule['name']>> = {
  intent: 'quota-at-intent',
  done: 'quota-at-result',
};

/** Stops, or fails to store, where a test wants it. Composed in test builds alone. */
export class Failpoints {
  readonly #rule = new StoredItem<FailpointRule>('test.failpoint', 'local');
  readonly #reached = new StoredItem<ReachedFailpoint>('test.reached', 'local');
  /** How often this worker came by what is asked for. */
  #passed = 0;
  #full = false;
  #turn: Promise<unknown> = Promise.resolve();

  /** Never resolves when it is reached: whoever asked for it kills the worker then. */
  failpoint = async (name: Failpoint, step: Step): Promise<void> => {
    if (await this.#inTurn(() => this.#take(name, step))) await new Promise(() => undefined);
  };

  /** The same journal, whose writes are refused when a test wants it, in their order. */
  refusing = (journal: SubmissionJournal): SubmissionJournal => ({
    ...journal,
    put: (submission) =>
      this.#inTurn(async () => {
        await this.#refuse(await journal.get(submission.draftId), submission);
        await journal.put(submission);
      }),
    begin: (submission, frozen) =>
      this.#inTurn(async () => {
        if (this.#full) throw fullDisk();
        await journal.begin(submission, frozen);
      }),
  });

  async #refuse(stored: Submission | undefined, next: Submission): Promise<void> {
    for (const step of next.steps) {
      const before = stored?.steps.find(({ id }) => id === step.id);
      const name = before?.state === step.state ? undefined : QUOTA[step.state];
      const taken = name && (await this.#take(name, step));
      if (taken?.lasting) this.#full = true;
      if (taken) throw fullDisk();
    }
    if (this.#full) throw fullDisk();
  }

  /** The rule, when it is reached; gone before anybody can see that, so the next worker goes on. */
  async #take(name: FailpointRule['name'], step: Step): Promise<FailpointRule | undefined> {
    const rule = await this.#rule.get();
    if (rule?.name !== name || (rule.step !== step.id && rule.step !== step.kind)) return undefined;
    this.#passed += 1;
    if (this.#passed !== (rule.nth ?? 1)) return undefined;
    this.#passed = 0;
    await this.#rule.remove();
    await this.#reached.set({ ...rule, at: step.id });
    return rule;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }
}

const fullDisk = (): DOMException =>
  new DOMException('A test filled the disk', 'QuotaExceededError');
