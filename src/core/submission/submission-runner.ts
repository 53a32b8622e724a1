import type { DraftId } from '../draft/draft.js';
import type { RunnerPorts } from './run.js';
import { Run } from './run.js';
import type { Step } from './submission.js';
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

  /** The review was decided: ask now, not at the next poll. */
  async recheck(draftId: DraftId): Promise<void> {
    const { journal, clock } = this.#ports;
    const submission = await journal.get(draftId);
    if (submission?.status !== 'in-review') return;
    const now = (step: Step): Step =>
      step.kind === 'await-review' && step.state === 'held'
        ? { ...step, retryAt: clock.now() }
        : step;
    await journal.put({ ...submission, steps: submission.steps.map(now) });
    await this.run(draftId);
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
