import type {
  AcceptedDocument,
  DocumentRequirement,
  EndUserRequirement,
  Requirements,
} from './policy.js';

/** An end user whose requirement is named as its type, which is so in every Trust Hub policy. */
export const endUser = (
  type: string,
  name: string,
  fields: readonly string[],
  requirement_name = type,
): EndUserRequirement => ({ url: `/EndUserTypes/${type}`, fields, type, name, requirement_name });

export const accepted = (
  type: string,
  name: string,
  fields: readonly string[],
): AcceptedDocument => ({ url: `/SupportingDocumentTypes/${type}`, fields, type, name });

export const document = (
  requirement_name: string,
  name: string,
  description: string,
  accepted_documents: readonly AcceptedDocument[],
): DocumentRequirement => ({
  description,
  type: 'document',
  name,
  accepted_documents,
  requirement_name,
});

/** Twilio writes "no documents" as one empty inner list. */
export const NOTHING_REQUIRED: Requirements = {
  end_user: [],
  supporting_trust_products: [],
  supporting_document: [[]],
  supporting_customer_profiles: [],
};
