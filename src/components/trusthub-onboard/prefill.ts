import type { FieldValues } from '../../core/policy/field-path.js';
import type { DraftEditor } from './draft-editor.js';
import { freshValues, isTypedInto } from './fresh-values.js';
import type { OnboardingFlow } from './onboarding-flow.js';

/** Fills what nobody has typed in yet: the partner's values, then what the form starts with. */
export class Prefill {
  /** Somebody typed into the draft before it was opened here. */
  begun = false;
  /** Values came while nothing could be changed. */
  due = false;

  readonly #editor: DraftEditor;
  readonly #flow: OnboardingFlow;

  constructor(editor: DraftEditor, flow: OnboardingFlow) {
    this.#editor = editor;
    this.#flow = flow;
  }

  /** The form was opened: whatever is in it now, nobody filled in here. */
  begin(offered: FieldValues): void {
    const { stage } = this.#flow;
    this.begun = stage.kind === 'open' && isTypedInto(stage.form, offered, this.#editor.values);
    this.fill(offered);
  }

  fill(offered: FieldValues): void {
    const { stage, busy, isFixed } = this.#flow;
    this.due = busy;
    if (stage.kind !== 'open' || isFixed) return;
    const fresh = freshValues(stage.form, offered, this.#editor.values);
    if (Object.keys(fresh).length > 0) this.#editor.type(fresh);
  }
}
