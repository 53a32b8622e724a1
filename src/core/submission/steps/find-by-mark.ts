import type { Mark } from '../mark.js';
import { readMark, sameObject } from '../mark.js';
import type { StepResult } from './step-handler.js';

interface Marked {
  readonly sid: string;
  readonly friendlyName: string | null;
  /** ISO 8601; addresses do not tell. */
  readonly createdAt?: string | null;
}

/**
 * The object that bears the mark: the one that was known, if it is still there, since it may be
 * linked; else the oldest, or where nothing tells their age the first.
 */
export async function findByMark(
  objects: AsyncIterable<Marked> | Iterable<Marked>,
  mark: Mark,
  known?: string,
): Promise<StepResult | undefined> {
  const found: Marked[] = [];
  for await (const object of objects) {
    const theirs = readMark(object.friendlyName ?? '');
    if (theirs && sameObject(theirs, mark)) found.push(object);
  }
  if (known !== undefined && found.some(({ sid }) => sid === known)) return { sid: known };
  const [first] = found.toSorted((a, b) => (a.createdAt ?? '').localeCompare(b.createdAt ?? ''));
  return first && { sid: first.sid };
}
