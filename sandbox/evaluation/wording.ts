import { fieldName } from '../policies/field-name.js';
import type { Policy } from '../policies/policy.js';

const FIELD_LABELS: Readonly<Record<string, string>> = {
  email: 'Email Address',
  address_sids: 'address sids',
};

const withArticle = (noun: string) => `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;

const capital = (text: string) => text[0]!.toUpperCase() + text.slice(1);

export const fieldLabel = (policy: Policy, field: string) =>
  policy.wording?.fields?.[field] ?? FIELD_LABELS[field] ?? fieldName(field);

export const requirementLabel = (policy: Policy, requirementName: string) =>
  policy.wording?.requirements?.[requirementName] ?? fieldName(requirementName);

const add = 'Please add one to the regulatory bundle.';

export const endUserMissing = (name: string) =>
  `${capital(withArticle(name))} End-User is missing. ${add}`;

export const documentMissing = (name: string) => `${capital(withArticle(name))} is missing. ${add}`;

/** "Business Information" gives "on the Business information", not "information information". */
export const endUserFieldMissing = (label: string, endUserName: string) =>
  `The ${label} is missing. Please enter in ${withArticle(label)} on the ` +
  `${endUserName.replace(/ information$/i, '')} information.`;

export const documentFieldMissing = (label: string, documentName: string) =>
  `The ${label} is missing. Please enter in the ${label} shown on the ${documentName}.`;

export const documentFieldUnmatched = (label: string, documentName: string, endUserName: string) =>
  `The ${label} is missing. Or, it does not match the ${label} you entered within ` +
  `${endUserName.replace(/ information$/i, '')} information. Please enter in the ${label} shown ` +
  `on the ${documentName} or make sure both ${label} fields use the same exact inputs.`;

export const addressMissing = (documentName: string) =>
  `The Address is missing. Please enter in the address shown on the ${documentName}.`;
