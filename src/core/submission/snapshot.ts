import type { DraftId } from '../draft/draft.js';
import type { AddressSuggestion } from '../policy/address-suggestion.js';
import type { EvaluationReport, Rejection } from '../policy/evaluation-report.js';
import type { Sid } from '../trusthub/sid.js';

/** Where a submission stands; the view answers each one. */
export type SubmissionStatus =
  | 'running'
  | 'waiting'
  | 'paused'
  | 'needs-attention'
  | 'noncompliant'
  /** Checked without being sent, and nothing was wrong. */
  | 'compliant'
  | 'in-review'
  | 'rejected'
  | 'approved'
  | 'cancelling'
  | 'cancelled';

/** `checking`: the outcome of a request is unknown and we look before we try again. */
export type StepState = 'pending' | 'running' | 'checking' | 'waiting' | 'done' | 'failed';

/** Why something did not work: our words first, then Twilio's own. */
export interface Trouble {
  /** What happened and what to do, in plain words. */
  readonly message: string;
  /** HTTP status, where there was an answer. */
  readonly status?: number;
  /** Twilio's code, message and link. */
  readonly code?: number;
  readonly twilio?: string;
  readonly moreInfo?: string;
  /** The section whose values are concerned, where that is known. */
  readonly section?: string;
}

/** One line of the progress list. */
export interface StepSnapshot {
  readonly id: string;
  /** In the person's words: "Linking the address". */
  readonly title: string;
  readonly state: StepState;
  /** Milliseconds since the epoch: when its first request left. */
  readonly since?: number;
  /** Milliseconds since the epoch; present while it waits. */
  readonly waitingUntil?: number;
  /** Milliseconds from the first request to the answer; present when done. */
  readonly elapsed?: number;
  readonly error?: Trouble;
}

/** All that a page may know of a submission. */
export interface Snapshot {
  readonly draftId: DraftId;
  readonly bundleSid?: Sid<'BU'>;
  readonly status: SubmissionStatus;
  readonly steps: readonly StepSnapshot[];
  /** Twilio's own form of the address that it did not take: values by path. */
  readonly suggestion?: AddressSuggestion;
  /** Present when paused, waiting or in need of attention: why. */
  readonly trouble?: Trouble;
  readonly evaluation?: EvaluationReport;
  /** The profile's status in Twilio's word, e.g. `in-review`. */
  readonly bundleStatus?: string;
  readonly rejection?: Rejection;
  /** ISO 8601: until when the approval holds, where Twilio named a date. */
  readonly validUntil?: string;
  /** What this device had stored was lost, and was put together again from its second copy. */
  readonly rebuilt?: true;
  /** Another device sends the same draft and was first; this one only watches. */
  readonly follows?: true;
  /** The host can stop it and clean up; only then is that offered. */
  readonly stoppable?: true;
  /** ISO 8601. */
  readonly updatedAt: string;
}
