import { freeNames } from './free-names.js';
import { modules, type Sources } from './source-graph.js';

/** Its own tsconfig keeps the DOM out; this keeps out what a worker has and a server has not. */
const BANNED = [
  'document',
  'window',
  'self',
  'globalThis',
  'chrome',
  'browser',
  'indexedDB',
  'navigator',
  'localStorage',
  'sessionStorage',
  'fetch',
  'XMLHttpRequest',
  'process',
  'require',
  'Buffer',
];

/** The core runs in a service worker and on a server, and meets the world through its ports. */
export function checkCorePurity(sources: Sources): string[] {
  return modules(sources)
    .filter(([path]) => path.startsWith('src/core/'))
    .flatMap(([path, code]) => {
      const names = freeNames(path, code);
      return BANNED.filter((name) => names.has(name)).map((name) => `${path} touches ${name}`);
    });
}
