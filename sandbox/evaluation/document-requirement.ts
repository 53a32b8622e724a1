import type { Address, EndUser, SupportingDocument } from '../model.js';
import type { AcceptedDocument, DocumentRequirement, Policy } from '../policies/policy.js';
import { textOf } from './field-rules.js';
import type { EvaluationResult, FieldOutcome } from './result.js';
import {
  addressMissing,
  documentFieldMissing,
  documentFieldUnmatched,
  documentMissing,
  fieldLabel,
  requirementLabel,
} from './wording.js';

export interface DocumentEvidence {
  readonly documents: readonly SupportingDocument[];
  readonly endUsers: readonly EndUser[];
  readonly addresses: ReadonlyMap<string, Address>;
}

type Complaint = readonly [code: number, reason: string] | undefined;

function addressComplaint(
  found: SupportingDocument | undefined,
  accepted: AcceptedDocument,
  { addresses }: DocumentEvidence,
): Complaint {
  const sids = textOf(found?.attributes['address_sids']).split(',').filter(Boolean);
  if (found && sids.length === 0) return [22219, 'Address sids list is empty'];
  const known = sids.length > 0 && sids.every((sid) => addresses.has(sid.trim()));
  return known ? undefined : [22219, addressMissing(accepted.name)];
}

/** A field that an end user has too must say the same on the document. */
function fieldComplaint(
  policy: Policy,
  requirementName: string,
  found: SupportingDocument | undefined,
  accepted: AcceptedDocument,
  field: string,
  { endUsers }: DocumentEvidence,
): Complaint {
  const label = fieldLabel(policy, field);
  const twin = policy.requirements.end_user.find(({ fields }) => fields.includes(field));
  const reason =
    policy.wording?.missing?.[`${requirementName}.${field}`] ??
    (twin
      ? documentFieldUnmatched(label, accepted.name, twin.name)
      : documentFieldMissing(label, accepted.name));
  const value = textOf(found?.attributes[field]);
  if (value === '') return [22217, reason];
  const typed = twin && endUsers.find(({ type }) => type === twin.type)?.attributes[field];
  return typed === undefined || textOf(typed) === value ? undefined : [22218, reason];
}

/** In how many requirements a policy accepts documents of a type. */
export const timesWanted = ({ requirements }: Policy, type: string): number =>
  requirements.supporting_document
    .flat()
    .filter(({ accepted_documents }) => accepted_documents.some((one) => one.type === type)).length;

/**
 * Any of the accepted documents will do, and of any option of those that share a name; where none is
 * assigned the first is asked for.
 */
export function checkDocument(
  policy: Policy,
  options: readonly DocumentRequirement[],
  evidence: DocumentEvidence,
): EvaluationResult {
  const { documents } = evidence;
  const { requirement_name } = options[0]!;
  const accepted_documents = options.flatMap((option) => option.accepted_documents);
  const accepted =
    accepted_documents.find(({ type }) => documents.some((document) => document.type === type)) ??
    accepted_documents[0]!;
  const complaintOf = (document: SupportingDocument | undefined, field: string): Complaint =>
    field === 'address_sids'
      ? addressComplaint(document, accepted, evidence)
      : fieldComplaint(policy, requirement_name, document, accepted, field, evidence);
  const ofType = documents.filter((document) => document.type === accepted.type);
  // The newest is judged; but where several requirements want the type, each may have its own.
  const meets = (document: SupportingDocument): boolean =>
    accepted.fields.every((field) => !complaintOf(document, field));
  const found =
    (timesWanted(policy, accepted.type) > 1 ? ofType.find(meets) : undefined) ?? ofType[0];
  const check = (field: string): FieldOutcome => {
    const complaint = complaintOf(found, field);
    const [error_code, failure_reason] = complaint ?? [null, null];
    return {
      object_field: field,
      friendly_name: fieldLabel(policy, field),
      error_code,
      failure_reason,
    };
  };
  return {
    friendly_name: accepted.name,
    object_type: accepted.type,
    failure_reason: found ? null : documentMissing(accepted.name),
    error_code: found ? null : 22216,
    fields: accepted.fields.map(check),
    requirement_friendly_name: requirementLabel(policy, requirement_name),
    requirement_name,
  };
}
