import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { chosenNumbers, PHONE_NUMBERS } from '../../core/policy/bundle-fields.js';
import type { Sid } from '../../core/trusthub/sid.js';
import { counted } from '../../locales/counted.js';
import { define } from '../define.js';
import { icon } from '../icon/icon.js';
import { AccountChoice } from '../account-choice/account-choice.js';
import { base } from '../styles/base.styles.js';
import { page } from '../styles/page.styles.js';
import { numberList } from './number-list.styles.js';
import { NumberPages } from './number-pages.js';
import { renderNumber, renderNumberList } from './render-number-list.js';
import { styles } from './th-number-choice.styles.js';

/**
 * Chooses numbers of the account before the profile exists. A control like a native one: a `value`,
 * which is SIDs separated by commas, and an `input` event.
 *
 * @event input - the choice changed
 */
export class ThNumberChoice extends AccountChoice {
  static override styles = [base, page, numberList, styles];

  #pages = new NumberPages(this);

  /** Where something is chosen already, its numbers have to be told from their SIDs. */
  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('onboarding') && !changed.has('draftId') && !changed.has('value')) return;
    if (this.value && !this.#pages.rows && !this.#pages.loading && !this.#pages.trouble)
      void this.#pages.open(this.onboarding, this.draftId);
  }

  override render(): TemplateResult {
    const chosen = sidsOf(this.value);
    if (this.locked) return this.#renderShown(chosen);
    return html`${this.#renderChosen(chosen)}
    ${
      this.open
        ? renderNumberList(this.#pages, {
            ticked: new Set(chosen),
            locked: false,
            tick: (sid, on) => this.#tick(sid, on),
          })
        : html`<button class="btn" type="button" @click=${this.#handleOpen}>
            ${chosen.length > 0 ? msg('Change the choice') : msg('Choose numbers')}
          </button>`
    }`;
  }

  #renderChosen(chosen: readonly Sid<'PN'>[]): TemplateResult {
    return html`<p class="vh" role="status">${countOf(chosen)}</p>
      ${
        chosen.length > 0
          ? html`<ul class="chosen" aria-label=${msg('Chosen numbers')}>
              ${chosen.map(
                (sid) =>
                  html`<li>
                    ${renderNumber(this.#pages, sid)}
                    <button
                      class="tool"
                      type="button"
                      aria-label=${msg(str`Take out ${this.#pages.known(sid)?.phoneNumber ?? sid}`)}
                      @click=${(): void => void this.#handleRemove(sid)}
                    >
                      ${icon('bin', 16)}
                    </button>
                  </li>`,
              )}
            </ul>`
          : nothing
      }`;
  }

  #renderShown(chosen: readonly Sid<'PN'>[]): TemplateResult {
    if (chosen.length === 0) return html`<span>${countOf(chosen)}</span>`;
    return html`<ul>
      ${chosen.map((sid) => html`<li>${renderNumber(this.#pages, sid)}</li>`)}
    </ul>`;
  }

  #tick(sid: Sid<'PN'>, on: boolean): void {
    const rest = sidsOf(this.value).filter((one) => one !== sid);
    this.choose([...rest, ...(on ? [sid] : [])].join(','));
  }

  #handleOpen = (): unknown =>
    this.openList(
      () => this.#pages.rows ?? this.#pages.open(this.onboarding, this.draftId),
      '#find',
    );

  /** What was pressed is gone then; focus stays near. */
  #handleRemove = async (sid: Sid<'PN'>): Promise<void> => {
    this.#tick(sid, false);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.chosen .tool, #find, .btn')?.focus();
  };
}

const sidsOf = (value: string): readonly Sid<'PN'>[] =>
  chosenNumbers({ [PHONE_NUMBERS]: value }) as Sid<'PN'>[];

const countOf = ({ length }: readonly unknown[]): string =>
  length === 0
    ? msg('No numbers chosen')
    : counted(length, msg('One number chosen|# numbers chosen'));

define('th-number-choice', ThNumberChoice);

declare global {
  interface HTMLElementTagNameMap {
    'th-number-choice': ThNumberChoice;
  }
}
