import { ADDRESS_SIDS, chosenAddress } from '../../policy/postal-address.js';
import {
  createSupportingDocument,
  listSupportingDocuments,
  updateSupportingDocument,
} from '../../trusthub/supporting-documents.js';
import { addressRoleOf } from '../plan.js';
import type { StepContext } from '../step-context.js';
import {
  bodyOf,
  markFor,
  nameFor,
  roleOf,
  sectionFor,
  sidOfRole,
  typeOf,
} from '../step-context.js';
import type { Step } from '../submission.js';
import { findByMark } from './find-by-mark.js';
import type { StepHandler } from './step-handler.js';

export const createDocumentStep: StepHandler = {
  async run(context, step) {
    const document = await createSupportingDocument(context.client, {
      friendlyName: nameFor(context, roleOf(step)),
      type: typeOf(context, step),
      attributes: attributesOf(context, step),
    });
    return { sid: document.sid };
  },
  adopt: (context, step) =>
    findByMark(listSupportingDocuments(context.client), markFor(context, roleOf(step))),
};

/** Sends all attributes; sending them twice leaves the same. */
export const updateDocumentStep: StepHandler = {
  async run(context, step) {
    const documentSid = sidOfRole(context, 'RD', step.role);
    await updateSupportingDocument(context.client, documentSid, attributesOf(context, step));
    return {};
  },
};

/** With the address that the account had, or the one that an earlier step made. */
function attributesOf(context: StepContext, step: Step): Readonly<Record<string, string>> {
  const addressRole = addressRoleOf(roleOf(step));
  const made = context.submission.steps.some((other) => other.role === addressRole);
  const address =
    chosenAddress(sectionFor(context, step), context.frozen.values) ||
    (made && sidOfRole(context, 'AD', addressRole));
  return { ...bodyOf(context, step), ...(address && { [ADDRESS_SIDS]: address }) };
}
