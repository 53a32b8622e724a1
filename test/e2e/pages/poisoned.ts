/** Keys under which Twilio, an account or a person has a say. */
const WORDS: ReadonlySet<string> = new Set(
  'title description label hint message advice requirement moreInfo cure cureUrl twilio name'.split(
    ' ',
  ),
);

/** The same with this word in the place of every other that is only to be read. */
export function poisoned<T>(value: T, word: string): T {
  if (Array.isArray(value)) return value.map((one) => poisoned(one, word)) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      typeof one === 'string' && WORDS.has(key) ? word : poisoned(one, word),
    ]),
  ) as T;
}
