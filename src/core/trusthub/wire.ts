import * as v from 'valibot';
import type { Sid } from './sid.js';
import { isSid } from './sid.js';

/** A SID of one kind in an answer; another kind makes the answer unreadable. */
export const sidOf = <Prefix extends string>(prefix: Prefix) =>
  v.custom<Sid<Prefix>>((value) => isSid(prefix, value), `Expected a ${prefix} SID`);

/** Every property may be null in Twilio's description; for text that means empty. */
export const text = v.nullish(v.string(), '');

export const nullableText = v.nullish(v.nullable(v.string()), null);

/** Attributes of an end user or document: a flat record; anything else in it is kept as JSON. */
export const attributes = v.pipe(
  v.nullish(v.record(v.string(), v.unknown()), {}),
  v.transform((record): Readonly<Record<string, string>> => {
    const entries = Object.entries(record).map(([name, value]): [string, string] => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]);
    return Object.fromEntries(entries);
  }),
);
