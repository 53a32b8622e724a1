import * as v from 'valibot';
import type { CommandName, Input } from '../core/commands.js';
import { isDraftId } from '../core/draft/draft-id.js';
import type { DraftId } from '../core/draft/draft.js';
import type { FieldPath, FieldValues } from '../core/policy/field-path.js';
import type { Sid } from '../core/trusthub/sid.js';
import { isSid } from '../core/trusthub/sid.js';

const MOST_FIELDS = 500;
const LONGEST_VALUE = 10_000;

const policySid = v.custom<Sid<'RN'>>((value) => isSid('RN', value), 'a policy SID');
const draftId = v.custom<DraftId>(isDraftId, 'a draft id');
const none = v.strictObject({});
const draft = v.strictObject({ draftId });

const changes = v.pipe(
  v.record(
    v.pipe(v.string(), v.regex(/^[\w-]+(\.[\w-]+)+$/), v.maxLength(200)),
    v.pipe(v.string(), v.maxLength(LONGEST_VALUE)),
  ),
  v.check((record) => Object.keys(record).length <= MOST_FIELDS, 'too many fields'),
  v.transform((record) => record as FieldValues & Record<FieldPath, string>),
);

/** The shape of every command's input. Anything else is refused before it reaches the domain. */
export const COMMAND_INPUTS = {
  preflight: v.strictObject({ policySid }),
  'form.open': v.strictObject({ policySid }),
  'draft.open': v.strictObject({ draftId: v.exactOptional(draftId), policySid }),
  'draft.save': v.strictObject({
    draftId,
    revision: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
    changes,
  }),
  'draft.list': none,
  'draft.remove': draft,
  'values.check': v.strictObject({ changes }),
  'submission.start': draft,
  'submission.get': draft,
  'submission.resume': draft,
  'submission.evaluate': draft,
  'submission.cancel': draft,
  'profiles.list': v.strictObject({
    query: v.exactOptional(v.pipe(v.string(), v.maxLength(200))),
    cursor: v.exactOptional(v.pipe(v.string(), v.regex(/^\d{1,9}$/))),
    refresh: v.exactOptional(v.boolean()),
  }),
} satisfies { [C in CommandName]: v.GenericSchema<unknown, Input<C>> };
