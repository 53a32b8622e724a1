export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

/** Tells `npm test` how a suite went; run by itself the suite just prints. */
export function reportCounts(counts: Counts): void {
  process.send?.(counts);
}

export const isCounts = (message: unknown): message is Counts =>
  typeof message === 'object' && message !== null && 'passed' in message && 'failed' in message;
