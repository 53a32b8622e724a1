import { createHash } from 'node:crypto';
import type { Chance } from './chance.js';
import { LeanRequest } from './lean-http.js';

let source: Chance | undefined;

/**
 * Puts what the platform decides by itself into the hands of the seed: random numbers, and the
 * hash, which real platforms compute in another thread and so at another moment each time. Requests
 * become lean on the way. For the whole process, which is the model suite's own.
 */
export function takeOver(chance: Chance): void {
  if (!source) {
    Math.random = () => source!.next();
    globalThis.Request = LeanRequest as unknown as typeof Request;
    Object.defineProperty(crypto, 'getRandomValues', {
      value: (bytes: Uint8Array) => bytes.map((_, n) => (bytes[n] = source!.between(0, 255))),
    });
    Object.defineProperty(crypto.subtle, 'digest', { value: digest });
  }
  source = chance;
}

const hashes = new Map<string, ArrayBuffer>();

async function digest(_algorithm: string, bytes: Uint8Array): Promise<ArrayBuffer> {
  const text = Buffer.from(bytes).toString('latin1');
  const known = hashes.get(text);
  if (known) return known;
  const hash = new Uint8Array(createHash('sha256').update(bytes).digest()).buffer;
  hashes.set(text, hash);
  return hash;
}
