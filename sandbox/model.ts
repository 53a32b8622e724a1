/**
 * What lives in a sandbox account. Records are changed in place by the resources and by the review
 * engine, and turned into Twilio's JSON only on their way out.
 */
import type { EvaluationResult } from './evaluation/result.js';
import type { BundleKind, Policy } from './policies/policy.js';

export type { BundleKind };

const BUNDLE_STATUSES = [
  'draft',
  'pending-review',
  'in-review',
  'twilio-rejected',
  'twilio-approved',
] as const;

export type BundleStatus = (typeof BUNDLE_STATUSES)[number];

export const isBundleStatus = (text: string): text is BundleStatus =>
  BUNDLE_STATUSES.some((status) => status === text);

export type DocumentStatus = 'DRAFT' | 'PENDING_REVIEW' | 'REJECTED' | 'APPROVED';

export type Attributes = Record<string, unknown>;

export interface EndUser {
  readonly sid: string;
  readonly type: string;
  friendlyName: string;
  attributes: Attributes;
  readonly created: Date;
  updated: Date;
}

export interface SupportingDocument extends EndUser {
  status: DocumentStatus;
}

export interface Address {
  readonly sid: string;
  friendlyName: string | null;
  customerName: string;
  street: string;
  streetSecondary: string | null;
  city: string;
  region: string;
  postalCode: string;
  readonly isoCountry: string;
  emergencyEnabled: boolean;
  readonly created: Date;
  updated: Date;
}

export interface IncomingPhoneNumber {
  readonly sid: string;
  readonly phoneNumber: string;
  friendlyName: string;
  /** What was set of it, by the API's own names; the rest is as every number has it. */
  readonly properties: Record<string, string | boolean | null>;
  readonly created: Date;
  updated: Date;
}

export interface EntityAssignment {
  readonly sid: string;
  readonly objectSid: string;
  /** The machine name by which `ObjectType` filters; the API's answers do not show it. */
  readonly objectType: string;
  readonly created: Date;
}

export interface ChannelEndpointAssignment {
  readonly sid: string;
  readonly channelEndpointSid: string;
  readonly channelEndpointType: string;
  readonly created: Date;
}

export interface Evaluation {
  readonly sid: string;
  readonly policySid: string;
  readonly status: 'compliant' | 'noncompliant';
  readonly results: readonly EvaluationResult[];
  readonly created: Date;
}

/** Twilio's word for a customer profile and a trust product. */
export interface Bundle {
  readonly kind: BundleKind;
  readonly sid: string;
  readonly policy: Policy;
  /** The approved bundle of which this one is a provisional copy. */
  readonly copyOf?: string;
  friendlyName: string;
  email: string;
  statusCallback: string | null;
  status: BundleStatus;
  validUntil: Date | null;
  errors: readonly { readonly code: number }[] | null;
  readonly created: Date;
  updated: Date;
  entityAssignments: EntityAssignment[];
  channelEndpointAssignments: ChannelEndpointAssignment[];
  readonly evaluations: Evaluation[];
}

export interface Account {
  readonly sid: string;
  /** The account of which this one is a subaccount. */
  readonly parentSid: string | null;
  /** Whether its SID and token are test credentials, by which next to nothing can be called. */
  readonly isTest: boolean;
  readonly token: string;
  readonly keys: ReadonlyMap<string, string>;
  readonly bundles: Map<string, Bundle>;
  readonly endUsers: Map<string, EndUser>;
  readonly documents: Map<string, SupportingDocument>;
  readonly addresses: Map<string, Address>;
  readonly numbers: Map<string, IncomingPhoneNumber>;
}
