import type { ReactiveControllerHost } from 'lit';
import type { Page } from '../core/commands.js';
import type { Trouble } from '../core/submission/snapshot.js';
import { troubleOf } from './trusthub-onboard/trouble-of.js';

/** Asks the host for a page: that of the cursor, or the first. Nothing where there is no host yet. */
type Ask<Row> = (at: { readonly cursor?: string }) => Promise<Page<Row>> | undefined;

/** A list of the account, page after page. Each page is a request to Twilio: none unasked. */
export class Pages<Row> {
  /** In Twilio's order; absent before they were read. */
  rows?: readonly Row[];
  loading = false;
  trouble?: Trouble;

  readonly #host: ReactiveControllerHost;
  readonly #ask: Ask<Row>;
  #cursor?: string;

  constructor(host: ReactiveControllerHost, ask: Ask<Row>) {
    this.#host = host;
    this.#ask = ask;
  }

  get hasMore(): boolean {
    return this.#cursor !== undefined;
  }

  /** The next page, or the first; the same one again after trouble. */
  read = async (): Promise<void> => {
    if (this.loading) return;
    const asked = this.#ask(this.#cursor === undefined ? {} : { cursor: this.#cursor });
    if (!asked) return;
    this.loading = true;
    this.trouble = undefined;
    this.#host.requestUpdate();
    try {
      const page = await asked;
      this.rows = [...(this.rows ?? []), ...page.rows];
      this.#cursor = page.cursor;
    } catch (error) {
      this.trouble = troubleOf(error);
    }
    this.loading = false;
    this.#host.requestUpdate();
  };
}
