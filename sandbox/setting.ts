/** Where a default comes from: Twilio's own pages, somebody's report, a guess, or our convenience. */
export type Basis = 'documented' | 'reported' | 'guessed' | 'ours';

export interface Setting<T> {
  readonly value: T;
  readonly basis: Basis;
  readonly reason: string;
  readonly accepts: (value: unknown) => boolean;
  /** What it takes, for a refusal and for the README. */
  readonly says: string;
}

/** One of a few values; the first is the default. */
export const oneOf = <const T extends string | number | boolean>(
  values: readonly [T, ...T[]],
  basis: Basis,
  reason: string,
): Setting<T> => ({
  value: values[0],
  basis,
  reason,
  accepts: (value) => values.includes(value as T),
  says: values.map((value) => JSON.stringify(value)).join(' or '),
});

const isCount = (value: unknown) =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) < 2 ** 31;

export const wholeNumber = (value: number, basis: Basis, reason: string): Setting<number> => ({
  value,
  basis,
  reason,
  accepts: isCount,
  says: 'a whole number from 0 on',
});

export const wholeNumbers = (
  value: readonly number[],
  basis: Basis,
  reason: string,
): Setting<readonly number[]> => ({
  value,
  basis,
  reason,
  accepts: (given) => Array.isArray(given) && given.length <= 20 && given.every(isCount),
  says: 'a list of at most 20 whole numbers',
});

/** The name of an attribute, or nothing. */
export const attributeName = (value: string, basis: Basis, reason: string): Setting<string> => ({
  value,
  basis,
  reason,
  accepts: (given) => typeof given === 'string' && /^\w{0,100}$/.test(given),
  says: 'the name of an attribute, or an empty text',
});

const entries = (value: unknown): [string, unknown][] | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value)
    : undefined;

/** A name for each of the given parts, none left out and none made up. */
export const namesFor = <P extends string>(
  value: Readonly<Record<P, string>>,
  basis: Basis,
  reason: string,
): Setting<Readonly<Record<P, string>>> => ({
  value,
  basis,
  reason,
  accepts: (given) => {
    const names = entries(given);
    return (
      names?.length === Object.keys(value).length &&
      names.every(([part, name]) => part in value && /^\w{1,100}$/.test(String(name)))
    );
  },
  says: `a name for each of ${Object.keys(value).join(', ')}`,
});

/** Codes in exchange for codes. */
export const codesForCodes = (
  basis: Basis,
  reason: string,
): Setting<Readonly<Record<string, number>>> => ({
  value: {},
  basis,
  reason,
  accepts: (given) =>
    entries(given)?.every(([code, other]) => /^\d{3,5}$/.test(code) && isCount(other)) ?? false,
  says: 'an object of codes by code, such as {"60711": 20409}',
});

export const hostNames = (
  value: readonly string[],
  basis: Basis,
  reason: string,
): Setting<readonly string[]> => ({
  value,
  basis,
  reason,
  accepts: (given) =>
    Array.isArray(given) &&
    given.every((name) => typeof name === 'string' && /^[\w.:[\]-]{1,253}$/.test(name)),
  says: 'a list of host names',
});
