import type { TrustHubClient } from '../trusthub/trusthub-client.js';
import type { Clock } from './clock.js';
import type { Failpoint } from './failpoint.js';
import type { Step, Submission } from './submission.js';
import type { SubmissionJournal } from './submission-journal.js';
import type { Timings } from './timings.js';

/** What a runner needs of the world. */
export interface RunnerPorts {
  readonly journal: SubmissionJournal;
  readonly clock: Clock;
  readonly timings: Timings;
  /** The client of an account, or nothing while there is no key at hand. */
  connect(accountSid: string): Promise<TrustHubClient | undefined>;
  /** Absent where nobody can tell. While it says false nothing is sent. */
  connected?(): boolean;
  /** Test builds alone. */
  failpoint?(name: Failpoint, step: Step): Promise<void>;
  onChange(submission: Submission): void;
}
