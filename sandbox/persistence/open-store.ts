import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { open, type Key, type RootDatabase } from 'lmdb';

/** The file that was named cannot be a world; its message is one sentence for who named it. */
export class DataFileError extends Error {
  override readonly name = 'DataFileError';
}

/** LMDB's own, in the head of its first page. */
const MAGIC = Buffer.from([0xde, 0xc0, 0xef, 0xbe]);

/** LMDB trusts what it opens, and takes the process down where that is something else. */
function looksLikeStore(path: string): boolean {
  if (!existsSync(path)) return true;
  if (!statSync(path).isFile()) return false;
  const head = Buffer.alloc(64);
  const file = openSync(path, 'r');
  try {
    const length = readSync(file, head);
    return length === 0 || head.subarray(0, length).includes(MAGIC);
  } finally {
    closeSync(file);
  }
}

/** Opens the file at `path`, or makes it. Throws a `DataFileError`. */
export function openStore<K extends Key>(path: string): RootDatabase<Buffer, K> {
  if (!looksLikeStore(path)) throw new DataFileError(`${path} is not a file of the sandbox.`);
  try {
    return open({ path, noSubdir: true, encoding: 'binary', maxDbs: 1 });
  } catch (cause) {
    throw new DataFileError(`${path} cannot be opened.`, { cause });
  }
}
