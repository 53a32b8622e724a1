import {
  createSupportingDocument,
  listSupportingDocuments,
} from '../../trusthub/supporting-documents.js';
import { addressRoleOf } from '../plan.js';
import { bodyOf, markFor, nameFor, roleOf, sidOfRole, typeOf } from '../step-context.js';
import { findByMark } from './find-by-mark.js';
import type { StepHandler } from './step-handler.js';

export const createDocumentStep: StepHandler = {
  async run(context, step) {
    const addressRole = addressRoleOf(roleOf(step));
    const hasAddress = context.submission.steps.some((other) => other.role === addressRole);
    const document = await createSupportingDocument(context.client, {
      friendlyName: nameFor(context, roleOf(step)),
      type: typeOf(context, step),
      attributes: {
        ...bodyOf(context, step),
        ...(hasAddress && { address_sids: sidOfRole(context, 'AD', addressRole) }),
      },
    });
    return { sid: document.sid };
  },
  adopt: (context, step) =>
    findByMark(listSupportingDocuments(context.client), markFor(context, roleOf(step))),
};
