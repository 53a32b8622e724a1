import { createHash } from 'node:crypto';

/** The same SID in every world, for a policy whose real one nobody published. */
export const inventedSid = (seed: string) =>
  `RN${createHash('sha256').update(`sandbox policy ${seed}`).digest('hex').slice(0, 32)}`;
