import type { DraftId } from '../../core/draft/draft.js';
import type { EvaluationReport } from '../../core/policy/evaluation-report.js';
import type { Sid } from '../../core/trusthub/sid.js';

export interface TrusthubEvaluationEventDetail {
  readonly draftId: DraftId;
  readonly evaluationSid: Sid<'EL'>;
  readonly status: EvaluationReport['status'];
}

/** Twilio has evaluated the profile. */
export class TrusthubEvaluationEvent extends CustomEvent<TrusthubEvaluationEventDetail> {
  static readonly type = 'trusthub-evaluation';

  constructor(detail: TrusthubEvaluationEventDetail) {
    super(TrusthubEvaluationEvent.type, { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'trusthub-evaluation': TrusthubEvaluationEvent;
  }
}
