import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Onboarding } from '../../core/commands.js';
import type { Draft, DraftId, FieldConflict } from '../../core/draft/draft.js';
import type { FieldPath, FieldValues } from '../../core/policy/field-path.js';
import type { SaveState } from '../th-save-state/save-state.js';

/** After a save that failed we try again by ourselves, beside at each input and on request. */
const RETRY_MS = 5_000;

/** What came of one save. */
export type SaveOutcome = { readonly revision: number } | { readonly error: unknown };

/**
 * Holds what is typed and sends it to the host at once, one save at a time; what is typed while a
 * save is under way goes with the next. Nothing typed is given up until the host acknowledged it.
 */
export class DraftEditor implements ReactiveController {
  values: FieldValues = {};
  conflicts: Readonly<Record<FieldPath, FieldConflict>> = {};
  saveState: SaveState = { kind: 'untouched' };
  draft?: Draft;

  readonly #host: ReactiveControllerHost;
  readonly #saved: (outcome: SaveOutcome) => void;
  #revision = 0;
  #newest = 0;
  #stale = false;
  #pending: Record<FieldPath, string> = {};
  #saving?: Promise<void>;
  #retry?: ReturnType<typeof setTimeout>;
  #onboarding?: Onboarding;

  /** `saved` is called after each acknowledged save, and after each that failed. */
  constructor(host: ReactiveControllerHost, saved: (outcome: SaveOutcome) => void) {
    this.#host = host;
    this.#saved = saved;
    host.addController(this);
  }

  get id(): DraftId | undefined {
    return this.draft?.id;
  }

  /** Takes a draft that the host opened. What was typed before is forgotten. */
  open(onboarding: Onboarding, draft: Draft): void {
    clearTimeout(this.#retry);
    this.#onboarding = onboarding;
    this.#pending = {};
    this.#revision = this.#newest = draft.revision;
    this.draft = draft;
    this.values = draft.values;
    this.conflicts = {};
    this.saveState =
      draft.revision > 0
        ? { kind: 'saved', at: Date.parse(draft.updatedAt) }
        : { kind: 'untouched' };
    this.#host.requestUpdate();
  }

  /** What a person, or the page's prefill, put into fields. Saved at once. */
  type(changes: FieldValues): void {
    this.values = { ...this.values, ...changes };
    Object.assign(this.#pending, changes);
    this.conflicts = omit(this.conflicts, Object.keys(changes) as FieldPath[]);
    void this.flush();
  }

  /** Settles a field that another tab changed too. */
  choose(path: FieldPath, keep: 'mine' | 'theirs'): void {
    const conflict = this.conflicts[path];
    if (!conflict) return;
    if (keep === 'mine') return this.type({ [path]: this.values[path] ?? conflict.mine });
    this.conflicts = omit(this.conflicts, [path]);
    this.values = { ...this.values, [path]: conflict.theirs };
    this.#host.requestUpdate();
  }

  /** Resolves to whether all that was typed is now acknowledged. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#retry);
    this.#saving ??= this.#saveAll().finally(() => (this.#saving = undefined));
    this.#host.requestUpdate();
    await this.#saving;
    return Object.keys(this.#pending).length === 0;
  }

  /** Another tab, or another page, saved this draft: an empty save brings what is new. */
  async hear(revision: number): Promise<void> {
    this.#newest = Math.max(this.#newest, revision);
    await this.#saving;
    if (this.#newest <= this.#revision) return;
    this.#stale = true;
    await this.flush();
  }

  hostDisconnected(): void {
    clearTimeout(this.#retry);
  }

  async #saveAll(): Promise<void> {
    while (this.#stale || Object.keys(this.#pending).length > 0) {
      const changes = this.#pending;
      this.#pending = {};
      this.#stale = false;
      if (Object.keys(changes).length > 0) this.saveState = { kind: 'saving' };
      this.#host.requestUpdate();
      try {
        await this.#save(changes);
      } catch (error) {
        this.#pending = { ...changes, ...this.#pending };
        this.saveState = { kind: 'failed', message: messageOf(error) };
        this.#retry = setTimeout(() => void this.flush(), RETRY_MS);
        this.#saved({ error });
        break;
      }
    }
    this.#host.requestUpdate();
  }

  async #save(changes: FieldValues): Promise<void> {
    if (!this.#onboarding || !this.draft) throw new Error('The form is not open');
    const draftId = this.draft.id;
    const { revision, values, conflicts } = await this.#onboarding.call('draft.save', {
      draftId,
      revision: this.#revision,
      changes,
    });
    this.#revision = revision;
    this.#newest = Math.max(this.#newest, revision);
    // What was typed meanwhile is newer than what the host answers.
    const typed = Object.keys(this.#pending) as FieldPath[];
    this.conflicts = { ...this.conflicts, ...omit(conflicts, typed) };
    this.values = { ...this.values, ...omit(values, [...typed, ...this.#conflicting()]) };
    if (Object.keys(changes).length > 0) {
      this.saveState = { kind: 'saved', at: Date.now() };
      this.#saved({ revision });
    }
    this.#host.requestUpdate();
  }

  #conflicting(): FieldPath[] {
    return Object.keys(this.conflicts) as FieldPath[];
  }
}

function omit<T>(
  record: Readonly<Record<FieldPath, T>>,
  paths: readonly FieldPath[],
): Readonly<Record<FieldPath, T>> {
  const rest: Record<FieldPath, T> = { ...record };
  for (const path of paths) delete rest[path];
  return rest;
}

const messageOf = (error: unknown): string =>
  error instanceof Error && error.message ? error.message : 'the extension did not answer';
