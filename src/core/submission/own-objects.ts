import type { MarkedKind, MarkedObject } from './marked-objects.js';
import { kindOf } from './marked-objects.js';
import type { Role } from './mark.js';
import type { Submission } from './submission.js';
import { isCancelled } from './submission.js';

/** What this very run made, in this generation or in one that was cancelled. */
export const isOwn = ({ mark }: MarkedObject, submission: Submission): boolean =>
  mark.draftId === submission.draftId &&
  mark.run === submission.run &&
  mark.generation <= submission.generation;

/** The SIDs that the run counts as its own, by role; none once it was cancelled. */
export function counted(submission: Submission): ReadonlyMap<Role, string> {
  if (isCancelled(submission)) return new Map();
  return made(submission);
}

/** The SIDs that its steps made or found, by role. */
export const made = ({ steps }: Submission): ReadonlyMap<Role, string> =>
  new Map(
    steps.flatMap(({ kind, role, sid }): [Role, string][] =>
      kind.startsWith('create-') && sid !== undefined ? [[role as Role, sid]] : [],
    ),
  );

export const madeOf = (submission: Submission, kind: MarkedKind): string[] =>
  [...made(submission)].filter(([role]) => kindOf(role) === kind).map(([, sid]) => sid);
