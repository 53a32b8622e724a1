import type { Draft, DraftId, DraftSummary, SaveResult } from './draft/draft.js';
import type { FieldPath, FieldValues } from './policy/field-path.js';
import type { FormModel } from './policy/form-model.js';
import type { Snapshot, Trouble } from './submission/snapshot.js';
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
  /** Starts, or after a correction goes on with, the one submission of a draft. */
  'submission.start': { input: { draftId: DraftId }; output: Snapshot };
  'submission.get': { input: { draftId: DraftId }; output: Snapshot | null };
  'submission.resume': { input: { draftId: DraftId }; output: Snapshot };
  'submission.evaluate': { input: { draftId: DraftId }; output: Snapshot };
  'submission.cancel': { input: { draftId: DraftId }; output: Snapshot };
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

/** News without a question. */
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
  | 'policy-unreadable'
  | 'out-of-reach';

export interface PreflightCause extends Trouble {
  readonly problem: PreflightProblem;
  /** What to do about it. */
  readonly cure: string;
  /** Where to do it, e.g. Twilio's Console. */
  readonly cureUrl?: string;
}

/** One business as a list shows it. */
export interface ProfileRow {
  readonly bundleSid?: Sid<'BU'>;
  readonly draftId?: DraftId;
  readonly name: string;
  /** The submission's status, the bundle's where we did not submit it, or `draft`. */
  readonly status: Snapshot['status'] | 'draft' | 'unknown';
  /** One sentence: why it waits or what to do. */
  readonly note?: string;
  /** ISO 8601. */
  readonly updatedAt: string;
}

export interface ProfilePage {
  readonly rows: readonly ProfileRow[];
  readonly cursor?: string;
  /** ISO 8601: when the rows were last read from Twilio; absent when never. */
  readonly readAt?: string;
  readonly refreshing: boolean;
  readonly trouble?: Trouble;
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
