import type { FieldPath } from '../../core/policy/field-path.js';
import type { FieldOverride, FieldOverrides } from '../th-section/field-override.js';

/** Fields that the partner hid and that were asked for by name. */
export class RevealedFields {
  #paths: ReadonlySet<FieldPath> = new Set();

  add(path: FieldPath): void {
    this.#paths = new Set([...this.#paths, path]);
  }

  /** The partner's say with these in the open. */
  over(overrides: FieldOverrides): FieldOverrides {
    if (this.#paths.size === 0) return overrides;
    const shown = [...this.#paths].map((path): [FieldPath, FieldOverride] => [
      path,
      { ...overrides[path], hidden: false },
    ]);
    return { ...overrides, ...Object.fromEntries(shown) };
  }
}
