import { rfc2822Date } from '../dates.js';
import type { Answer, Call, Operation } from './operation.js';

/** The older API's collections lie below the account, and end in `.json`. */
type FlatName = 'Addresses' | 'IncomingPhoneNumbers';

interface FlatObject {
  readonly sid: string;
  readonly created: Date;
  readonly updated: Date;
}

/** How each object of the older API ends. */
export const flatEnd = ({ account }: Call, name: FlatName, object: FlatObject) => ({
  date_created: rfc2822Date(object.created),
  date_updated: rfc2822Date(object.updated),
  uri: `/2010-04-01/Accounts/${account.sid}/${name}/${object.sid}.json`,
});

/** What can be done with one of its collections. */
export function flatOperations(
  name: FlatName,
  verbs: Readonly<
    Record<'create' | 'list' | 'fetch' | 'update' | 'remove', (call: Call) => Answer>
  >,
): readonly Operation[] {
  const path = `/2010-04-01/Accounts/:account/${name}`;
  return [
    { method: 'POST', path: `${path}.json`, run: verbs.create },
    { method: 'GET', path: `${path}.json`, run: verbs.list },
    { method: 'GET', path: `${path}/:sid.json`, run: verbs.fetch },
    { method: 'POST', path: `${path}/:sid.json`, run: verbs.update },
    { method: 'DELETE', path: `${path}/:sid.json`, run: verbs.remove },
  ];
}
