/** Waits between tries: base, doubled each time, up to a cap, with full jitter. */
export interface BackoffOptions {
  readonly base: number;
  readonly cap: number;
}

/**
 * Milliseconds before try number `attempt` (1 = the first repeat). A wait that the server asked
 * for is taken as it is, without jitter.
 */
export function backoff(
  attempt: number,
  { base, cap }: BackoffOptions,
  retryAfter: number | undefined,
  random: () => number = Math.random,
): number {
  if (retryAfter !== undefined) return retryAfter;
  const ceiling = Math.min(cap, base * 2 ** (attempt - 1));
  // Never zero: a jitter of nothing would hammer a server that asked for mercy.
  return Math.max(base / 2, Math.round(ceiling * random()));
}
