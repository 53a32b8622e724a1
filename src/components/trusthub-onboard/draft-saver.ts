import { msg } from '@lit/localize';
import type { Onboarding } from '../../core/commands.js';
import type { Draft, DraftId, FieldConflict } from '../../core/draft/draft.js';
import { LONGEST_VALUE, type FieldPath, type FieldValues } from '../../core/policy/field-path.js';
import type { SaveState } from '../th-save-state/save-state.js';
import { entries, isEmpty, keys, omit, upToMost, type Fields } from './field-records.js';
import type { SaverListener } from './saver-listener.js';
import { codeOf } from './trouble-of.js';
import { UnsureValues } from './unsure-values.js';

/** So long after a save that failed we try again by ourselves; sooner at an input, or on request. */
const RETRY_MS = 5_000;

/** With one of these the host's word is final for a draft that nobody looks at any more. */
const FINAL: readonly string[] = ['not-found', 'not-allowed', 'locked'];

/**
 * What is typed into one draft of one host, until the host acknowledged it: one save at a time; what
 * is typed while a save is under way goes with the next. A saver never serves another draft, so
 * whatever the page opens next, nothing gets mixed up and nothing typed is given up.
 */
export class DraftSaver {
  /** What is shown: what was typed, over what the host has. */
  values: FieldValues;
  /** What the host has, as far as it said. */
  known: FieldValues;
  /** Changed elsewhere too. Only `choose` sends such a field. */
  conflicts: Fields<FieldConflict> = {};
  /** Fields that the host does not take as they are, each with what to do. */
  refused: Fields<string> = {};
  saveState: SaveState = { kind: 'untouched' };

  readonly #onboarding: Onboarding;
  readonly #draft: Draft;
  readonly #listener: SaverListener;
  /** The last one of which all is known here. */
  #revision: number;
  /** The last one that anybody told of. */
  #newest: number;
  /** The host has something that is not known here yet. */
  #stale = false;
  #pending: Record<FieldPath, string> = {};
  #sending: FieldValues = {};
  #unsure = new UnsureValues();
  #saving?: Promise<void>;
  #retry?: ReturnType<typeof setTimeout>;
  /** The page shows another draft now. */
  #left = false;

  constructor(onboarding: Onboarding, draft: Draft, listener: SaverListener) {
    this.#onboarding = onboarding;
    this.#draft = draft;
    this.#listener = listener;
    this.#revision = this.#newest = draft.revision;
    this.values = this.known = draft.values;
    if (draft.revision > 0) this.saveState = { kind: 'saved', at: Date.parse(draft.updatedAt) };
  }

  get id(): DraftId {
    return this.#draft.id;
  }

  /** All that was typed is acknowledged. */
  get settled(): boolean {
    return (
      !this.#saving && isEmpty(this.#pending) && isEmpty(this.conflicts) && isEmpty(this.refused)
    );
  }

  serves(onboarding: Onboarding, draftId: DraftId): boolean {
    return this.#onboarding === onboarding && this.id === draftId;
  }

  /** The page went on to another draft: what is typed here is still saved here. */
  leave(): void {
    this.#left = true;
    void this.flush();
  }

  /** The same draft was opened once more, before all of it was acknowledged. */
  reopen(draft: Draft): void {
    this.#left = false;
    // With something on its way, the host has to compare it with the revision that was known then.
    if (!this.#saving && isEmpty(this.#pending))
      this.#revision = this.#newest = Math.max(this.#revision, draft.revision);
    this.#learn(draft.values, { ...this.#sending, ...this.#pending });
    void this.flush();
  }

  type(changes: FieldValues): void {
    this.values = { ...this.values, ...changes };
    this.refused = omit(this.refused, keys(changes));
    for (const [path, value] of entries(changes)) {
      const conflict = this.conflicts[path];
      delete this.#pending[path];
      if (conflict) this.conflicts = { ...this.conflicts, [path]: { ...conflict, mine: value } };
      else if (value.length > LONGEST_VALUE) this.#refuse(path, value);
      else this.#pending[path] = value;
    }
    void this.flush();
  }

  choose(path: FieldPath, keep: 'mine' | 'theirs'): void {
    const conflict = this.conflicts[path];
    if (!conflict) return;
    this.conflicts = omit(this.conflicts, [path]);
    if (keep === 'mine') return this.type({ [path]: this.values[path] ?? conflict.mine });
    this.values = { ...this.values, [path]: conflict.theirs };
    this.#listener.changed();
  }

  /** Resolves to whether all that was typed is now acknowledged. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#retry);
    if (!isEmpty(this.#pending) && this.saveState.kind !== 'failed')
      this.saveState = { kind: 'saving' };
    if (this.#stale || !isEmpty(this.#pending)) this.#saving ??= this.#saveAll();
    this.#listener.changed();
    await this.#saving;
    return this.settled;
  }

  /** Another tab, or another page, saved this draft: an empty save brings what is new. */
  async hear(revision: number): Promise<void> {
    this.#newest = Math.max(this.#newest, revision);
    await this.#saving;
    if (this.#newest <= this.#revision) return;
    this.#stale = true;
    await this.flush();
  }

  async #saveAll(): Promise<void> {
    let failed = false;
    while (!failed && (this.#stale || !isEmpty(this.#pending))) {
      const changes = upToMost(this.#pending);
      this.#sending = changes;
      this.#pending = { ...omit(this.#pending, keys(changes)) };
      this.#stale = false;
      try {
        await this.#saveTogether(changes);
      } catch (error) {
        failed = true;
        await this.#handleFailure(changes, error);
      }
      this.#sending = {};
    }
    this.#saving = undefined;
    const { kind } = this.saveState;
    if (isEmpty(this.#pending) && (kind === 'saving' || kind === 'failed'))
      this.saveState = { kind: 'saved', at: Date.now() };
    this.#listener.changed();
  }

  /** Where the host refuses the whole, each field goes alone: one of them must not block the rest. */
  async #saveTogether(changes: FieldValues): Promise<void> {
    try {
      await this.#save(changes);
    } catch (error) {
      const paths = keys(changes);
      const [path] = paths;
      if (codeOf(error) !== 'invalid' || path === undefined) throw error;
      if (paths.length === 1) {
        // What was typed meanwhile has its own try.
        if (!(path in this.#pending)) this.#refuse(path, changes[path] ?? '');
        this.#listener.saved({ draftId: this.id, error });
      } else
        for (const [one, value] of entries(changes)) await this.#saveTogether({ [one]: value });
    }
  }

  async #save(changes: FieldValues): Promise<void> {
    const draftId = this.id;
    const { revision, values, conflicts } = await this.#onboarding.call('draft.save', {
      draftId,
      revision: this.#revision,
      changes,
    });
    this.#revision = revision;
    this.#newest = Math.max(this.#newest, revision);
    this.known = { ...this.known, ...omit(changes, keys(conflicts)) };
    for (const [path, { theirs }] of entries(conflicts)) this.#clash(path, theirs);
    this.#learn(omit(values, keys(conflicts)), changes);
    this.#unsure.forget(keys(changes));
    if (!isEmpty(changes)) this.#listener.saved({ draftId, revision });
    this.#listener.changed();
  }

  /** What the host has now. What was typed here without knowing that clashes with it. */
  #learn(values: FieldValues, changes: FieldValues): void {
    for (const [path, theirs] of entries(values)) {
      this.known = { ...this.known, [path]: theirs };
      const typed = path in this.#pending;
      if (path in this.conflicts || path in this.refused || (typed && !(path in changes)))
        this.#clash(path, theirs);
      else if (!typed && !(path in changes)) this.values = { ...this.values, [path]: theirs };
    }
  }

  /** Both are kept until the person chooses, whatever is typed meanwhile. */
  #clash(path: FieldPath, theirs: string): void {
    const mine = this.values[path] ?? '';
    const open = path in this.conflicts;
    this.known = { ...this.known, [path]: theirs };
    this.refused = omit(this.refused, [path]);
    delete this.#pending[path];
    if (this.#unsure.has(path, theirs) && !open) this.#pending[path] = mine;
    else if (mine !== theirs || open)
      this.conflicts = { ...this.conflicts, [path]: { mine, theirs } };
  }

  #refuse(path: FieldPath, value: string): void {
    this.refused = { ...this.refused, [path]: adviceFor(value) };
  }

  async #handleFailure(changes: FieldValues, error: unknown): Promise<void> {
    this.#unsure.add(changes);
    const again = omit(changes, [...keys(this.conflicts), ...keys(this.refused)]);
    this.#pending = { ...again, ...this.#pending };
    // What nobody typed is no loss: it is asked for once more.
    if (isEmpty(changes)) this.#stale = true;
    if (!isEmpty(this.#pending)) this.saveState = { kind: 'failed', message: messageOf(error) };
    this.#listener.saved({ draftId: this.id, error });
    if (codeOf(error) === 'locked') await this.#reread();
    if (this.#left && FINAL.includes(codeOf(error))) this.#pending = {};
    // What is new elsewhere is of use only to somebody who looks at it.
    if (this.#left && isEmpty(this.#pending)) this.#stale = false;
    else this.#retry = setTimeout(() => void this.flush(), RETRY_MS);
  }

  /** It was sent meanwhile: what was sent is to be shown, not what came too late for it. */
  async #reread(): Promise<void> {
    const { id: draftId, policySid } = this.#draft;
    const draft = await this.#onboarding
      .call('draft.open', { draftId, policySid })
      .catch(() => undefined);
    if (!draft) return;
    this.known = draft.values;
    this.values = { ...this.values, ...omit(draft.values, this.#own()) };
  }

  /** Fields with something that is only here. */
  #own(): FieldPath[] {
    return [this.#pending, this.conflicts, this.refused].flatMap((record) => keys(record));
  }
}

const adviceFor = (refused: string): string =>
  refused.length > LONGEST_VALUE
    ? msg('Shorten this: it is too long to be saved')
    : msg('Change this: it could not be saved as it is');

const messageOf = (error: unknown): string =>
  error instanceof Error && error.message ? error.message : msg('the extension did not answer');
