import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Onboarding } from '../../core/commands.js';
import type { Draft, DraftId, FieldConflict } from '../../core/draft/draft.js';
import type { FieldPath, FieldValues } from '../../core/policy/field-path.js';
import type { SaveState } from '../th-save-state/save-state.js';
import { DraftSaver } from './draft-saver.js';
import type { SaveOutcome, SaverListener } from './saver-listener.js';

/**
 * The draft that is open. What was typed into the ones before, and is not acknowledged yet, goes on
 * being saved to where it was typed.
 */
export class DraftEditor implements ReactiveController {
  readonly #listener: SaverListener;
  readonly #left = new Set<DraftSaver>();
  #saver?: DraftSaver;

  /** `saved` is called after each acknowledged save, and after each that failed. */
  constructor(host: ReactiveControllerHost, saved: (outcome: SaveOutcome) => void) {
    this.#listener = {
      saved,
      changed: () => {
        for (const saver of this.#left) if (saver.settled) this.#left.delete(saver);
        host.requestUpdate();
      },
    };
    host.addController(this);
  }

  get id(): DraftId | undefined {
    return this.#saver?.id;
  }

  /** What is shown. */
  get values(): FieldValues {
    return this.#saver?.values ?? {};
  }

  /** What the host has: after the sending, what was sent. */
  get known(): FieldValues {
    return this.#saver?.known ?? {};
  }

  get conflicts(): Readonly<Record<FieldPath, FieldConflict>> {
    return this.#saver?.conflicts ?? {};
  }

  /** Fields that the host does not take as they are, each with what to do. */
  get refused(): Readonly<Record<FieldPath, string>> {
    return this.#saver?.refused ?? {};
  }

  get saveState(): SaveState {
    return this.#saver?.saveState ?? { kind: 'untouched' };
  }

  /** Takes a draft that the host opened. */
  open(onboarding: Onboarding, draft: Draft): void {
    const before = this.#saver;
    const again = [...this.#left, ...(before ? [before] : [])].find(
      (saver) => !saver.settled && saver.serves(onboarding, draft.id),
    );
    if (before && before !== again) {
      if (!before.settled) this.#left.add(before);
      before.leave();
    }
    if (again) this.#left.delete(again);
    this.#saver = again ?? new DraftSaver(onboarding, draft, this.#listener);
    again?.reopen(draft);
    this.#listener.changed();
  }

  /** What a person, or the page's prefill, put into fields. Saved at once, but for conflicts. */
  type(changes: FieldValues): void {
    this.#saver?.type(changes);
  }

  /** Settles a field that another tab changed too. */
  choose(path: FieldPath, keep: 'mine' | 'theirs'): void {
    this.#saver?.choose(path, keep);
  }

  /** Resolves to whether all that was typed is now acknowledged. */
  async flush(): Promise<boolean> {
    return this.#saver?.flush() ?? false;
  }

  /** The network is back: all that waits for another try has it now. */
  retry(): void {
    for (const saver of this.#left) void saver.flush();
    void this.flush();
  }

  /** Another tab, or another page, saved this draft. */
  async hear(draftId: DraftId, revision: number): Promise<void> {
    if (draftId === this.id) await this.#saver?.hear(revision);
  }

  /** Taken out of the page, what was typed is saved all the same. */
  hostDisconnected(): void {
    this.#saver?.leave();
  }
}
