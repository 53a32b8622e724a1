import type { FieldPath, FieldValues } from '../../core/policy/field-path.js';
import type { Snapshot } from '../../core/submission/snapshot.js';

/**
 * The values that Twilio's last word was about, to know which complaints are out of date. Kept in
 * memory alone: after a reload every complaint stands again until its field is touched.
 */
export class ReportBaseline {
  #key = ' ';
  #values: FieldValues = {};

  /** Whether this is a word that was not heard before. */
  hear(snapshot: Snapshot, values: FieldValues): boolean {
    const key = `${snapshot.evaluation?.sid ?? ''} ${snapshot.status === 'rejected' ? snapshot.updatedAt : ''}`;
    if (key === this.#key) return false;
    this.#key = key;
    this.#values = values;
    return true;
  }

  changed(values: FieldValues): ReadonlySet<FieldPath> {
    const paths = Object.keys({ ...this.#values, ...values }) as FieldPath[];
    return new Set(paths.filter((path) => (this.#values[path] ?? '') !== (values[path] ?? '')));
  }
}
