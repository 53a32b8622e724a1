import { importsOf, type Sources } from './source-graph.js';

/** Files that import one another in a circle, types included: each circle once. */
export function checkCircles(sources: Sources): string[] {
  const next = new Map<string, string[]>();
  for (const { from, file } of importsOf(sources)) {
    if (file !== undefined) next.set(from, [...(next.get(from) ?? []), file]);
  }
  const finished = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) {
      found.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
      return;
    }
    if (finished.has(path)) return;
    for (const file of next.get(path) ?? []) visit(file, [...trail, path]);
    finished.add(path);
  };
  for (const path of next.keys()) visit(path, []);
  return found;
}
