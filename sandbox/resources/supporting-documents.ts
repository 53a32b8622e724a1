import { ApiError } from '../api-error.js';
import { isoDate } from '../dates.js';
import { readAttributes, required } from '../form.js';
import { holdersOf, refuseIfHeld, unassign } from '../gates.js';
import type { SupportingDocument } from '../model.js';
import { answerPage } from '../paging.js';
import { isSupportingDocumentType } from '../policies/object-types.js';
import { newSid } from '../sid.js';
import { found } from './found.js';
import { listed, type Answer, type Call, type Operation } from './operation.js';

const PATH = '/v1/SupportingDocuments';

function render({ account, origin }: Call, document: SupportingDocument) {
  return {
    sid: document.sid,
    account_sid: account.sid,
    friendly_name: document.friendlyName,
    mime_type: null,
    status: document.status,
    type: document.type,
    attributes: document.attributes,
    date_created: isoDate(document.created),
    date_updated: isoDate(document.updated),
    url: `${origin}${PATH}/${document.sid}`,
  };
}

const find = (call: Call): SupportingDocument => found(call, call.account.documents);

function create(call: Call): Answer {
  const { account, form, touched } = call;
  const type = form.get('Type') ?? '';
  const friendlyName = form.get('FriendlyName') ?? '';
  if (!isSupportingDocumentType(type)) {
    throw new ApiError(400, 22210, 'Cannot create a Supporting Document with no Type');
  }
  if (friendlyName.trim() === '') {
    throw new ApiError(400, 22211, 'Cannot create a Supporting Document with no FriendlyName');
  }
  const attributes = readAttributes(form) ?? {};
  const now = new Date();
  const document: SupportingDocument = {
    sid: newSid('RD'),
    type,
    friendlyName,
    attributes,
    status: 'DRAFT',
    created: now,
    updated: now,
  };
  account.documents.set(document.sid, document);
  touched.created.push(document.sid);
  return { status: 201, json: render(call, document) };
}

/** Attributes are replaced as a whole, as an end user's are. */
function update(call: Call): Answer {
  const { account, form, touched, world } = call;
  const document = find(call);
  const friendlyName = form.has('FriendlyName') ? required(form, 'FriendlyName') : undefined;
  const attributes = readAttributes(form);
  refuseIfHeld(account, document.sid, world.settings);
  document.friendlyName = friendlyName ?? document.friendlyName;
  document.attributes = attributes ?? document.attributes;
  document.updated = new Date();
  touched.updated.push(document.sid);
  return { status: 200, json: render(call, document) };
}

function remove(call: Call): Answer {
  const { account, touched, world } = call;
  const { deleteAssigned, deleteUnderReview } = world.settings;
  const { sid, status } = find(call);
  if (deleteUnderReview === 'refuse' && status === 'PENDING_REVIEW') {
    throw new ApiError(400, 21646, 'Supporting Document is not eligible for deletion');
  }
  if (deleteAssigned === 'refuse' && holdersOf(account, sid).length > 0) {
    throw new ApiError(
      400,
      21645,
      'Supporting Document cannot be deleted due to active Regulatory Bundle assignment',
    );
  }
  account.documents.delete(sid);
  touched.deleted.push(sid, ...unassign(account, sid));
  return { status: 204 };
}

export const supportingDocumentOperations: readonly Operation[] = [
  { method: 'POST', path: PATH, run: create },
  {
    method: 'GET',
    path: PATH,
    run: (call) =>
      answerPage(call, listed(call, call.account.documents.values()), (one) => render(call, one)),
  },
  {
    method: 'GET',
    path: `${PATH}/:sid`,
    run: (call) => ({ status: 200, json: render(call, find(call)) }),
  },
  { method: 'POST', path: `${PATH}/:sid`, run: update },
  { method: 'DELETE', path: `${PATH}/:sid`, run: remove },
];
