import type { OnboardingErrorCode } from '../../core/commands.js';

export interface TrusthubErrorEventDetail {
  readonly code: OnboardingErrorCode;
  /** What happened and what to do; nothing typed is in it. */
  readonly message: string;
}

/** Something could not be done. */
export class TrusthubErrorEvent extends CustomEvent<TrusthubErrorEventDetail> {
  static readonly type = 'trusthub-error';

  constructor(detail: TrusthubErrorEventDetail) {
    super(TrusthubErrorEvent.type, { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'trusthub-error': TrusthubErrorEvent;
  }
}
