import type { DraftId } from '../../../../src/core/draft/draft.js';
import { newDraftId } from '../../../../src/core/draft/draft-id.js';
import type { FieldValues } from '../../../../src/core/policy/field-path.js';
import type { Snapshot } from '../../../../src/core/submission/snapshot.js';
import { SECONDARY_BUSINESS_POLICY } from '../../../../src/core/trusthub/assumptions.js';
import { sid } from '../../../../src/core/trusthub/sid.js';
import type { SandboxControl } from '../../../fixtures/sandbox-control.js';
import { until } from '../until.js';
import { businessValues } from './business-values.js';
import type { Desk, News } from './desk.js';
import { Refusal } from './desk.js';
import type { Ground } from './ground.js';

export interface BusinessOptions {
  /** Another device's, to send the same one. */
  readonly draftId?: DraftId;
  /** Numbers of the account for it. */
  readonly numbers?: readonly string[];
}

/** In the place of words that a person should have been told. */
export const WORDLESS = 'without a word';

const policySid = sid('RN', SECONDARY_BUSINESS_POLICY);
let count = 0;

/** One business with two representatives, as somebody at a browser sends it. */
export class Business {
  readonly draftId: DraftId;
  readonly numbers: readonly string[];
  /** What a person was told when something was left to them, in order. */
  readonly acts: string[] = [];
  #heard = 0;

  readonly ground: Ground;
  readonly #name: string;

  constructor(ground: Ground, { draftId = newDraftId(), numbers = [] }: BusinessOptions = {}) {
    this.ground = ground;
    this.draftId = draftId;
    this.numbers = numbers;
    count += 1;
    this.#name = `Bakery ${count} LLC`;
  }

  get control(): SandboxControl {
    return this.ground.control;
  }

  get desk(): Desk {
    return this.ground.desk;
  }

  /** Types all of it: for the first time, or again where it was lost. */
  fill = (): Promise<void> => this.choose(businessValues(this.#name, this.numbers));

  /** Types these alone. */
  async choose(changes: FieldValues): Promise<void> {
    const { draftId } = this;
    const { revision } = await this.desk.call('draft.open', { draftId, policySid });
    await this.desk.call('draft.save', { draftId, revision, changes });
  }

  start = (): Promise<Snapshot> => this.desk.call('submission.start', { draftId: this.draftId });

  /** Goes on with whatever is due, as somebody does who presses “Go on” or opens the popup. */
  goOn = (): Promise<Snapshot> => this.desk.call('submission.resume', { draftId: this.draftId });

  /** As it stands now; a draft that was lost is opened again, as somebody does who looks for it. */
  async snapshot(): Promise<Snapshot | null> {
    const { draftId } = this;
    try {
      return await this.desk.call('submission.get', { draftId });
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'not-found') throw error;
      await this.desk.call('draft.open', { draftId, policySid });
      return null;
    }
  }

  /** Waits until it is in review, and does what a person is asked to do on the way. */
  toReview = (limit: number): Promise<Snapshot> =>
    until(
      'it is in review',
      async () => {
        const snapshot = await this.snapshot();
        if (snapshot?.status === 'in-review') return snapshot;
        const asked =
          (await this.#newsOfTrouble()) ?? (snapshot && isStopped(snapshot) && snapshot);
        if (asked) await this.#act(asked);
        return undefined;
      },
      limit,
    );

  /** What was said since it was last asked, if that leaves something to the person. */
  async #newsOfTrouble(): Promise<News | undefined> {
    const news = await this.desk.news();
    const since = news.slice(Math.min(this.#heard, news.length));
    this.#heard = news.length;
    const last = since.findLast(({ draftId }) => draftId === this.draftId);
    return last && isStopped(last) ? last : undefined;
  }

  async #act({ status, trouble }: Pick<News, 'status' | 'trouble'>): Promise<void> {
    const message = trouble?.message ?? '';
    this.acts.push(`${status}: ${message || WORDLESS}`);
    if (!/fill in the form again/.test(message)) return void (await this.goOn());
    await this.fill();
    await this.start();
  }
}

const isStopped = ({ status }: Pick<News, 'status'>): boolean =>
  status === 'paused' || status === 'needs-attention';
