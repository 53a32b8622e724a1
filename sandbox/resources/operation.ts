import type { Account } from '../model.js';
import type { World } from '../world.js';

/** One authenticated request, as an operation sees it. */
export interface Call {
  readonly world: World;
  readonly account: Account;
  /** Without the query. */
  readonly path: string;
  /** The parts of the path that the operation's pattern names. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly form: URLSearchParams;
  /** Scheme and host by which the sandbox was asked: what its absolute URLs begin with. */
  readonly origin: string;
  /** For the ledger. */
  readonly touched: { created: string[]; updated: string[]; deleted: string[] };
}

export interface Answer {
  readonly status: number;
  /** Absent where the body is empty. */
  readonly json?: unknown;
}

export interface Operation {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** As Fastify writes it: `/v1/EndUsers/:sid`. */
  readonly path: string;
  /** Never waits: what one call changes, no other call sees half done. */
  readonly run: (call: Call) => Answer;
}

/** Objects in the order in which the account lists them, those left out that are too new to be seen. */
export function listed<T extends { readonly created: Date }>(
  { world }: Call,
  objects: Iterable<T>,
): T[] {
  const { listLag, listOrder } = world.settings;
  const seen = Date.now() - listLag;
  const oldestFirst = [...objects].filter(({ created }) => created.getTime() <= seen);
  return listOrder === 'newest-first' ? oldestFirst.toReversed() : oldestFirst;
}
