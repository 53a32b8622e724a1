import type { FieldPath, FieldValues } from '../../core/policy/field-path.js';
import { entries } from './field-records.js';

/** Values whose save got no answer: where the host has one of them, it may well come from here. */
export class UnsureValues {
  readonly #values = new Map<FieldPath, Set<string>>();

  add(changes: FieldValues): void {
    for (const [path, value] of entries(changes))
      this.#values.set(path, (this.#values.get(path) ?? new Set()).add(value));
  }

  /** The host answered for these. */
  forget(paths: readonly FieldPath[]): void {
    for (const path of paths) this.#values.delete(path);
  }

  has(path: FieldPath, value: string): boolean {
    return this.#values.get(path)?.has(value) === true;
  }
}
