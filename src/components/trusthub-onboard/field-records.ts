import type { FieldPath, FieldValues } from '../../core/policy/field-path.js';

/** Something about each of some fields. */
export type Fields<T> = Readonly<Record<FieldPath, T>>;

/** Characters of changes in one save: a bridge lets no message through that is longer than 64 kB. */
const LONGEST_SAVE = 40_000;

export const keys = (record: object): FieldPath[] => Object.keys(record) as FieldPath[];

export const entries = <T>(record: Fields<T>): [FieldPath, T][] =>
  Object.entries(record) as [FieldPath, T][];

export const isEmpty = (record: object): boolean => Object.keys(record).length === 0;

export function omit<T>(record: Fields<T>, paths: readonly FieldPath[]): Fields<T> {
  const rest: Record<FieldPath, T> = { ...record };
  for (const path of paths) delete rest[path];
  return rest;
}

/** As many changes as fit into one message, one at least. */
export function upToMost(changes: FieldValues): FieldValues {
  let length = 0;
  return Object.fromEntries(
    entries(changes).filter(([path, value], index) => {
      length += JSON.stringify([path, value]).length;
      return index === 0 || length <= LONGEST_SAVE;
    }),
  );
}
