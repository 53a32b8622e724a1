import { msg, str } from '@lit/localize';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Onboarding } from '../../core/commands.js';
import type { DraftId } from '../../core/draft/draft.js';
import type { Trouble } from '../../core/submission/snapshot.js';
import type { Sid } from '../../core/trusthub/sid.js';
import { counted } from '../../locales/counted.js';
import { define } from '../define.js';
import { icon } from '../icon/icon.js';
import { base } from '../styles/base.styles.js';
import { page } from '../styles/page.styles.js';
import { renderTrouble } from '../trouble/render-trouble.js';
import { troubleOf } from '../trusthub-onboard/trouble-of.js';
import { numberList } from './number-list.styles.js';
import { NumberPages } from './number-pages.js';
import { renderNumberList } from './render-number-list.js';
import { renderResults, summaryOf, type Result } from './render-results.js';
import { styles } from './th-numbers.styles.js';

type NumberSid = Sid<'PN'>;

/** Which of the account's numbers an approved profile has: ticked ones, changed at one press. */
export class ThNumbers extends LitElement {
  static override styles = [base, page, numberList, styles];

  /** The host that asks Twilio. */
  @property({ attribute: false }) onboarding?: Onboarding;

  /** Whose profile it is. */
  @property({ attribute: false }) draftId?: DraftId;

  /** It is that of a trust product. */
  @property({ type: Boolean }) product = false;

  /** What a person wants otherwise than Twilio has it. */
  @state() private wishes: ReadonlyMap<NumberSid, boolean> = new Map();

  @state() private results: readonly Result[] = [];

  @state() private busy = false;

  /** Why nothing could be asked at all. */
  @state() private trouble?: Trouble;

  #pages = new NumberPages(this);

  override firstUpdated(): void {
    void this.#pages.open(this.onboarding, this.draftId);
  }

  override render(): TemplateResult {
    const assigned = (this.#pages.rows ?? []).filter((row) => row.assigned).map(({ sid }) => sid);
    const ticked = new Set<NumberSid>(assigned);
    for (const [sid, on] of this.wishes) {
      if (on) ticked.add(sid);
      else ticked.delete(sid);
    }
    return html`<p class="lead">
        ${
          this.product
            ? msg('This registration counts for the ticked numbers.')
            : msg(
                'Calls and messages from the ticked numbers are vouched for by this profile. A number belongs to one profile at a time.',
              )
        }
      </p>
      ${renderNumberList(this.#pages, { ticked, locked: this.busy, tick: this.#handleTick })}
      <p class="buttons">
        <button
          class="btn main"
          type="button"
          aria-disabled=${this.busy || this.wishes.size === 0 ? 'true' : 'false'}
          @click=${this.#handleApply}
        >
          ${this.busy ? msg('Asking Twilio…') : this.#words()}
        </button>
      </p>
      <p class="said" role="status">${summaryOf(this.results)}</p>
      ${renderResults(this.#pages, this.results)}
      <div role="alert">
        ${
          this.trouble
            ? html`<div class="note bad">${icon('alert')}${renderTrouble(this.trouble)}</div>`
            : nothing
        }
      </div>`;
  }

  /** What the button does, in full. */
  #words(): string {
    const add = this.#wished(true).length;
    const remove = this.#wished(false).length;
    const assign = counted(add, msg('Assign one number|Assign # numbers'));
    if (add && remove) {
      const takeOut = counted(remove, msg('take out one number|take out # numbers'));
      return msg(str`${assign}, ${takeOut}`);
    }
    if (add) return assign;
    return remove
      ? counted(remove, msg('Take out one number|Take out # numbers'))
      : msg('Nothing to change');
  }

  #wished(on: boolean): readonly NumberSid[] {
    return [...this.wishes].filter(([, wish]) => wish === on).map(([sid]) => sid);
  }

  #handleTick = (sid: NumberSid, on: boolean): void => {
    const wishes = new Map(this.wishes);
    if (this.#pages.known(sid)?.assigned === on) wishes.delete(sid);
    else wishes.set(sid, on);
    this.wishes = wishes;
  };

  /** What is taken out goes first: it may be what is wanted elsewhere. */
  #handleApply = async (): Promise<void> => {
    const { onboarding, draftId } = this;
    if (this.busy || this.wishes.size === 0 || !onboarding || !draftId) return;
    this.busy = true;
    this.trouble = undefined;
    this.results = [];
    try {
      for (const wish of ['remove', 'assign'] as const) {
        const numbers = this.#wished(wish === 'assign');
        if (numbers.length === 0) continue;
        const results = await onboarding.call(`numbers.${wish}`, { draftId, numbers });
        this.results = [...this.results, ...results.map((result) => ({ ...result, wish }))];
      }
    } catch (error) {
      this.trouble = troubleOf(error);
    }
    this.wishes = new Map();
    await this.#pages.open(onboarding, draftId);
    this.busy = false;
  };
}

define('th-numbers', ThNumbers);

declare global {
  interface HTMLElementTagNameMap {
    'th-numbers': ThNumbers;
  }
}
