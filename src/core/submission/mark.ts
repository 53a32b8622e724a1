import type { DraftId } from '../draft/draft.js';
import { DRAFT_ID, randomBase32 } from '../draft/draft-id.js';

/**
 * The API has no idempotency keys, so every object we create carries a mark in its friendly name:
 * `<label> · th1.<draft>.<generation>.<run>.<role>`. By it an object is found again after an
 * answer was lost. No personal data but the label, which the account's owner sees anyway.
 */
export interface Mark {
  readonly draftId: DraftId;
  /** Grows with each cancel, so that leftovers of a cancelled run are never adopted. */
  readonly generation: number;
  /** Which device's run: only its own objects may it ever delete. */
  readonly run: string;
  readonly role: Role;
}

/** `p` profile, `a0` address, `u0…` end users and `d0…` documents in plan order. */
export type Role = 'p' | `a${number}` | `u${number}` | `d${number}`;

/** Friendly names of addresses end there; the others follow. */
const LONGEST = 64;
const SEPARATOR = ' · ';
const MARK = new RegExp(
  String.raw`th1\.(${DRAFT_ID})\.([1-9]\d{0,8})\.([0-9a-z]{4})\.(p|[aud]\d+)$`,
);

const SEGMENTER = new Intl.Segmenter();

export const newRun = (): string => randomBase32(4);

export const markOf = ({ draftId, generation, run, role }: Mark): string =>
  `th1.${draftId}.${generation}.${run}.${role}`;

/** The friendly name of an object: label cut to fit, whole characters only, then the mark. */
export function friendlyName(label: string, mark: Mark): string {
  const tail = SEPARATOR + markOf(mark);
  const room = LONGEST - tail.length;
  let head = '';
  for (const { segment } of SEGMENTER.segment(label.trim())) {
    if (head.length + segment.length > room) break;
    head += segment;
  }
  return head.trimEnd() + tail;
}

/** The mark at the end of a friendly name, if it has one of ours. */
export function readMark(name: string): Mark | undefined {
  const match = MARK.exec(name);
  if (!match) return undefined;
  const [, draftId, generation, run, role] = match;
  return {
    draftId: draftId as DraftId,
    generation: Number(generation),
    run: run as string,
    role: role as Role,
  };
}

/** Whether marks can say so: whatever is found by its mark can be named, and nothing else. */
export const isInMarks = (name: Omit<Mark, 'role'>): boolean => {
  const mark: Mark = { ...name, role: 'p' };
  const read = readMark(markOf(mark));
  return read !== undefined && sameObject(read, mark);
};

/** A friendly name as people should read it. */
export const labelOf = (name: string): string =>
  name.replace(new RegExp(`(${SEPARATOR})?${MARK.source}`), '');

/** Same draft, generation, run and role: two objects of which at most one may remain. */
export const sameObject = (a: Mark, b: Mark): boolean => markOf(a) === markOf(b);
