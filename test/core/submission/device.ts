import type { FieldValues } from '../../../src/core/policy/field-path.js';
import { OnboardingHost } from '../../../src/core/onboarding.js';
import type { Snapshot } from '../../../src/core/submission/snapshot.js';
import type { Submission } from '../../../src/core/submission/submission.js';
import { PRODUCTION_TIMINGS } from '../../../src/core/submission/timings.js';
import { TrustHubClient } from '../../../src/core/trusthub/trusthub-client.js';
import { memoryCache, memoryDraftStore, memoryJournal } from '../../fixtures/memory-host.js';
import { policySid, save, until } from '../../fixtures/facade-calls.js';
import { FakeClock } from './fake-clock.js';
import type { FakeTwilio } from './fake-twilio.js';
import { ACCOUNT } from './fake-twilio.js';
import { DRAFT } from './fake-process.js';

/** A person's device with one business on it: the whole core over a fake Twilio and fake time. */
export class Device {
  readonly #twilio: FakeTwilio;
  readonly #drafts = memoryDraftStore();
  readonly #journal = memoryJournal();
  readonly #host: OnboardingHost;

  constructor(twilio: FakeTwilio) {
    this.#twilio = twilio;
    const client = new TrustHubClient(twilio.transport(), ACCOUNT);
    this.#host = new OnboardingHost({
      drafts: this.#drafts,
      journal: this.#journal,
      cache: memoryCache(() => twilio.time.now),
      clock: new FakeClock(twilio.time),
      timings: PRODUCTION_TIMINGS,
      account: async () => client,
      connect: async () => client,
    });
  }

  get own() {
    return this.#host.as({ kind: 'own' });
  }

  /** The draft as it was exported, or as it was typed here. */
  async brings(values: FieldValues): Promise<void> {
    const at = new Date(this.#twilio.time.now).toISOString();
    await this.#drafts.update(DRAFT, () => ({
      id: DRAFT,
      policySid,
      owner: 'own',
      values,
      changedAt: {},
      revision: 1,
      createdAt: at,
      updatedAt: at,
    }));
  }

  types = (changes: FieldValues): Promise<void> => save(this.own, DRAFT, changes);

  async stored(): Promise<Submission> {
    return (await this.#journal.get(DRAFT)) as Submission;
  }

  /** As if it had been stored so. */
  async stores(change: Partial<Submission>): Promise<void> {
    const submission = await this.stored();
    await this.#journal.put({ ...submission, ...change, writes: submission.writes + 1 });
  }

  /** Does it, and resolves once it stands at one of these. */
  async until(
    statuses: readonly Snapshot['status'][],
    act: () => Promise<unknown>,
  ): Promise<Snapshot> {
    const there = Promise.race(statuses.map((status) => until(this.own, DRAFT, status)));
    await act();
    return there;
  }

  /** "Send". */
  sends = (...statuses: Snapshot['status'][]): Promise<Snapshot> =>
    this.until(statuses, () => this.own.call('submission.start', { draftId: DRAFT }));

  /** "Stop and clean up". */
  cancels = (...statuses: Snapshot['status'][]): Promise<Snapshot> =>
    this.until(statuses, () => this.own.call('submission.cancel', { draftId: DRAFT }));

  /** Looks at Twilio again after a while. */
  wakes = (...statuses: Snapshot['status'][]): Promise<Snapshot> =>
    this.until(statuses, () => {
      this.#twilio.time.now += 3_600_000;
      return this.#host.wake();
    });

  /** The reviewer turns it down. */
  rejected(): Promise<Snapshot> {
    this.#twilio.profile()!['status'] = 'twilio-rejected';
    return this.wakes('rejected');
  }
}
