import { isoDate } from '../dates.js';
import { readAttributes, required } from '../form.js';
import { refuseIfHeld, unassign } from '../gates.js';
import type { Account, EndUser } from '../model.js';
import { answerPage } from '../paging.js';
import { newSid } from '../sid.js';
import { found } from './found.js';
import { listed, type Answer, type Call, type Operation } from './operation.js';

/** What has a type and attributes of that type, and how that differs from the other thing that has. */
export interface AttributedResource<T extends EndUser> {
  readonly name: 'EndUsers' | 'SupportingDocuments';
  readonly sidPrefix: 'IT' | 'RD';
  of(account: Account): Map<string, T>;
  /** What a request asks to make. Throws why it may not be. */
  read(form: URLSearchParams): Pick<EndUser, 'type' | 'friendlyName'>;
  /** A new one, with what only this kind has. */
  made(one: EndUser): T;
  /** What Twilio shows of it beside what both kinds have. */
  shown(one: T): object;
  /** Throws where it may not be deleted now. */
  refuseRemoval(call: Call, one: T): void;
}

/** Create, list, fetch, update and delete. */
export function attributedOperations<T extends EndUser>(
  resource: AttributedResource<T>,
): readonly Operation[] {
  const path = `/v1/${resource.name}`;

  const render = ({ account, origin }: Call, one: T) => ({
    sid: one.sid,
    account_sid: account.sid,
    friendly_name: one.friendlyName,
    ...resource.shown(one),
    type: one.type,
    attributes: one.attributes,
    date_created: isoDate(one.created),
    date_updated: isoDate(one.updated),
    url: `${origin}${path}/${one.sid}`,
  });

  const find = (call: Call): T => found(call, resource.of(call.account));

  const create = (call: Call): Answer => {
    const { account, form, touched } = call;
    const asked = resource.read(form);
    const attributes = readAttributes(form) ?? {};
    const now = new Date();
    const sid = newSid(resource.sidPrefix);
    const one = resource.made({ sid, ...asked, attributes, created: now, updated: now });
    resource.of(account).set(sid, one);
    touched.created.push(sid);
    return { status: 201, json: render(call, one) };
  };

  const list = (call: Call): Answer =>
    answerPage(call, listed(call, resource.of(call.account).values()), (one) => render(call, one));

  const fetch = (call: Call): Answer => ({ status: 200, json: render(call, find(call)) });

  /** Attributes are replaced as a whole: what is not sent again is gone. */
  const update = (call: Call): Answer => {
    const { account, form, touched, world } = call;
    const one = find(call);
    const friendlyName = form.has('FriendlyName') ? required(form, 'FriendlyName') : undefined;
    const attributes = readAttributes(form);
    refuseIfHeld(account, one.sid, world.settings);
    one.friendlyName = friendlyName ?? one.friendlyName;
    one.attributes = attributes ?? one.attributes;
    one.updated = new Date();
    touched.updated.push(one.sid);
    return { status: 200, json: render(call, one) };
  };

  const remove = (call: Call): Answer => {
    const { account, touched } = call;
    const one = find(call);
    resource.refuseRemoval(call, one);
    resource.of(account).delete(one.sid);
    touched.deleted.push(one.sid, ...unassign(account, one.sid));
    return { status: 204 };
  };

  return [
    { method: 'POST', path, run: create },
    { method: 'GET', path, run: list },
    { method: 'GET', path: `${path}/:sid`, run: fetch },
    { method: 'POST', path: `${path}/:sid`, run: update },
    { method: 'DELETE', path: `${path}/:sid`, run: remove },
  ];
}
