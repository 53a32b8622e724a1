/**
 * A Twilio string identifier: two letters that name the kind, then 32 hexadecimal digits.
 * `Sid<'BU'>` is a bundle, `Sid<'IT'>` an end user, and so on; the compiler keeps them apart.
 * Source: https://www.twilio.com/docs/glossary/what-is-a-sid
 */
export type Sid<Prefix extends string = string> = `${Prefix}${string}` & {
  readonly __sid: Prefix;
};

const SHAPE = /^[A-Za-z]{2}[0-9a-fA-F]{32}$/;

/** Whether `value` is a SID of the kind `prefix`. */
export function isSid<Prefix extends string>(prefix: Prefix, value: unknown): value is Sid<Prefix> {
  return typeof value === 'string' && value.startsWith(prefix) && SHAPE.test(value);
}

/** `value` as a SID of the kind `prefix`. Throws a TypeError that names the kind, not the value. */
export function sid<Prefix extends string>(prefix: Prefix, value: unknown): Sid<Prefix> {
  if (isSid(prefix, value)) return value;
  throw new TypeError(`Expected a ${prefix} SID: ${prefix} and 32 hexadecimal digits`);
}
