import type { FieldPath } from '../../core/policy/field-path.js';
import type { Section } from '../../core/policy/form-model.js';
import { includedPath } from './included-field.js';

const known = new WeakMap<Section, ReadonlySet<FieldPath>>();

/**
 * Every field whose value a section is rendered from: its own, and those that its conditions name.
 * A key in one section then costs the others nothing.
 */
export function pathsRead(section: Section): ReadonlySet<FieldPath> {
  const present = known.get(section);
  if (present) return present;
  const paths = new Set([includedPath(section)]);
  JSON.stringify(section, (key, value: FieldPath) => {
    if (key === 'path') paths.add(value);
    return value;
  });
  known.set(section, paths);
  return paths;
}
