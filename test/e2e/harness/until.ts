import { setTimeout as pause } from 'node:timers/promises';

const LIMIT = 15_000;
const INTERVAL = 40;

type Nothing = false | null | undefined | '' | 0;

/**
 * Waits until the condition gives something, and gives that. A condition that throws does not hold
 * yet: a page may be between two documents.
 */
export async function until<T>(
  what: string,
  condition: () => T | Promise<T>,
  limit = LIMIT,
): Promise<Exclude<T, Nothing>> {
  const deadline = Date.now() + limit;
  let last: unknown;
  while (Date.now() < deadline) {
    try {
      const value = await condition();
      if (value) return value as Exclude<T, Nothing>;
    } catch (error) {
      last = error;
    }
    await pause(INTERVAL);
  }
  throw new Error(`not within ${limit} ms: ${what}`, { cause: last });
}
