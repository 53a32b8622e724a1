import type { DraftId } from './draft/draft.js';
import type { Snapshot, Trouble } from './submission/snapshot.js';
import type { BundleKind } from './trusthub/bundles.js';
import type { Sid } from './trusthub/sid.js';

// What our own pages are told of the account: lists, details, and what became of changes.

/** A part of a list, and where the next one begins. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly cursor?: string;
}

/** One business as a list shows it. */
export interface ProfileRow {
  readonly bundleSid?: Sid<'BU'>;
  readonly draftId?: DraftId;
  /** What it is for; a form is opened with it. */
  readonly policySid?: Sid<'RN'>;
  /** Which sort of bundle it is; absent: a customer profile. */
  readonly bundleKind?: BundleKind;
  readonly name: string;
  /** The submission's status, the bundle's where we did not submit it, or `draft`. */
  readonly status: Snapshot['status'] | 'draft' | 'unknown';
  /** One sentence: why it waits or what to do. */
  readonly note?: string;
  /** ISO 8601: until when the approval holds, where Twilio named a date. */
  readonly validUntil?: string;
  /** ISO 8601. */
  readonly updatedAt: string;
}

export interface ProfilePage extends Page<ProfileRow> {
  /** ISO 8601: when the rows were last read from Twilio; absent when never. */
  readonly readAt?: string;
  readonly refreshing: boolean;
  readonly trouble?: Trouble;
  /** What the person must know of this device, until our own page says that it was seen. */
  readonly notice?: string;
}

export type EvaluationPage = Page<EvaluationSummary>;

export interface EvaluationSummary {
  readonly sid: Sid<'EL'>;
  readonly status: 'compliant' | 'noncompliant';
  /** ISO 8601. */
  readonly createdAt: string | null;
}

export type AddressPage = Page<AddressRow>;

/** An address of the account, as Twilio has it. */
export interface AddressRow {
  readonly sid: Sid<'AD'>;
  /** Whose it is. */
  readonly customer: string;
  readonly street: string;
  readonly streetSecondary: string;
  readonly city: string;
  readonly region: string;
  readonly postalCode: string;
  readonly isoCountry: string;
}

export type NumberPage = Page<NumberRow>;

/** A phone number of the account. */
export interface NumberRow {
  readonly sid: Sid<'PN'>;
  /** E.164. */
  readonly phoneNumber: string;
  readonly name: string;
  /** This draft's profile has it. */
  readonly assigned: boolean;
}

export interface NumberResult {
  readonly sid: Sid<'PN'>;
  readonly ok: boolean;
  readonly trouble?: Trouble;
  /** The profile that has it instead (70003). */
  readonly holder?: { readonly bundleSid: Sid<'BU'>; readonly name?: string };
}

/** Name, e-mail and callback of a profile; the mark in its name is kept and not shown. */
export interface ProfileDetails {
  readonly bundleSid: Sid<'BU'>;
  readonly name: string;
  readonly email: string;
  readonly statusCallback: string;
  readonly status: string;
  /** ISO 8601. */
  readonly validUntil: string | null;
}

export interface ProfileChanges {
  readonly name?: string;
  readonly email?: string;
  readonly statusCallback?: string;
}

/** Which device's run, by the marks of its objects. */
export interface LeftoverName {
  readonly draftId: DraftId;
  readonly generation: number;
  readonly run: string;
}

export interface Leftover extends LeftoverName {
  /** As the objects are called. */
  readonly name: string;
  readonly bundleSid?: Sid<'BU'>;
  /** Twilio's word for the profile's status; only a draft, or what has no profile, can be removed. */
  readonly bundleStatus?: string;
  readonly objects: {
    readonly endUsers: number;
    readonly documents: number;
    readonly addresses: number;
    readonly profiles: number;
  };
  /** ISO 8601: when the newest of them was made, where Twilio tells. */
  readonly createdAt: string | null;
  readonly removable: boolean;
}
