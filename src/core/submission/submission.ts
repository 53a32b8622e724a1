import type { DraftId } from '../draft/draft.js';
import type { EvaluationReport } from '../policy/evaluation-report.js';
import type { Sid } from '../trusthub/sid.js';
import type { Role } from './mark.js';
import type { SubmissionStatus, Trouble } from './snapshot.js';

/**
 * One durable run that takes a draft to a decision: a record of steps with what each needs.
 * Holds SIDs, hashes, times and Twilio's own words; nothing that a person typed.
 */
export interface Submission {
  readonly draftId: DraftId;
  readonly policySid: Sid<'RN'>;
  readonly accountSid: string;
  readonly generation: number;
  readonly run: string;
  readonly steps: readonly Step[];
  readonly status: SubmissionStatus;
  readonly trouble?: Trouble;
  readonly evaluation?: EvaluationReport;
  /** Twilio's word for the profile's status, as last read. */
  readonly bundleStatus?: string;
  readonly rejectionCodes?: readonly number[];
  /** ISO 8601. */
  readonly startedAt: string;
  readonly updatedAt: string;
}

export type StepKind =
  | 'find-primary-profile'
  | 'create-customer-profile'
  | 'update-customer-profile'
  | 'create-end-user'
  | 'update-end-user'
  | 'create-address'
  | 'update-address'
  | 'create-supporting-document'
  | 'assign-entity'
  | 'unassign-entity'
  | 'evaluate'
  | 'submit-for-review'
  | 'await-review';

/** What must be true for the next process to go on from here, and nothing else. */
export interface Step {
  /** Unique in its submission, e.g. `assign-entity:u0`; corrections append `#2`. */
  readonly id: string;
  /** In the person's words. */
  readonly title: string;
  readonly kind: StepKind;
  /** The object that it makes, changes or assigns. */
  readonly role?: Role | 'primary';
  /** The section whose values it sends. */
  readonly section?: string;
  /** Ids of steps that must be done before. */
  readonly needs: readonly string[];
  /**
   * `intent`: written before the request leaves; found so after a crash, it may have happened.
   * `unknown`: it left and no answer came. `held`: known not to have happened, waiting to be sent.
   */
  readonly state: 'pending' | 'intent' | 'unknown' | 'held' | 'done' | 'failed';
  /** Requests sent so far. */
  readonly attempt: number;
  /** Milliseconds since the epoch. */
  readonly firstSentAt?: number;
  readonly sentAt?: number;
  readonly doneAt?: number;
  /** Not before this time. */
  readonly retryAt?: number;
  /** Twilio refused it, but a first copy may have been executed: one look decides. */
  readonly refused?: true;
  /** Failed without anybody knowing whether it happened: to be looked into before it is sent again. */
  readonly unsure?: true;
  /** Looks after an unknown outcome that found nothing. */
  readonly looks?: number;
  /** What it made or found. */
  readonly sid?: string;
  /** Hash of what was last sent, to know later whether anything changed. */
  readonly bodyHash?: string;
  readonly error?: Trouble;
}

/** A submission that its runner may still take further by itself. */
export const isOpen = ({ status }: Submission): boolean =>
  status === 'running' || status === 'waiting' || status === 'in-review';

/** While a submission is in one of these, the form may not be edited. */
export const isLocked = (status: SubmissionStatus): boolean =>
  !['noncompliant', 'rejected', 'cancelled', 'needs-attention'].includes(status);
