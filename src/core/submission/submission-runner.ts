import type { DraftId } from '../draft/draft.js';
import type { Bundle, BundleKind } from '../trusthub/bundles.js';
import type { TrustHubClient } from '../trusthub/trusthub-client.js';
import { Lane } from './lane.js';
import { ReviewWatch } from './review-watch.js';
import { written } from './live-submission.js';
import { Run, rowLock } from './run.js';
import type { RunnerPorts } from './runner-ports.js';
import type { Step, Submission } from './submission.js';
import { bundleKindOf, isOpen } from './submission.js';
import { Seats } from './seats.js';
import { nextDueOf, onlyWatches } from './status-of.js';
import type { FrozenDraft } from './submission-journal.js';
import { LONGEST_WAIT } from './timings.js';

/** No alarm rings sooner than this, in milliseconds, so what is due by then is waited for. */
const SOON = 30_000;

/**
 * Takes submissions forward: a step runs as soon as what it needs is done. Intent is durable before
 * a request leaves, the result before the next step; a step found with an intent and no result may
 * have happened, and is looked for before it is sent again. One runner at a time per submission.
 */
export class SubmissionRunner {
  readonly #active = new Map<DraftId, Run>();
  readonly #lanes = new Map<string, Lane>();
  readonly #seats = new Seats();
  /** For polls and last looks: a moment each, which must not wait for a whole batch. */
  readonly #watching = new Seats();
  /** Which key it is, of those that there were. */
  #key = 0;
  /** What a person started or resumed last goes before all others. */
  #foremost: DraftId | undefined;

  readonly #ports: RunnerPorts;
  readonly #reviews: ReviewWatch;

  constructor(ports: RunnerPorts) {
    this.#ports = ports;
    this.#reviews = new ReviewWatch({
      now: () => ports.clock.now(),
      inReview: async (accountSid, kind) =>
        (await ports.journal.list()).filter(
          (submission) =>
            submission.accountSid === accountSid &&
            submission.status === 'in-review' &&
            bundleKindOf(submission) === kind,
        ).length,
    });
  }

  /** Runs until nothing can be done now. Joins the run that is under way, if there is one. */
  run(draftId: DraftId, seats = this.#seats): Promise<void> {
    const active = this.#active.get(draftId);
    if (active) {
      // It may be ending, past its last look at the journal: then what was begun meanwhile is next.
      active.again = true;
      return active.finished;
    }
    const run = new Run(draftId, this.#ports, {
      lane: this.#lane,
      reviews: this.#reviews,
      seats,
      key: () => this.#key,
      priority: () => (this.#foremost === draftId ? 'interactive' : 'bulk'),
    });
    this.#active.set(draftId, run);
    run.finished = this.#ports.clock
      .lock(`submission:${draftId}`, () => run.toEnd())
      .finally(() => this.#active.delete(draftId))
      .then(() => (run.again ? this.run(draftId, seats) : undefined));
    return run.finished;
  }

  /** A person waits for this one: it goes ahead of all others, one at a time. */
  prefer(draftId: DraftId): void {
    this.#foremost = draftId;
    this.#seats.reconsider();
    for (const lane of this.#lanes.values()) lane.pace.reconsider();
  }

  /**
   * The one way to change a stored submission from outside: in the run that holds it, if one does,
   * else in storage, one change at a time. `change` must be pure; the same object changes nothing.
   */
  async change(
    draftId: DraftId,
    change: (submission: Submission) => Submission,
  ): Promise<Submission | undefined> {
    const { clock, journal, onChange } = this.#ports;
    return clock.lock(rowLock(draftId), async () => {
      const amended = await this.#active.get(draftId)?.amend(change);
      if (amended) return amended;
      const stored = await journal.get(draftId);
      const changed = stored && change(stored);
      if (!changed || changed === stored) return stored;
      const next = written(changed, clock.now());
      await journal.put(next);
      onChange(next);
      return next;
    });
  }

  /**
   * Takes it out of the journal, and out of the run that holds it, which sends nothing more. Resolves
   * with whether it was allowed; what is asked is the newest copy. The caller holds the row's lock.
   */
  async forget(draftId: DraftId, mayForget: (submission: Submission) => boolean): Promise<boolean> {
    const { journal } = this.#ports;
    let allowed = await this.#active.get(draftId)?.forget(mayForget);
    if (allowed === undefined) {
      const stored = await journal.get(draftId);
      allowed = !stored || mayForget(stored);
    }
    if (allowed) await journal.remove(draftId);
    return allowed;
  }

  /** A new plan, with the values that it sends. The caller holds the row's lock. */
  async begin(submission: Submission, frozen: FrozenDraft): Promise<Submission> {
    const { clock, journal, onChange } = this.#ports;
    const next = written(submission, clock.now());
    const active = this.#active.get(next.draftId);
    if (!(await active?.begin(next, frozen))) await journal.begin(next, frozen);
    onChange(next);
    return next;
  }

  /** The client for what is asked beside the submissions: it shares the account's pace with them. */
  direct(client: TrustHubClient): TrustHubClient {
    return this.#lane(client.accountSid).direct(client, this.#ports.clock);
  }

  /** Somebody listed all such bundles of an account, beginning at `at`: that answers polls as well. */
  heard(accountSid: string, kind: BundleKind, bundles: readonly Bundle[], at: number): void {
    this.#reviews.heard(accountSid, kind, bundles, at);
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
    await this.run(draftId, this.#watching);
  }

  /** A key came, or another one: what was signed with the one before says nothing about it. */
  keyChanged(): void {
    this.#key++;
  }

  /** Whatever waits for nothing but a connection is due now. */
  hurry(draftId: DraftId): void {
    this.#active.get(draftId)?.hurry();
  }

  /**
   * Goes on with every open submission that is due, or soon: at start, on alarms. Reviews that are
   * watched are many, and are read again only when their time has come. `online`: the network
   * returned, so what waits for nothing but a connection is tried at once.
   */
  async runAll(online = false): Promise<void> {
    const open = (await this.#ports.journal.list()).filter(isOpen);
    const isOffline = this.#ports.connected?.() === false;
    const due = online
      ? open
      : open.filter((one) => this.#isDue(one) && !(isOffline && one.status === 'waiting'));
    const runs = due.map((submission) =>
      this.run(submission.draftId, onlyWatches(submission) ? this.#watching : this.#seats),
    );
    if (online) for (const run of this.#active.values()) run.hurry();
    await Promise.all(runs);
  }

  #isDue = (submission: Submission): boolean => {
    const { clock, timings } = this.#ports;
    const at = nextDueOf(submission, timings.quiesce);
    const now = clock.now();
    // A wait beyond all that we ever ask for means that the clock was changed.
    return at !== undefined && (at <= now + SOON || at > now + LONGEST_WAIT);
  };

  #lane = (accountSid: string): Lane => {
    const known = this.#lanes.get(accountSid);
    if (known) return known;
    const lane = new Lane(() => this.#ports.clock.now());
    this.#lanes.set(accountSid, lane);
    return lane;
  };
}
