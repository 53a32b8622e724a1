import { deserialize, serialize } from 'node:v8';
import type { Account } from '../model.js';
import { findPolicy } from '../policies/policy-list.js';
import { DataFileError } from './open-store.js';

/** The parts of an account in which objects live, by name. */
export type Shelf = 'bundles' | 'endUsers' | 'documents' | 'addresses' | 'numbers';

export const SHELVES: readonly Shelf[] = [
  'bundles',
  'endUsers',
  'documents',
  'addresses',
  'numbers',
];

export type Stored = Readonly<Record<string, unknown>> & { readonly sid: string };

export interface StoredObject {
  readonly account: string;
  readonly shelf: Shelf;
  /** Objects are listed in the order in which they were made. */
  readonly order: number;
  readonly object: Stored;
}

export const shelfOf = (account: Account, shelf: Shelf) =>
  account[shelf] as unknown as Map<string, Stored>;

const PARTS = ['entityAssignments', 'channelEndpointAssignments', 'evaluations'];

/** What lives inside a bundle and has a SID of its own. */
export const partsOf = (object: Stored): readonly { readonly sid: string }[] =>
  PARTS.flatMap((part) => (object[part] ?? []) as { sid: string }[]);

/** A policy is known by its SID: it belongs to the sandbox, not to the file. */
export function pack({ object, ...where }: StoredObject): Buffer {
  const { policy, ...rest } = object as { policy?: { sid: string }; sid: string };
  return serialize({ ...where, object: policy ? { ...rest, policySid: policy.sid } : rest });
}

export function unpack(bytes: Buffer): StoredObject {
  const stored = deserialize(bytes) as StoredObject;
  const { policySid, ...rest } = stored.object;
  if (policySid === undefined) return stored;
  const policy = findPolicy(String(policySid));
  if (!policy) {
    throw new DataFileError(`The data are of another version: no policy ${String(policySid)}.`);
  }
  return { ...stored, object: { ...rest, policy } as unknown as Stored };
}
