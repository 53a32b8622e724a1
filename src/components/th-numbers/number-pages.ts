import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { NumberRow, Onboarding } from '../../core/commands.js';
import type { DraftId } from '../../core/draft/draft.js';
import type { Trouble } from '../../core/submission/snapshot.js';
import { troubleOf } from '../trusthub-onboard/trouble-of.js';

/** After the last key of a search. */
const PAUSE_MS = 250;

/**
 * The account's numbers, page after page, and what is searched for among them. Nothing is read
 * before somebody asks: each page is a request to Twilio.
 */
export class NumberPages implements ReactiveController {
  /** In the order of the host; absent before they were read. */
  rows?: readonly NumberRow[];
  query = '';
  loading = false;
  trouble?: Trouble;

  readonly #host: ReactiveControllerHost;
  #known = new Map<string, NumberRow>();
  #cursor?: string;
  #call = 0;
  #pause?: ReturnType<typeof setTimeout>;
  #onboarding?: Onboarding;
  #draftId?: DraftId;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#pause);
  }

  get hasMore(): boolean {
    return this.#cursor !== undefined;
  }

  /** Whatever was seen of it, on whichever page. */
  known(sid: string): NumberRow | undefined {
    return this.#known.get(sid);
  }

  /** From the first page. Resolves when it is shown. */
  async open(onboarding: Onboarding | undefined, draftId: DraftId | undefined): Promise<void> {
    this.#onboarding = onboarding;
    this.#draftId = draftId;
    await this.#read();
  }

  find(query: string): void {
    this.query = query;
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => void this.#read(), PAUSE_MS);
  }

  async more(): Promise<void> {
    if (this.#cursor !== undefined) await this.#read(this.#cursor);
  }

  async #read(cursor?: string): Promise<void> {
    const draftId = this.#draftId;
    if (!this.#onboarding || !draftId) return;
    const call = ++this.#call;
    this.loading = true;
    this.trouble = undefined;
    this.#host.requestUpdate();
    try {
      const page = await this.#onboarding.call('numbers.list', {
        draftId,
        ...(this.query && { query: this.query }),
        ...(cursor !== undefined && { cursor }),
      });
      if (call !== this.#call) return;
      for (const row of page.rows) this.#known.set(row.sid, row);
      this.rows = cursor === undefined ? page.rows : withMore(this.rows ?? [], page.rows);
      this.#cursor = page.cursor;
    } catch (error) {
      if (call !== this.#call) return;
      this.trouble = troubleOf(error);
    }
    this.loading = false;
    this.#host.requestUpdate();
  }
}

/** What was chosen when the first page was read came with it, and may be on its own page as well now. */
const withMore = (rows: readonly NumberRow[], more: readonly NumberRow[]): NumberRow[] => {
  const shown = new Set(rows.map(({ sid }) => sid));
  return [...rows, ...more.filter(({ sid }) => !shown.has(sid))];
};
