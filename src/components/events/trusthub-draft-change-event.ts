import type { DraftId } from '../../core/draft/draft.js';
import type { FieldValues } from '../../core/policy/field-path.js';

export interface TrusthubDraftChangeEventDetail {
  readonly draftId: DraftId;
  readonly revision: number;
  /** All that is typed and acknowledged; only where the page asked for it by `shareValues`. */
  readonly values?: FieldValues;
}

/** What was typed is saved as this revision. What it is stays inside, unless the page asks. */
export class TrusthubDraftChangeEvent extends CustomEvent<TrusthubDraftChangeEventDetail> {
  static readonly type = 'trusthub-draft-change';

  constructor(detail: TrusthubDraftChangeEventDetail) {
    super(TrusthubDraftChangeEvent.type, { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'trusthub-draft-change': TrusthubDraftChangeEvent;
  }
}
