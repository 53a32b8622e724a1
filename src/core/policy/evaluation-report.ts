import type { Sid } from '../trusthub/sid.js';
import type { FieldPath } from './field-path.js';

/** Twilio's own words on one thing it checked or refused. Nothing of it is ever dropped. */
export interface TwilioSays {
  /** Twilio's error code, e.g. 22215. */
  readonly code?: number;
  readonly message?: string;
  /** Twilio's page about the code. */
  readonly moreInfo?: string;
}

/** One row of an evaluation: a requirement as a whole, or one field of it. */
export interface EvaluationRow {
  /** The section it belongs to; absent when the form has none of that name. */
  readonly section?: string;
  /** The field it belongs to; absent when the row concerns the whole requirement. */
  readonly path?: FieldPath;
  /** Twilio's label, e.g. "Business Registration Number". */
  readonly label: string;
  /** Twilio's label of the requirement. */
  readonly requirement: string;
  readonly passed: boolean;
  /** What to do, in plain words. Present when it did not pass. */
  readonly advice?: string;
  readonly twilio: TwilioSays;
}

/** An evaluation in our own words, read from either of the two shapes Twilio sends. */
export interface EvaluationReport {
  readonly sid: Sid<'EL'>;
  readonly status: 'compliant' | 'noncompliant';
  /** ISO 8601. */
  readonly createdAt: string | null;
  readonly rows: readonly EvaluationRow[];
}

/** Why a reviewer rejected a profile, with the fields to open. */
export interface Rejection {
  readonly reasons: readonly RejectionReason[];
}

export interface RejectionReason {
  readonly title: string;
  readonly advice: string;
  readonly paths: readonly FieldPath[];
  readonly twilio: TwilioSays;
}
