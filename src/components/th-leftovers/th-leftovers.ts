import { msg, str } from '@lit/localize';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { Leftover, LeftoverName, Onboarding } from '../../core/commands.js';
import type { Trouble } from '../../core/submission/snapshot.js';
import { define } from '../define.js';
import { icon } from '../icon/icon.js';
import { base } from '../styles/base.styles.js';
import { dialog } from '../styles/dialog.styles.js';
import { page } from '../styles/page.styles.js';
import { hrefOf } from '../th-businesses/th-businesses.js';
import { renderTrouble } from '../trouble/render-trouble.js';
import { troubleOf } from '../trusthub-onboard/trouble-of.js';
import { objectsInWords, removalInWords } from './leftover-words.js';
import { renderFacts } from './render-facts.js';
import { styles } from './th-leftovers.styles.js';

/** What came of the last act. */
interface News {
  readonly words: string;
  readonly refused?: readonly Trouble[];
  /** A business that can be opened now. */
  readonly opens?: Leftover;
}

/**
 * What lies at Twilio with our mark and belongs to no business of this device: taken up here, or
 * removed after a second word.
 */
export class ThLeftovers extends LitElement {
  static override styles = [base, page, dialog, styles];

  /** The host that asks Twilio. */
  @property({ attribute: false }) onboarding?: Onboarding;

  /** Language of times. */
  @property() locale?: string;

  @state() private list?: readonly Leftover[];

  @state() private loading = false;

  @state() private trouble?: Trouble;

  @state() private news?: News;

  /** What is being taken up or removed. */
  @state() private busy?: Leftover;

  /** What a person is asked about. */
  @state() private asked?: Leftover;

  @query('dialog') private dialog!: HTMLDialogElement;

  override firstUpdated(): void {
    void this.#read();
  }

  override render(): TemplateResult {
    return html`<h2>${msg('Leftovers at Twilio')}</h2>
      <p class="lead">
        ${msg(
          'Objects that this program made in your account and that no business on this device knows: from another device, or from storage that was lost. If another device is still at work on one of them, leave it there.',
        )}
      </p>
      <div class="news" tabindex="-1" role="status">
        ${this.news ? this.#renderNews(this.news) : nothing}
      </div>
      ${this.trouble ? this.#renderTrouble(this.trouble) : nothing} ${this.#renderList()}
      <p>
        <button
          class="btn"
          type="button"
          aria-disabled=${this.loading ? 'true' : 'false'}
          @click=${this.#handleAgain}
        >
          ${this.loading ? msg('Looking…') : msg('Look again')}
        </button>
      </p>
      ${this.#renderDialog()}`;
  }

  #renderNews({ words, refused = [], opens }: News): TemplateResult {
    return html`<div class="note ${refused.length > 0 ? 'warn' : ''}">
      ${icon(refused.length > 0 ? 'warning' : 'info')}
      <div>
        <p>${words}</p>
        ${opens ? html`<p><a href=${hrefOf('', opens.draftId)}>${msg(str`Open ${nameOf(opens)}`)}</a></p>` : nothing}
        ${refused.map((trouble) => html`<p>${renderTrouble(trouble)}</p>`)}
      </div>
    </div>`;
  }

  #renderTrouble(trouble: Trouble): TemplateResult {
    return html`<div class="note bad" role="alert">${icon('alert')}${renderTrouble(trouble)}</div>`;
  }

  #renderList(): TemplateResult | typeof nothing {
    const { list, loading } = this;
    if (!list)
      return loading
        ? html`<div class="skeleton" aria-busy="true">
            <p class="lead" role="status">
              ${msg('Looking through the account. This takes a moment.')}
            </p>
            <i></i><i></i>
          </div>`
        : nothing;
    if (list.length === 0)
      return html`<div class="none">
        <span class="good">${icon('tick')}</span>
        <p>
          ${msg('Nothing is left over. Everything at Twilio belongs to a business in the list.')}
        </p>
      </div>`;
    return html`<ul class="found">
      ${list.map((one) => html`<li>${this.#renderOne(one)}</li>`)}
    </ul>`;
  }

  #renderOne(one: Leftover): TemplateResult {
    const name = nameOf(one);
    const busy = this.busy === one;
    return html`<h3>${name}</h3>
      ${renderFacts(one, this.locale)}
      <p class="buttons">
        <button
          class="btn"
          type="button"
          aria-disabled=${this.busy ? 'true' : 'false'}
          @click=${(): void => void this.#handleAdopt(one)}
        >
          ${busy ? msg('Asking Twilio…') : msg('Take up here')}<span class="vh"> ${name}</span>
        </button>
        ${
          one.removable
            ? html`<button
                class="btn quiet"
                type="button"
                aria-disabled=${this.busy ? 'true' : 'false'}
                @click=${(): void => void this.#handleAsk(one)}
              >
                ${icon('bin', 16)}<span>${msg('Remove')}<span class="vh"> ${name}</span></span>
              </button>`
            : html`<span class="small"
                >${msg('It was sent for review, so it cannot be removed.')}</span
              >`
        }
      </p>`;
  }

  #renderDialog(): TemplateResult {
    const { asked } = this;
    return html`<dialog aria-labelledby="remove-heading">
      <h3 id="remove-heading">${msg('Remove this from Twilio?')}</h3>
      <p>
        ${asked ? msg(html`<b>${nameOf(asked)}</b>: ${objectsInWords(asked)}.`) : nothing}
        ${msg('It cannot be brought back. What was typed for it on another device stays there.')}
      </p>
      <form method="dialog" class="buttons">
        <button class="btn" type="submit">${msg('Keep it')}</button>
        <button class="btn bad" type="button" @click=${this.#handleRemove}>
          ${msg('Remove from Twilio')}
        </button>
      </form>
    </dialog>`;
  }

  async #read(): Promise<void> {
    if (!this.onboarding || this.loading) return;
    this.loading = true;
    this.trouble = undefined;
    try {
      this.list = await this.onboarding.call('leftovers.list', {});
    } catch (error) {
      this.trouble = troubleOf(error);
    }
    this.loading = false;
  }

  #handleAgain = (): void => {
    this.news = undefined;
    void this.#read();
  };

  #handleAsk = async (one: Leftover): Promise<void> => {
    if (this.busy) return;
    this.asked = one;
    await this.updateComplete;
    this.dialog.showModal();
  };

  #handleRemove = (): void => {
    const { asked, onboarding } = this;
    this.dialog.close();
    if (!asked || !onboarding) return;
    void this.#act(asked, async () => {
      const answer = await onboarding.call('leftovers.remove', nameParts(asked));
      return { words: removalInWords(nameOf(asked), answer), refused: answer.refused };
    });
  };

  async #handleAdopt(one: Leftover): Promise<void> {
    const { onboarding } = this;
    if (this.busy || !onboarding) return;
    await this.#act(one, async () => {
      await onboarding.call('leftovers.adopt', nameParts(one));
      return { words: msg(str`${nameOf(one)} is in the list of this device now.`), opens: one };
    });
  }

  /** What was pressed may be gone after it: focus goes to what came of it. */
  async #act(one: Leftover, act: () => Promise<News>): Promise<void> {
    this.busy = one;
    this.news = undefined;
    this.trouble = undefined;
    try {
      this.news = await act();
      if (!this.news.refused?.length) this.list = this.list?.filter((other) => other !== one);
    } catch (error) {
      this.news = { words: msg(str`${nameOf(one)} stays as it is:`), refused: [troubleOf(error)] };
    }
    this.busy = undefined;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.news')?.focus();
    // Nobody has to wait for another look before the next act.
    await this.#read();
  }
}

const nameOf = ({ name }: Leftover): string => name || msg('Unnamed business');

const nameParts = ({ draftId, generation, run }: Leftover): LeftoverName => ({
  draftId,
  generation,
  run,
});

define('th-leftovers', ThLeftovers);

declare global {
  interface HTMLElementTagNameMap {
    'th-leftovers': ThLeftovers;
  }
}
