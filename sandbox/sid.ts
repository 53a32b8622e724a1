import { randomBytes } from 'node:crypto';

const SHAPE = /^[A-Za-z]{2}[0-9a-fA-F]{32}$/;

export const newSid = (prefix: string) => prefix + randomBytes(16).toString('hex');

/** The SIDs that outside tools know by heart: `AC…1`, `BU…1`, `PN…3`. */
export const seedSid = (prefix: string, n: number) => prefix + String(n).padStart(32, '0');

export const isSid = (prefix: string, value: string) =>
  value.startsWith(prefix) && SHAPE.test(value);

export const looksLikeSid = (value: string) => SHAPE.test(value);
