import type { DraftId } from '../../core/draft/draft.js';
import type { SubmissionStatus } from '../../core/submission/snapshot.js';
import type { Sid } from '../../core/trusthub/sid.js';

export interface TrusthubStatusEventDetail {
  readonly draftId: DraftId;
  readonly bundleSid?: Sid<'BU'>;
  readonly status: SubmissionStatus;
}

/** The submission stands somewhere else than before. */
export class TrusthubStatusEvent extends CustomEvent<TrusthubStatusEventDetail> {
  static readonly type = 'trusthub-status';

  constructor(detail: TrusthubStatusEventDetail) {
    super(TrusthubStatusEvent.type, { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'trusthub-status': TrusthubStatusEvent;
  }
}
