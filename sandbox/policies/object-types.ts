import { inventedSid } from './invented-sid.js';
import { POLICIES } from './policy-list.js';
import { fieldName } from './field-name.js';

/** An EndUserType or a SupportingDocumentType, without its URL. */
export interface ObjectType {
  readonly sid: string;
  readonly friendly_name: string;
  readonly machine_name: string;
  readonly fields: readonly {
    readonly machine_name: string;
    readonly friendly_name: string;
    readonly constraint: 'String' | 'List';
  }[];
}

/** Known of this type, though no policy here asks for it. */
const MORE_DOCUMENTS: readonly [string, readonly string[]][] = [
  [
    'government_issued_proof_of_authorized_representative',
    ['first_name', 'last_name', 'business_name'],
  ],
];

const FRIENDLY_NAMES: Readonly<Record<string, string>> = {
  authorized_representative_1: 'Authorized Representative one',
  authorized_representative_2: 'Authorized Representative two',
  customer_profile_address: 'Customer profile address',
  government_issued_proof_of_authorized_representative:
    'Government Issued Identity certifying proof of being an authorized representative of a company',
};

const objectType = ([machine_name, fields]: [string, ReadonlySet<string>]): ObjectType => ({
  sid: inventedSid('OY', `type ${machine_name}`),
  friendly_name: FRIENDLY_NAMES[machine_name] ?? fieldName(machine_name),
  machine_name,
  fields: [...fields].map((field) => ({
    machine_name: field,
    friendly_name: fieldName(field),
    constraint: field === 'address_sids' ? 'List' : 'String',
  })),
});

/** One type for each machine name, with every field that some policy wants of it. */
function gather(uses: readonly (readonly [string, readonly string[]])[]): readonly ObjectType[] {
  const fields = new Map<string, Set<string>>();
  for (const [type, names] of uses) {
    fields.set(type, new Set([...(fields.get(type) ?? []), ...names]));
  }
  return [...fields].map(objectType);
}

export const END_USER_TYPES = gather(
  POLICIES.flatMap((policy) =>
    policy.requirements.end_user.map(({ type, fields }) => [type, fields] as const),
  ),
);

export const SUPPORTING_DOCUMENT_TYPES = gather([
  ...POLICIES.flatMap((policy) => policy.requirements.supporting_document.flat())
    .flatMap((requirement) => requirement.accepted_documents)
    .map(({ type, fields }) => [type, fields] as const),
  ...MORE_DOCUMENTS,
]);

export const isEndUserType = (name: string) =>
  END_USER_TYPES.some((type) => type.machine_name === name);

export const isSupportingDocumentType = (name: string) =>
  SUPPORTING_DOCUMENT_TYPES.some((type) => type.machine_name === name);
