import type { DBSchema, IDBPDatabase } from 'idb';
import { openDB } from 'idb';
import type { Draft, DraftId } from '../core/draft/draft.js';
import type { Cached } from '../core/host-ports.js';
import type { FrozenDraft } from '../core/submission/submission-journal.js';
import type { Submission } from '../core/submission/submission.js';
import { migrate, VERSION } from './migrations.js';

/** What is kept on this device. The only file that imports `idb`. */
export interface Schema extends DBSchema {
  drafts: { key: DraftId; value: Draft };
  submissions: { key: DraftId; value: Submission };
  /** What was typed, as it was sent: apart from the journal, which holds no personal data. */
  frozen: { key: DraftId; value: FrozenDraft };
  cache: { key: string; value: Cached };
  sites: { key: string; value: { origin: string; connectedAt: string } };
  /** About the database itself. */
  meta: { key: string; value: string };
}

export type Database = IDBPDatabase<Schema>;

/**
 * Opens the database, moving older data forward. An older tab is asked to close by
 * `versionchange`; until it has, opening waits. `gone`: the connection ended, by that or because
 * the browser broke it off.
 */
export function openDatabase(
  name = 'trusthub-onboard',
  gone: () => void = () => undefined,
): Promise<Database> {
  return openDB<Schema>(name, VERSION, {
    upgrade: (database, from, _to, transaction) => migrate(database, from, transaction),
    blocking: (_current, _blocked, event) => {
      (event.target as IDBDatabase).close();
      gone();
    },
    terminated: gone,
  });
}

/**
 * One connection for all who ask, until it ends; whoever asks then opens another. An opening that
 * failed is not remembered either.
 */
export function keptDatabase(
  open: (gone: () => void) => Promise<Database> = (gone) => openDatabase(undefined, gone),
): () => Promise<Database> {
  let kept: Promise<Database> | undefined;
  return () => {
    if (kept) return kept;
    const forget = (): void => {
      if (kept === opening) kept = undefined;
    };
    const opening = open(forget);
    kept = opening;
    opening.catch(forget);
    return opening;
  };
}

/**
 * A write that is on disk when it resolves: the browser's default since Chrome 121 only promises
 * that it will be, some time.
 */
export const STRICT = { durability: 'strict' } as const;
