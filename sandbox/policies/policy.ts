/** Which of Twilio's two sorts of bundles a policy is for; their collections' names in its API. */
export type BundleKind = 'CustomerProfiles' | 'TrustProducts';

/** The shape of `requirements` as Twilio publishes it; its own names are kept. */
export interface EndUserRequirement {
  readonly url: string;
  readonly fields: readonly string[];
  readonly type: string;
  readonly name: string;
  readonly requirement_name: string;
}

export interface AcceptedDocument {
  readonly url: string;
  readonly fields: readonly string[];
  readonly type: string;
  readonly name: string;
}

export interface DocumentRequirement {
  readonly description: string;
  readonly type: 'document';
  readonly name: string;
  readonly accepted_documents: readonly AcceptedDocument[];
  readonly requirement_name: string;
}

export interface SupportingBundleRequirement {
  readonly type: string;
  readonly name: string;
  readonly requirement_name: string;
}

export interface Requirements {
  readonly end_user: readonly EndUserRequirement[];
  readonly supporting_trust_products: readonly SupportingBundleRequirement[];
  readonly supporting_document: readonly (readonly DocumentRequirement[])[];
  readonly supporting_customer_profiles: readonly SupportingBundleRequirement[];
}

/** Where an evaluation's words for a policy differ from what its names would give. */
export interface PolicyWording {
  /** `requirement_friendly_name` by requirement_name. */
  readonly requirements?: Readonly<Record<string, string>>;
  /** A field's `friendly_name` by machine name. */
  readonly fields?: Readonly<Record<string, string>>;
  /** A missing field's `failure_reason` by `requirement_name.machine_name`. */
  readonly missing?: Readonly<Record<string, string>>;
}

export interface Policy {
  readonly sid: string;
  readonly friendly_name: string;
  readonly requirements: Requirements;
  /** Decides which gates a bundle of it passes; not part of the API. */
  readonly role: 'primary' | 'secondary' | 'other';
  /** The machine name by which other policies ask for a bundle of this one. */
  readonly bundleType: string;
  readonly wording?: PolicyWording;
  /** The one kind of bundle that it is for; absent where nobody said. */
  readonly kind?: BundleKind;
}
