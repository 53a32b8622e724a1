import type { DraftId } from '../draft/draft.js';
import type { Lane } from './lane.js';
import { LiveSubmission } from './live-submission.js';
import type { RunnerPorts } from './runner-ports.js';
import { NO_KEY, OFFLINE, reasonOf, STORAGE_FAILED } from './run-troubles.js';
import type { Trouble } from './snapshot.js';
import { dueAt, isReady, onlyWatches, restingStatus } from './status-of.js';
import type { RunSurroundings } from './step-work.js';
import { StepWork } from './step-work.js';
import type { Step, Submission } from './submission.js';
import { isCancelled, isCancelStep, isSettled } from './submission.js';
import type { FrozenDraft } from './submission-journal.js';
import { LONGEST_WAIT, MOST_IN_FLIGHT } from './timings.js';
import { freed, takenUp } from './transitions.js';
import { Waiting } from './waiting.js';

/** Why a run stops until a person has acted; with the key that was refused, where that is the reason. */
interface Stop {
  readonly key?: number;
}

/** One submission under way in this process. */
export class Run {
  finished: Promise<void> = Promise.resolve();
  /** Asked for once more while it ran. */
  again = false;
  #live!: LiveSubmission;
  #work!: StepWork;
  #lane!: Lane;
  #stop: Stop | undefined;
  #holds = false;
  /** Another plan is about to take this one's place: until then nothing is begun or stored. */
  #beginning: Promise<void> | undefined;
  /** Our own storage failed: nothing more may be sent, since it could not be remembered. */
  #broken: { readonly cause: unknown } | undefined;
  readonly #waiting: Waiting;
  readonly #inFlight = new Map<string, Promise<void>>();

  readonly #draftId: DraftId;
  readonly #ports: RunnerPorts;
  readonly #around: RunSurroundings;

  constructor(draftId: DraftId, ports: RunnerPorts, around: RunSurroundings) {
    this.#draftId = draftId;
    this.#ports = ports;
    this.#around = around;
    this.#waiting = new Waiting(ports.clock, around);
  }

  /** The network returned: what waits for a connection, and for nothing else, is due now. */
  hurry(): void {
    this.#waiting.hurry();
  }

  async toEnd(): Promise<void> {
    const { seats, priority } = this.#around;
    await seats.take(priority);
    await this.#seated().finally(() => seats.leave());
  }

  async #seated(): Promise<void> {
    const { clock, onChange } = this.#ports;
    const live = await clock.lock(rowLock(this.#draftId), async () => {
      const loaded = await LiveSubmission.load(this.#draftId, this.#ports);
      if (loaded) this.#live = loaded;
      this.#holds = loaded !== undefined;
      return this.#holds;
    });
    if (!live) return;
    try {
      await this.#untilNothingIsDue();
    } catch (cause) {
      clock.wakeAt(clock.now() + AFTER_STORAGE_FAILED);
      // Told, not stored: what is stored stays open, so that the next wake goes on from there.
      onChange({ ...this.#live.submission, status: 'paused', trouble: STORAGE_FAILED });
      throw cause;
    } finally {
      this.#holds = false;
    }
  }

  /** A change from outside, if this run still holds the submission; else nothing. */
  async amend(change: (submission: Submission) => Submission): Promise<Submission | undefined> {
    if (!this.#holds) return undefined;
    if (change(this.#live.submission) !== this.#live.submission) await this.#live.commit(change);
    this.#waiting.wakeUp();
    return this.#live.submission;
  }

  /** Drops the submission where it may be dropped. Nothing where this run does not hold it. */
  async forget(mayForget: (submission: Submission) => boolean): Promise<boolean | undefined> {
    if (!this.#holds) return undefined;
    if (!mayForget(this.#live.submission)) return false;
    // What still comes of it reaches nobody, so another run may begin at once.
    this.#holds = false;
    const forgotten = this.#live.forget();
    this.#waiting.wakeUp();
    await forgotten;
    return true;
  }

  /** Another plan and other values take the place of these, once nothing is under way. */
  async begin(submission: Submission, frozen: FrozenDraft): Promise<boolean> {
    if (!this.#holds) return false;
    const storing = async (): Promise<void> => {
      await Promise.all(this.#inFlight.values());
      await this.#live.replace(submission, frozen);
    };
    const stored = storing();
    this.#beginning = stored.catch(() => undefined).finally(() => (this.#beginning = undefined));
    this.#waiting.wakeUp();
    await stored;
    return true;
  }

  async #untilNothingIsDue(): Promise<void> {
    const { connect, clock } = this.#ports;
    const { accountSid } = this.#live.submission;
    const missing: Stop = { key: this.#around.key() };
    const client = await connect(accountSid);
    if (!client) {
      await this.#pause(missing, NO_KEY);
      return this.#isOver(missing) ? this.#untilNothingIsDue() : undefined;
    }
    this.#lane = this.#around.lane(accountSid);
    this.#work = new StepWork(this.#live, client, this.#lane, this.#ports, this.#around);
    await this.#takeUp();
    for (;;) {
      await this.#beginning;
      const { seats, priority } = this.#around;
      const givesWay = seats.isCrowded(priority);
      if (!givesWay) this.#launch();
      if (this.#inFlight.size > 0) {
        await Promise.race(this.#inFlight.values());
        continue;
      }
      if (this.#broken) throw this.#broken.cause;
      if (this.#stop) {
        await this.#pause(this.#stop);
        if (!this.#isOver(this.#stop)) return;
        this.#stop = undefined;
        continue;
      }
      if (givesWay) {
        await this.#waiting.giveWay();
        continue;
      }
      await this.#rest();
      if (this.#beginning) continue;
      const { status } = this.#live.submission;
      const next = this.#nextDue();
      // Further ahead than anything is ever put off: the clock was put back meanwhile.
      if ((next ?? 0) > clock.now() + LONGEST_WAIT && (await this.#takeUp())) continue;
      clock.wakeAt(next);
      if (next === undefined || status === 'needs-attention') return;
      // Polls and last looks need no process that waits for them: the alarm is enough. For a
      // connection a thousand may wait, and who says that there is none says when there is again.
      if (onlyWatches(this.#live.submission) || this.#isOffline()) return;
      if (await this.#waiting.until(next)) await this.#free();
    }
  }

  /** After a restart most of many are as they were left: nothing is written for those. */
  async #takeUp(): Promise<boolean> {
    const { submission } = this.#live;
    const taken = takenUp(submission, this.#ports.clock.now());
    const isNew = JSON.stringify(taken) !== JSON.stringify(submission);
    if (isNew) await this.#live.commit(() => taken);
    return isNew;
  }

  /** Nothing is under way: says where it stands. */
  async #rest(): Promise<void> {
    const status = restingStatus(this.#live.submission);
    if (this.#isOffline() && (status === 'running' || status === 'waiting')) {
      if (this.#live.submission.status !== 'waiting')
        await this.#live.commit((s) => ({ ...s, status: 'waiting', trouble: OFFLINE }));
    } else if (status !== this.#live.submission.status)
      await this.#live.commit((s) => ({
        ...s,
        status,
        ...(status === 'needs-attention' && { trouble: reasonOf(s) }),
      }));
  }

  #isOffline = (): boolean => this.#ports.connected?.() === false;

  /** What is settled stays so: its last look is tried again later, when there may be a key. */
  async #pause(stop: Stop, trouble?: Trouble): Promise<void> {
    const later = this.#ports.clock.now() + LONGEST_WAIT;
    await this.#live.commit((s) => {
      if (this.#isOver(stop)) return s;
      return isSettled(s.status)
        ? { ...s, steps: s.steps.map((step) => notBefore(step, later)) }
        : { ...s, status: 'paused', ...(trouble && { trouble }) };
    });
  }

  /** There is another key since than the one that stopped it. */
  #isOver = ({ key }: Stop): boolean => key !== undefined && key !== this.#around.key();

  #launch(): void {
    for (const step of this.#live.submission.steps) {
      if (this.#inFlight.size >= MOST_IN_FLIGHT) return;
      if (this.#inFlight.has(step.id) || !this.#mayRun(step)) continue;
      if (isCancelled(this.#live.submission) && this.#isPlanInFlight()) continue;
      const work = this.#take(step.id)
        .catch((cause: unknown) => {
          this.#broken ??= { cause };
        })
        .finally(() => this.#inFlight.delete(step.id));
      this.#inFlight.set(step.id, work);
    }
  }

  #mayRun = (step: Step): boolean =>
    !this.#stop &&
    !this.#broken &&
    !this.#isOffline() &&
    this.#due(step) <= this.#ports.clock.now() &&
    isReady(step, this.#live.submission);

  /** Nothing is taken back while anything of the plan is still on its way. */
  #isPlanInFlight(): boolean {
    const ofCancel = new Set(this.#live.submission.steps.filter(isCancelStep).map(({ id }) => id));
    return [...this.#inFlight.keys()].some((id) => !ofCancel.has(id));
  }

  /** Waits for its turn first, so that what is then stored as sent is sent at that time. */
  async #take(id: string): Promise<void> {
    const permit = await this.#lane.pace.acquire(() => this.#around.priority());
    try {
      // Much may have happened while it waited.
      const step = this.#live.submission.steps.find((other) => other.id === id);
      if (!step || this.#beginning || !this.#mayRun(step)) return;
      // Before it is sent: another may come while the refusal of this one is being stored.
      const key = this.#around.key();
      const pause = await this.#work.do(step, permit);
      if (pause === 'key') this.#stop ??= { key };
      if (pause === 'other') this.#stop = {};
    } finally {
      permit.release();
    }
  }

  #due = (step: Step): number =>
    this.#lane.after(dueAt(step, this.#live.submission, this.#ports.timings.quiesce));

  #nextDue(): number | undefined {
    const times = this.#live.submission.steps
      .filter((step) => isReady(step, this.#live.submission))
      .map(this.#due);
    return times.length ? Math.min(...times) : undefined;
  }

  /** A plan that comes is stored first, or this one would be stored over it. */
  async #free(): Promise<void> {
    await this.#beginning;
    await this.#live.commit((s) => ({ ...s, steps: s.steps.map(freed) }));
  }
}

const notBefore = (step: Step, time: number): Step =>
  step.state === 'done' || step.state === 'failed'
    ? step
    : { ...step, retryAt: Math.max(step.retryAt ?? 0, time) };

/** Guards a submission's row against two changes at once; a run takes it only to load. */
export const rowLock = (draftId: DraftId): string => `submission-row:${draftId}`;

/** When to see whether the device can store again; milliseconds. */
const AFTER_STORAGE_FAILED = 30_000;
