import type { DraftId } from '../../core/draft/draft.js';

export interface TrusthubDraftChangeEventDetail {
  readonly draftId: DraftId;
  readonly revision: number;
}

/** What was typed is saved as this revision. What it is stays inside. */
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
