import { readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { importedSpecifiers } from './imported-specifiers.js';

/** 40 kB, read strictly: a kilobyte is 1000 bytes. */
export const EMBED_LIMIT = 40_000;

export interface EmbedWeight {
  /** gzip -9 of the file that a partner's page names. */
  readonly entry: number;
  /** Every file reached from it, gzipped: what a browser has fetched once a rejected form was read. */
  readonly total: number;
  readonly files: readonly string[];
}

/**
 * The code that fills, submits and reads a rejected form is whatever the entry can reach, at once
 * or later; so all of it is walked rather than taken for self-contained.
 */
export function embedWeight(entry: string): EmbedWeight {
  const weights = new Map<string, number>();
  const queue = [entry];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (weights.has(path)) continue;
    const content = readFileSync(path);
    weights.set(path, gzipSync(content, { level: 9 }).length);
    if (path.endsWith('.js')) queue.push(...reached(path, content.toString('utf8')));
  }
  return {
    entry: weights.get(entry) ?? 0,
    total: [...weights.values()].reduce((sum, bytes) => sum + bytes, 0),
    files: [...weights.keys()].map((path) => relative(dirname(entry), path)),
  };
}

function reached(path: string, code: string): string[] {
  return importedSpecifiers(path, code).map(({ specifier }) => {
    if (!specifier.startsWith('.'))
      throw new Error(`${path} fetches ${specifier}: not self-contained`);
    return resolve(dirname(path), specifier);
  });
}
