/** Objects as Twilio answers them, with a few words of our own that the client does not read. */
export type Row = Record<string, unknown> & { sid: string; visible_at: number };

export const KINDS = [
  'CustomerProfiles',
  'TrustProducts',
  'EndUsers',
  'SupportingDocuments',
  'Addresses',
  'EntityAssignments',
  'ChannelEndpointAssignments',
  'Evaluations',
] as const;

export type Kind = (typeof KINDS)[number];

export const PREFIX: Readonly<Record<Kind, string>> = {
  CustomerProfiles: 'BU',
  TrustProducts: 'BU',
  EndUsers: 'IT',
  SupportingDocuments: 'RD',
  Addresses: 'AD',
  EntityAssignments: 'BV',
  ChannelEndpointAssignments: 'RA',
  Evaluations: 'EL',
};

export type Form = Readonly<Record<string, string>>;

export interface Request {
  readonly method: string;
  readonly path: string;
  readonly query: Form;
  readonly form: Form;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

export const refusal = (status: number, code: number, message = `Twilio says ${code}`): Answer => ({
  status,
  body: { code, message, status, more_info: `https://www.twilio.com/docs/errors/${code}` },
});

/** What cannot be undone, in order: the judge of every run. */
export interface Entry {
  readonly at: number;
  readonly what: 'created' | 'deleted' | 'updated' | 'submitted' | 'refused';
  readonly kind: Kind;
  readonly sid: string;
  /** Friendly name of an object; what an assignment assigns. */
  readonly name: string;
  /** Twilio's code, where it refused. */
  readonly code?: number;
}

/** What nobody outside Twilio knows for certain, or what a run wants to be difficult. */
export interface TwilioSettings {
  /** The answer to assigning what is assigned already. */
  repeatAssignment: 'refuse' | 'existing' | 'second';
  /** Whether the filter FriendlyName does anything. */
  nameFilter: 'exact' | 'ignored';
  /** The most that a page holds, whatever PageSize asks for. */
  largestPage: number;
  /** In which order lists come. */
  order: 'oldest' | 'newest';
  /** The status that the answer to a submit shows. */
  submitAnswer: 'pending-review' | 'in-review';
  /** What becomes of a profile that is submitted though it is not compliant. */
  noncompliantSubmit: 'reject' | 'refuse';
  /** Types of which one must be assigned for an evaluation to be compliant. */
  required: string[];
  /** Attribute values that an evaluation finds wrong. */
  wrongValues: string[];
}

export const USUAL: Readonly<TwilioSettings> = {
  repeatAssignment: 'refuse',
  nameFilter: 'exact',
  largestPage: 1_000,
  order: 'oldest',
  submitAnswer: 'in-review',
  noncompliantSubmit: 'reject',
  required: [],
  wrongValues: [],
};
