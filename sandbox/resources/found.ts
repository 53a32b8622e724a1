import { notFound } from '../api-error.js';
import type { Call } from './operation.js';

/** The object that the path's `:sid` names. Throws 20404 where the account has none. */
export function found<T>({ params, path }: Call, objects: ReadonlyMap<string, T>): T {
  const object = objects.get(params['sid']!);
  if (!object) throw notFound(path);
  return object;
}
