import { ADDRESS_SIDS, chosenAddress } from '../../policy/postal-address.js';
import type { SupportingDocument } from '../../trusthub/supporting-documents.js';
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
  async adopt(context, step) {
    const documents: SupportingDocument[] = [];
    for await (const document of listSupportingDocuments(context.client)) documents.push(document);
    const found = await findByMark(documents, markFor(context, roleOf(step)), step.sid);
    const document = documents.find(({ sid }) => sid === found?.sid);
    // Its address may have been made anew since.
    const address = addressFor(context, step);
    if (document && address && document.attributes[ADDRESS_SIDS] !== address)
      await updateSupportingDocument(context.client, document.sid, attributesOf(context, step));
    return found;
  },
};

/** Sends all attributes; sending them twice leaves the same. */
export const updateDocumentStep: StepHandler = {
  async run(context, step) {
    const documentSid = sidOfRole(context, 'RD', step.role);
    await updateSupportingDocument(context.client, documentSid, attributesOf(context, step));
    return {};
  },
};

/** With the address that it is about, where it is about one. */
function attributesOf(context: StepContext, step: Step): Readonly<Record<string, string>> {
  const address = addressFor(context, step);
  return { ...bodyOf(context, step), ...(address && { [ADDRESS_SIDS]: address }) };
}

/** The one of the account that was chosen, else what an earlier step made. */
function addressFor(context: StepContext, step: Step): string | undefined {
  const addressRole = addressRoleOf(roleOf(step));
  const made = context.submission.steps.some((other) => other.role === addressRole);
  const chosen = chosenAddress(sectionFor(context, step), context.frozen.values);
  return chosen || (made ? sidOfRole(context, 'AD', addressRole) : undefined);
}
