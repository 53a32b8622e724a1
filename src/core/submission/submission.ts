import type { DraftId } from '../draft/draft.js';
import type { EvaluationReport } from '../policy/evaluation-report.js';
import type { BundleAt, BundleKind } from '../trusthub/bundles.js';
import type { Sid } from '../trusthub/sid.js';
import { isSid } from '../trusthub/sid.js';
import type { Role } from './mark.js';
import type { SubmissionStatus, Trouble } from './snapshot.js';

/**
 * One durable run that takes a draft to a decision: a record of steps with what each needs.
 * Holds SIDs, hashes, times and Twilio's own words, which may repeat an address that it corrects;
 * what a person typed is beside it, in the frozen draft.
 */
export interface Submission {
  readonly draftId: DraftId;
  readonly policySid: Sid<'RN'>;
  /** Which sort of bundle the policy is for; absent in what was stored before there were two. */
  readonly bundleKind?: BundleKind;
  readonly accountSid: string;
  /** Grows with each cancel; see `Mark`. */
  readonly generation: number;
  /** Which device's run this is. */
  readonly run: string;
  /** How often it was stored: of two copies, the one with more is the newer. */
  readonly writes: number;
  /** Ends with the evaluation; nothing is sent for review. */
  readonly goal?: 'evaluate';
  /**
   * Another device sends this same draft and was first: this one takes its own objects back, makes
   * nothing more, and then watches what becomes of the other's profile.
   */
  readonly follows?: Rival;
  /** What this device had stored was lost; this is its second copy, checked against Twilio. */
  readonly rebuilt?: true;
  readonly steps: readonly Step[];
  readonly status: SubmissionStatus;
  readonly trouble?: Trouble;
  readonly evaluation?: EvaluationReport;
  /** Twilio's word for the profile's status, as last read. */
  readonly bundleStatus?: string;
  /** ISO 8601: until when the approval holds, where Twilio names a date. */
  readonly validUntil?: string;
  readonly rejectionCodes?: readonly number[];
  /** ISO 8601. */
  readonly startedAt: string;
  readonly updatedAt: string;
}

/** The profile that another device made of the same draft. */
export interface Rival {
  readonly bundleSid: Sid<'BU'>;
  readonly run: string;
  readonly generation: number;
}

export type StepKind =
  | 'find-primary-profile'
  | 'find-supporting-bundle'
  // Of either kind of bundle: these are the names that are stored.
  | 'create-customer-profile'
  | 'update-customer-profile'
  | 'create-end-user'
  | 'update-end-user'
  | 'create-address'
  | 'update-address'
  | 'create-supporting-document'
  | 'update-supporting-document'
  | 'assign-entity'
  | 'unassign-entity'
  | 'assign-channel-endpoint'
  | 'unassign-channel-endpoint'
  | 'evaluate'
  | 'sweep'
  | 'submit-for-review'
  | 'late-sweep'
  | 'await-review'
  | CancelKind;

/** The steps of a cancel, in the order in which Twilio lets things be deleted. */
export type CancelKind =
  | 'confirm-unsent'
  | 'remove-assignments'
  | 'remove-profile'
  | 'remove-documents'
  | 'remove-end-users'
  | 'remove-addresses'
  | 'confirm-gone';

/** What must be true for the next process to go on from here, and nothing else. */
export interface Step {
  /** Unique in its submission, e.g. `assign-entity:u0`; corrections append `#2`. */
  readonly id: string;
  /** In the person's words. */
  readonly title: string;
  readonly kind: StepKind;
  /** The object that it makes, changes or assigns. */
  readonly role?: Role | 'primary';
  /** The phone number (`PN…`) or supporting bundle (`BU…`) that it assigns or takes away. */
  readonly subject?: string;
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
export const isOpen = (submission: Submission): boolean =>
  ['running', 'waiting', 'in-review', 'cancelling'].includes(submission.status) ||
  (isSettled(submission.status) && submission.steps.some(isLateSweepDue));

/** Decided or stopped: all that is left is a last look for what landed late. */
export const isSettled = (status: SubmissionStatus): boolean =>
  ['approved', 'rejected', 'cancelled'].includes(status);

/** Its time is set when that after which it comes is done; begun, it must come to an end. */
const isLateSweepDue = ({ kind, state, retryAt }: Step): boolean =>
  kind === 'late-sweep' &&
  (state === 'pending' ? retryAt !== undefined : state !== 'done' && state !== 'failed');

/** While a submission is in one of these, the form may not be edited. */
export const isLocked = (status: SubmissionStatus): boolean =>
  !['compliant', 'noncompliant', 'rejected', 'cancelled', 'needs-attention'].includes(status);

const CANCEL_KINDS: readonly StepKind[] = [
  'confirm-unsent',
  'remove-assignments',
  'remove-profile',
  'remove-documents',
  'remove-end-users',
  'remove-addresses',
  'confirm-gone',
];

/** Asks now and then, or looks one last time: no process has to wait for it. */
export const isWatch = ({ kind }: Pick<Step, 'kind'>): boolean =>
  kind === 'await-review' || kind === 'late-sweep';

export const isCancelStep = ({ kind }: Step): boolean => CANCEL_KINDS.includes(kind);

/** It is being taken back, or was. */
export const isCancelled = ({ steps }: Submission): boolean => steps.some(isCancelStep);

/** It was sent for review, in this round or an earlier one. */
export const wasSent = ({ steps }: Submission): boolean =>
  steps.some(({ kind, state }) => kind === 'submit-for-review' && state === 'done');

/** Only reads; nothing is there because of it. */
export const isFind = ({ kind }: Pick<Step, 'kind'>): boolean => kind.startsWith('find-');

export const bundleKindOf = ({ bundleKind }: Pick<Submission, 'bundleKind'>): BundleKind =>
  bundleKind ?? 'CustomerProfiles';

/** Where its bundle is, once that is known. */
export function bundleAtOf(
  submission: Pick<Submission, 'steps' | 'bundleKind'>,
): BundleAt | undefined {
  const sid = profileSidOf(submission);
  return isSid('BU', sid) ? { kind: bundleKindOf(submission), sid } : undefined;
}

/** The SID of the profile, once it is known. */
export const profileSidOf = ({ steps }: Pick<Submission, 'steps'>): string | undefined =>
  steps.find((step) => step.kind === 'create-customer-profile')?.sid;
