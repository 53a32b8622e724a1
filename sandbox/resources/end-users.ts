import { ApiError } from '../api-error.js';
import { isoDate } from '../dates.js';
import { readAttributes, required } from '../form.js';
import { holdersOf, refuseIfHeld, unassign } from '../gates.js';
import type { EndUser } from '../model.js';
import { answerPage } from '../paging.js';
import { isEndUserType } from '../policies/object-types.js';
import { newSid } from '../sid.js';
import { found } from './found.js';
import { listed, type Answer, type Call, type Operation } from './operation.js';

const PATH = '/v1/EndUsers';

function render({ account, origin }: Call, endUser: EndUser) {
  return {
    sid: endUser.sid,
    account_sid: account.sid,
    friendly_name: endUser.friendlyName,
    type: endUser.type,
    attributes: endUser.attributes,
    date_created: isoDate(endUser.created),
    date_updated: isoDate(endUser.updated),
    url: `${origin}${PATH}/${endUser.sid}`,
  };
}

const find = (call: Call): EndUser => found(call, call.account.endUsers);

function create(call: Call): Answer {
  const { account, form, touched } = call;
  const friendlyName = required(form, 'FriendlyName');
  const type = required(form, 'Type');
  if (!isEndUserType(type)) throw new ApiError(400, 22212, 'Invalid End-User Type in request');
  const attributes = readAttributes(form) ?? {};
  const now = new Date();
  const endUser: EndUser = {
    sid: newSid('IT'),
    type,
    friendlyName,
    attributes,
    created: now,
    updated: now,
  };
  account.endUsers.set(endUser.sid, endUser);
  touched.created.push(endUser.sid);
  return { status: 201, json: render(call, endUser) };
}

/** Attributes are replaced as a whole: what is not sent again is gone. */
function update(call: Call): Answer {
  const { account, form, touched, world } = call;
  const endUser = find(call);
  const friendlyName = form.has('FriendlyName') ? required(form, 'FriendlyName') : undefined;
  const attributes = readAttributes(form);
  refuseIfHeld(account, endUser.sid, world.settings);
  endUser.friendlyName = friendlyName ?? endUser.friendlyName;
  endUser.attributes = attributes ?? endUser.attributes;
  endUser.updated = new Date();
  touched.updated.push(endUser.sid);
  return { status: 200, json: render(call, endUser) };
}

function remove(call: Call): Answer {
  const { account, touched, world } = call;
  const { sid } = find(call);
  if (world.settings.deleteAssigned === 'refuse' && holdersOf(account, sid).length > 0) {
    throw new ApiError(
      400,
      21644,
      'End-User cannot be deleted due to an active assignment to a Bundle',
    );
  }
  account.endUsers.delete(sid);
  touched.deleted.push(sid, ...unassign(account, sid));
  return { status: 204 };
}

export const endUserOperations: readonly Operation[] = [
  { method: 'POST', path: PATH, run: create },
  {
    method: 'GET',
    path: PATH,
    run: (call) =>
      answerPage(call, listed(call, call.account.endUsers.values()), (one) => render(call, one)),
  },
  {
    method: 'GET',
    path: `${PATH}/:sid`,
    run: (call) => ({ status: 200, json: render(call, find(call)) }),
  },
  { method: 'POST', path: `${PATH}/:sid`, run: update },
  { method: 'DELETE', path: `${PATH}/:sid`, run: remove },
];
