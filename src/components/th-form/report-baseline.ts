import type { FieldPath, FieldValues } from '../../core/policy/field-path.js';
import type { Snapshot } from '../../core/submission/snapshot.js';
import { isLocked } from '../trusthub-onboard/stage.js';
import { rememberChanges, rememberedChanges } from './memory.js';

/**
 * The values that Twilio's last word was about: a complaint of a field that was changed since is out
 * of date. The values are kept in memory alone; the names of the changed fields survive a reload.
 */
export class ReportBaseline {
  /** Which word that was, as `hear` writes it; a space alone: there was none. */
  #about = ' ';
  #values: FieldValues = {};
  /** Changed before this page was loaded. */
  #earlier: readonly FieldPath[] = [];
  #remembered = 0;

  /** Whether this is a word that was not heard before, and that asks for something. */
  hear(snapshot: Snapshot, values: FieldValues): boolean {
    const { draftId, evaluation, status, updatedAt } = snapshot;
    // The evaluation comes while the submission still runs; it counts once something can be changed.
    if (isLocked(snapshot)) return false;
    const about = `${evaluation?.sid ?? ''} ${status === 'rejected' ? updatedAt : ''}`;
    if (about === this.#about) return false;
    this.#about = about;
    this.#values = values;
    this.#earlier = rememberedChanges(draftId, about);
    this.#remembered = this.#earlier.length;
    return true;
  }

  /** The fields whose complaints are out of date; remembered by draft. */
  changed({ draftId }: Snapshot, values: FieldValues): ReadonlySet<FieldPath> {
    const paths = Object.keys({ ...this.#values, ...values }) as FieldPath[];
    const now = paths.filter((path) => (this.#values[path] ?? '') !== (values[path] ?? ''));
    const changed = new Set([...this.#earlier, ...now]);
    if (changed.size !== this.#remembered) rememberChanges(draftId, this.#about, changed);
    this.#remembered = changed.size;
    return changed;
  }
}
