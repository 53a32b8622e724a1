import { createHash, randomBytes } from 'node:crypto';

const SHAPE = /^[A-Za-z]{2}[0-9a-fA-F]{32}$/;

/** Where the digits of new SIDs come from. */
export interface SidSource {
  /** How many were drawn: a world that goes on after a restart goes on from there. */
  drawn: number;
  next(): string;
}

export const randomSids = (): SidSource => ({
  drawn: 0,
  next: () => randomBytes(16).toString('hex'),
});

/** The nth SID of a seed is always the same. */
export const seededSids = (seed: number): SidSource => ({
  drawn: 0,
  next() {
    this.drawn++;
    return createHash('sha256').update(`${seed} ${this.drawn}`).digest('hex').slice(0, 32);
  },
});

let source: SidSource = randomSids();

/** While `action` runs, which never waits, new SIDs are drawn from `sids`. */
export function drawingFrom<T>(sids: SidSource, action: () => T): T {
  const before = source;
  source = sids;
  try {
    return action();
  } finally {
    source = before;
  }
}

export const newSid = (prefix: string) => prefix + source.next();

/** The SIDs that outside tools know by heart: `AC…1`, `BU…1`, `PN…3`. */
export const seedSid = (prefix: string, n: number) => prefix + String(n).padStart(32, '0');

export const isSid = (prefix: string, value: string) =>
  value.startsWith(prefix) && SHAPE.test(value);

export const looksLikeSid = (value: string) => SHAPE.test(value);
