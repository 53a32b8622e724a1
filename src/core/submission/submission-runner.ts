import type { DraftId } from '../draft/draft.js';
import type { RunnerPorts } from './run.js';
import { Run, rowLock } from './run.js';
import type { Step, Submission } from './submission.js';
import { isOpen } from './submission.js';

/**
 * Takes submissions forward: a step runs as soon as what it needs is done. Intent is durable before
 * a request leaves, the result before the next step; a step found with an intent and no result may
 * have happened, and is looked for before it is sent again. One runner at a time per submission.
 */
export class SubmissionRunner {
  readonly #active = new Map<DraftId, Run>();

  readonly #ports: RunnerPorts;

  constructor(ports: RunnerPorts) {
    this.#ports = ports;
  }

  /** Runs until nothing can be done now. Joins the run that is under way, if there is one. */
  run(draftId: DraftId): Promise<void> {
    const active = this.#active.get(draftId);
    if (active) {
      // It may be ending, past its last look at the journal: then what was begun meanwhile is next.
      active.again = true;
      return active.finished;
    }
    const run = new Run(draftId, this.#ports);
    this.#active.set(draftId, run);
    run.finished = this.#ports.clock
      .lock(`submission:${draftId}`, () => run.toEnd())
      .finally(() => this.#active.delete(draftId))
      .then(() => (run.again ? this.run(draftId) : undefined));
    return run.finished;
  }

  /**
   * The one way to change a stored submission from outside: in the run that holds it, if one does,
   * else in storage, one change at a time. `change` must be pure; the same object changes nothing.
   */
  async change(
    draftId: DraftId,
    change: (submission: Submission) => Submission,
  ): Promise<Submission | undefined> {
    const { clock, journal } = this.#ports;
    return clock.lock(rowLock(draftId), async () => {
      const amended = await this.#active.get(draftId)?.amend(change);
      if (amended) return amended;
      const stored = await journal.get(draftId);
      const next = stored && change(stored);
      if (next && next !== stored) await journal.put(next);
      return next;
    });
  }

  /** The review was decided: ask now, not at the next poll. */
  async recheck(draftId: DraftId): Promise<void> {
    const now = this.#ports.clock.now();
    const due = (step: Step): Step =>
      step.kind === 'await-review' && step.state === 'held' ? { ...step, retryAt: now } : step;
    await this.change(draftId, (submission) =>
      submission.status === 'in-review'
        ? { ...submission, steps: submission.steps.map(due) }
        : submission,
    );
    await this.run(draftId);
  }

  /** Whatever waits for nothing but a connection is due now. */
  hurry(draftId: DraftId): void {
    this.#active.get(draftId)?.hurry();
  }

  /**
   * Goes on with every open submission: at start, on alarms. `online`: the network returned, so
   * what waits for nothing but a connection is tried at once.
   */
  async runAll(online = false): Promise<void> {
    const open = (await this.#ports.journal.list()).filter(isOpen);
    const runs = open.map(({ draftId }) => this.run(draftId));
    if (online) for (const run of this.#active.values()) run.hurry();
    await Promise.all(runs);
  }
}
