import type {
  ProfilePage,
  EvaluationPage,
  AddressPage,
  NumberPage,
  NumberResult,
  ProfileDetails,
  ProfileChanges,
  LeftoverName,
  Leftover,
} from './account-lists.js';
import type { Draft, DraftId, DraftSummary, SaveResult } from './draft/draft.js';
import type { AddressFormat } from './policy/address-format.js';
import type { EvaluationReport } from './policy/evaluation-report.js';
import type { FieldPath, FieldValues } from './policy/field-path.js';
import type { FormModel } from './policy/form-model.js';
import type { Snapshot, Trouble } from './submission/snapshot.js';
import type { BundleKind } from './trusthub/bundles.js';
import type { Sid } from './trusthub/sid.js';

/**
 * What a page may say to a host and what it hears back: domain verbs, never HTTP requests.
 * No command returns a credential or takes a URL to fetch.
 */
export interface Commands {
  /** Can this account register anybody? Asked before the first field. */
  preflight: { input: { policySid: Sid<'RN'> }; output: Preflight };
  'form.open': { input: { policySid: Sid<'RN'> }; output: FormModel };
  /** Without `draftId` a new draft is made; with one it is opened, or made under that id. */
  'draft.open': { input: { draftId?: DraftId; policySid: Sid<'RN'> }; output: Draft };
  'draft.save': {
    input: { draftId: DraftId; revision: number; changes: FieldValues };
    output: SaveResult;
  };
  'draft.list': { input: Record<string, never>; output: readonly DraftSummary[] };
  'draft.remove': { input: { draftId: DraftId }; output: null };
  /** Heavy checks that live in the host: warnings by path, empty when there are none. */
  'values.check': { input: { changes: FieldValues }; output: Readonly<Record<FieldPath, string>> };
  /** How addresses are written in a country (ISO 3166-1 alpha-2); `null` where nobody told us. */
  'address.format': { input: { country: string }; output: AddressFormat | null };
  /** Addresses that the account has: one of them may stand in for a new one. */
  'addresses.list': { input: { draftId: DraftId; cursor?: string }; output: AddressPage };
  /** Starts, or after a correction goes on with, the one submission of a draft. */
  'submission.start': { input: { draftId: DraftId }; output: Snapshot };
  'submission.get': { input: { draftId: DraftId }; output: Snapshot | null };
  'submission.resume': { input: { draftId: DraftId }; output: Snapshot };
  /** As `start`, but ends with the evaluation: nothing is sent for review. */
  'submission.evaluate': { input: { draftId: DraftId }; output: Snapshot };
  /** Takes back what was made at Twilio. Refused (`locked`) once it was sent for review. */
  'submission.cancel': { input: { draftId: DraftId }; output: Snapshot };
  /** Every evaluation of a draft's profile, newest first. */
  'submission.evaluations': {
    input: { draftId: DraftId; cursor?: string };
    output: EvaluationPage;
  };
  /** One of them, each row with its field of the form. */
  'submission.evaluation': {
    input: { draftId: DraftId; evaluationSid: Sid<'EL'> };
    output: EvaluationReport;
  };
  /** The account's phone numbers, and which of them this draft's profile has. */
  'numbers.list': {
    input: { draftId: DraftId; query?: string; cursor?: string };
    output: NumberPage;
  };
  /** Now, at Twilio, for a profile that exists; each number with its own result. */
  'numbers.assign': {
    input: { draftId: DraftId; numbers: readonly Sid<'PN'>[] };
    output: readonly NumberResult[];
  };
  'numbers.remove': {
    input: { draftId: DraftId; numbers: readonly Sid<'PN'>[] };
    output: readonly NumberResult[];
  };
  /** A profile's own properties, as Twilio has them now. */
  'profile.get': { input: { draftId: DraftId }; output: ProfileDetails };
  /** Each property by a request of its own; what was refused is told beside what was changed. */
  'profile.update': {
    input: { draftId: DraftId; changes: ProfileChanges };
    output: { details: ProfileDetails; refused: Partial<Record<keyof ProfileChanges, Trouble>> };
  };
  /** Marked objects in the account that no submission of this device knows. */
  'leftovers.list': { input: Record<string, never>; output: readonly Leftover[] };
  /** Deletes one of them, in the order that Twilio allows. */
  'leftovers.remove': {
    input: LeftoverName;
    output: { removed: number; refused: readonly Trouble[] };
  };
  /** Takes it up as a draft and submission of this device. */
  'leftovers.adopt': { input: LeftoverName; output: Snapshot };
  /** The policies that a person may begin with, in words, and what has to be approved before. */
  'policies.list': { input: Record<string, never>; output: readonly PolicyChoice[] };
  /**
   * What is kept here, at once. With `refresh` Twilio is asked too, at most every two seconds
   * whoever asks; then `refreshing` says that `profiles.changed` will bring news.
   */
  'profiles.list': {
    input: { query?: string; cursor?: string; refresh?: boolean };
    output: ProfilePage;
  };
}

export type CommandName = keyof Commands;
export type Input<C extends CommandName> = Commands[C]['input'];
export type Output<C extends CommandName> = Commands[C]['output'];

export type * from './account-lists.js';

/** News that nobody has to ask for. */
export interface Events {
  'draft.changed': { draftId: DraftId; revision: number };
  'submission.changed': Snapshot;
  'profiles.changed': ProfilePage;
  /** The account was added, changed, taken away, locked or unlocked. */
  'account.changed': { ready: boolean };
}
export type EventName = keyof Events;

/** The façade: the one interface that the view knows, whichever host stands behind it. */
export interface Onboarding {
  /** Rejects with an OnboardingError when the host refuses or cannot. */
  call<C extends CommandName>(command: C, input: Input<C>): Promise<Output<C>>;
  /** Returns the function that stops listening. */
  on<E extends EventName>(event: E, listener: (data: Events[E]) => void): () => void;
}

/** One handler for each command; the compiler notices a missing one. */
export type Handlers = {
  readonly [C in CommandName]: (input: Input<C>) => Promise<Output<C>>;
};

/** `ok`, or what stands in the way. `unknown`: out of reach, nothing can be said yet. */
export interface Preflight {
  readonly verdict: 'ok' | 'blocked' | 'unknown';
  readonly causes: readonly PreflightCause[];
}

export type PreflightProblem =
  | 'no-account'
  | 'credentials-refused'
  | 'no-primary'
  | 'primary-not-approved'
  | 'primary-not-isv'
  | 'no-supporting-bundle'
  | 'policy-unreadable'
  | 'out-of-reach';

export interface PreflightCause extends Trouble {
  readonly problem: PreflightProblem;
  /** What to do about it. */
  readonly cure: string;
  /** Where to do it, e.g. Twilio's Console. */
  readonly cureUrl?: string;
}

/** A policy that a person may begin with. */
export interface PolicyChoice {
  readonly policySid: Sid<'RN'>;
  readonly name: string;
  /** What it is for, in a sentence. */
  readonly about: string;
  readonly bundleKind: BundleKind;
  /** Why it cannot be begun yet: what has to be there before. */
  readonly needs?: string;
}

export type OnboardingErrorCode =
  | 'no-account'
  | 'not-found'
  | 'not-allowed'
  | 'not-available'
  | 'invalid'
  | 'locked'
  | 'conflict'
  | 'declined'
  | 'out-of-reach'
  | 'twilio'
  | 'failed';

/** A command that was refused or failed. The message says what to do; nothing typed is in it. */
export class OnboardingError extends Error {
  override readonly name = 'OnboardingError';

  readonly code: OnboardingErrorCode;
  readonly trouble: Trouble | undefined;

  constructor(code: OnboardingErrorCode, message: string, trouble?: Trouble) {
    super(message);
    this.code = code;
    this.trouble = trouble;
  }
}
