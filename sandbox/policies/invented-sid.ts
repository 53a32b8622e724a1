import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * The same SID in every world, for what has none that anybody published. Without Node's own hash,
 * because the core's tests read these policies in browsers too.
 */
export const inventedSid = (prefix: string, what: string) =>
  prefix + bytesToHex(sha256(utf8ToBytes(`sandbox ${what}`))).slice(0, 32);
