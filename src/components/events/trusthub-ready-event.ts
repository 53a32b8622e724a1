import type { DraftId } from '../../core/draft/draft.js';

export interface TrusthubReadyEventDetail {
  readonly draftId: DraftId;
}

/** The form is open and can be filled. */
export class TrusthubReadyEvent extends CustomEvent<TrusthubReadyEventDetail> {
  static readonly type = 'trusthub-ready';

  constructor(detail: TrusthubReadyEventDetail) {
    super(TrusthubReadyEvent.type, { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'trusthub-ready': TrusthubReadyEvent;
  }
}
