import * as v from 'valibot';
import type { CommandName, Input } from '../core/commands.js';
import { isDraftId } from '../core/draft/draft-id.js';
import type { DraftId } from '../core/draft/draft.js';
import { LONGEST_VALUE, type FieldPath, type FieldValues } from '../core/policy/field-path.js';
import { isInMarks } from '../core/submission/mark.js';
import type { Sid } from '../core/trusthub/sid.js';
import { isSid } from '../core/trusthub/sid.js';

const MOST_FIELDS = 500;

const policySid = v.custom<Sid<'RN'>>((value) => isSid('RN', value), 'a policy SID');
const draftId = v.custom<DraftId>(isDraftId, 'a draft id');
const evaluationSid = v.custom<Sid<'EL'>>((value) => isSid('EL', value), 'an evaluation SID');
const numbers = v.pipe(
  v.array(v.custom<Sid<'PN'>>((value) => isSid('PN', value), 'a number SID')),
  v.maxLength(200),
);
const short = v.pipe(v.string(), v.maxLength(200));
const cursor = v.exactOptional(v.pipe(v.string(), v.regex(/^[\w.~:=+/-]{1,500}$/)));
const leftover = v.pipe(
  v.strictObject({ draftId, generation: v.number(), run: v.string() }),
  v.check(isInMarks, 'no name of a run'),
);
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
  'address.format': v.strictObject({ country: v.pipe(v.string(), v.regex(/^[A-Z]{2}$/)) }),
  'addresses.list': v.strictObject({ draftId, cursor }),
  'submission.start': draft,
  'submission.get': draft,
  'submission.resume': draft,
  'submission.evaluate': draft,
  'submission.cancel': draft,
  'submission.evaluations': v.strictObject({ draftId, cursor }),
  'submission.evaluation': v.strictObject({ draftId, evaluationSid }),
  'numbers.list': v.strictObject({ draftId, query: v.exactOptional(short), cursor }),
  'numbers.assign': v.strictObject({ draftId, numbers }),
  'numbers.remove': v.strictObject({ draftId, numbers }),
  'profile.get': draft,
  'profile.update': v.strictObject({
    draftId,
    changes: v.strictObject({
      name: v.exactOptional(short),
      email: v.exactOptional(v.pipe(v.string(), v.maxLength(320))),
      statusCallback: v.exactOptional(v.pipe(v.string(), v.maxLength(2_000))),
    }),
  }),
  'leftovers.list': none,
  'leftovers.remove': leftover,
  'leftovers.adopt': leftover,
  'policies.list': none,
  'profiles.list': v.strictObject({
    query: v.exactOptional(v.pipe(v.string(), v.maxLength(200))),
    cursor: v.exactOptional(v.pipe(v.string(), v.regex(/^\d{1,9}$/))),
    refresh: v.exactOptional(v.boolean()),
  }),
} satisfies { [C in CommandName]: v.GenericSchema<unknown, Input<C>> };
