import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AddressRow, Onboarding } from '../../core/commands.js';
import type { DraftId } from '../../core/draft/draft.js';
import type { Trouble } from '../../core/submission/snapshot.js';
import { troubleOf } from '../trusthub-onboard/trouble-of.js';

/** The account's addresses, page after page. Each page is a request to Twilio: none unasked. */
export class AddressPages implements ReactiveController {
  /** In Twilio's order; absent before they were read. */
  rows?: readonly AddressRow[];
  loading = false;
  trouble?: Trouble;

  readonly #host: ReactiveControllerHost;
  #cursor?: string;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  // Nothing to let go of: an answer that comes too late changes an element that nobody sees.
  hostConnected(): void {}

  get hasMore(): boolean {
    return this.#cursor !== undefined;
  }

  /** The next page, or the first; the same one again after trouble. */
  async read(onboarding: Onboarding | undefined, draftId: DraftId | undefined): Promise<void> {
    if (!onboarding || !draftId || this.loading) return;
    this.loading = true;
    this.trouble = undefined;
    this.#host.requestUpdate();
    try {
      const cursor = this.#cursor === undefined ? {} : { cursor: this.#cursor };
      const page = await onboarding.call('addresses.list', { draftId, ...cursor });
      this.rows = [...(this.rows ?? []), ...page.rows];
      this.#cursor = page.cursor;
    } catch (error) {
      this.trouble = troubleOf(error);
    }
    this.loading = false;
    this.#host.requestUpdate();
  }
}
