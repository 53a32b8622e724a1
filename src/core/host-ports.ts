import type { DraftStore } from './draft/draft-store.js';
import type { Clock } from './submission/clock.js';
import type { Failpoint } from './submission/failpoint.js';
import type { Step } from './submission/submission.js';
import type { SubmissionJournal } from './submission/submission-journal.js';
import type { Timings } from './submission/timings.js';
import type { TrustHubClient } from './trusthub/trusthub-client.js';

/** What a host lends to the façade: the world behind ports. */
export interface HostPorts {
  readonly drafts: DraftStore;
  readonly journal: SubmissionJournal;
  readonly cache: Cache;
  readonly clock: Clock;
  readonly timings: Timings;
  /** The account in use, credentials inside its client; nothing while there is no key. */
  account(): Promise<TrustHubClient | undefined>;
  /** A client of that account, for submissions that began in it. */
  connect(accountSid: string): Promise<TrustHubClient | undefined>;
  /** Absent where nobody can tell. While it says false nothing is sent, and no attempt counted. */
  connected?(): boolean;
  /** Whether something stored here may be lost, of which the person has not been told yet. */
  storageLoss?(): Promise<boolean>;
  /** Test builds alone: stops the process there, when it was asked to. */
  failpoint?(name: Failpoint, step: Step): Promise<void>;
}

/** Answers of Twilio kept for when it is out of reach. Losing them loses nothing. */
export interface Cache {
  get(key: string): Promise<Cached | undefined>;
  put(key: string, value: unknown): Promise<void>;
}

export interface Cached {
  readonly value: unknown;
  /** Milliseconds since the epoch. */
  readonly storedAt: number;
}
