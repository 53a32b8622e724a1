import * as v from 'valibot';
import type { OwnCommandName, OwnInput } from './own-commands.js';

const none = v.strictObject({});
const short = v.pipe(v.string(), v.maxLength(200));
const origin = v.pipe(short, v.url());

/** The shape of every input that only our own pages may send. */
export const OWN_COMMAND_INPUTS = {
  'accounts.get': none,
  'accounts.save': v.strictObject({
    accountSid: short,
    username: short,
    secret: short,
    sandbox: v.exactOptional(origin),
  }),
  'accounts.remove': none,
  'sites.list': none,
  'sites.connect': v.strictObject({ origin, tabId: v.exactOptional(v.number()) }),
  'sites.disconnect': v.strictObject({ origin }),
  'consent.get': v.strictObject({ id: short }),
  'consent.answer': v.strictObject({ id: short, allow: v.boolean() }),
  'storage.acknowledge': none,
} satisfies { [C in OwnCommandName]: v.GenericSchema<unknown, OwnInput<C>> };
