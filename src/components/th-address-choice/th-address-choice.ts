import { msg } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { live } from 'lit/directives/live.js';
import type { AddressRow } from '../../core/commands.js';
import { counted } from '../../locales/counted.js';
import { define } from '../define.js';
import { icon } from '../icon/icon.js';
import { AccountChoice } from '../account-choice/account-choice.js';
import { Pages } from '../pages.js';
import { base } from '../styles/base.styles.js';
import { renderTrouble } from '../trouble/render-trouble.js';
import { styles } from './th-address-choice.styles.js';

/**
 * Chooses one of the account's addresses, or none of them for a new one. A control like a native one:
 * a `value`, which is the SID or nothing, and an `input` event.
 *
 * @event input - the choice changed
 */
export class ThAddressChoice extends AccountChoice {
  static override styles = [base, styles];

  #pages = new Pages<AddressRow>(this, (at) => {
    const { onboarding, draftId } = this;
    return onboarding && draftId && onboarding.call('addresses.list', { draftId, ...at });
  });

  /** Where one is chosen already, it has to be told from its SID. */
  override willUpdate(changed: PropertyValues<this>): void {
    if (!['onboarding', 'draftId', 'value'].some((name) => changed.has(name as 'value'))) return;
    if (this.value && !this.#pages.rows && !this.#pages.trouble) void this.#pages.read();
  }

  override render(): TemplateResult {
    if (this.locked)
      return this.value ? this.#renderChosen() : html`<span>${msg('A new one')}</span>`;
    if (this.open) return this.#renderList();
    return html`${this.value ? this.#renderChosen() : html`<p>${msg('A new one: enter it below.')}</p>`}
      <p class="buttons">
        <button class="btn" type="button" @click=${this.#handleOpen}>
          ${this.value ? msg('Change the choice') : msg('Choose one that the account has')}
        </button>
      </p>`;
  }

  #renderChosen(): TemplateResult {
    const row = this.#pages.rows?.find(({ sid }) => sid === this.value);
    return html`<p class="chosen">
      ${row ? addressWords(row) : html`<code>${this.value}</code>`}
    </p>`;
  }

  #renderList(): TemplateResult {
    const { rows = [], loading, trouble, hasMore } = this.#pages;
    const strange = this.value && !rows.some(({ sid }) => sid === this.value);
    return html`<div class="choices" role="radiogroup" aria-label=${msg('Which address?')}>
        ${this.#renderChoice('', html`<b>${msg('A new one')}</b><small>${msg('Enter it below')}</small>`)}
        ${strange ? this.#renderChoice(this.value, html`<code>${this.value}</code>`) : nothing}
        ${repeat(
          rows,
          ({ sid }) => sid,
          (row) => this.#renderChoice(row.sid, addressWords(row)),
        )}
      </div>
      <p class="vh" role="status">${this.#said()}</p>
      ${
        !loading && !trouble && rows.length === 0
          ? html`<p class="small">${msg('The account has no address yet.')}</p>`
          : nothing
      }
      ${loading && rows.length === 0 ? html`<p class="small">${msg('Asking Twilio…')}</p>` : nothing}
      ${
        trouble
          ? html`<div class="note bad" role="alert">${icon('alert')}${renderTrouble(trouble)}</div>`
          : nothing
      }
      ${
        trouble || hasMore
          ? html`<p class="buttons">
              <button
                class="btn"
                type="button"
                aria-disabled=${loading ? 'true' : 'false'}
                @click=${this.#pages.read}
              >
                ${trouble ? msg('Try again') : msg('Show more addresses')}
              </button>
            </p>`
          : nothing
      }`;
  }

  #renderChoice(sid: string, content: TemplateResult): TemplateResult {
    return html`<label class="choice">
      <input
        type="radio"
        name="address"
        value=${sid}
        .checked=${live(sid === this.value)}
        @change=${(event: Event): void => this.#handleChoice(event, sid)}
      />
      <span>${content}</span>
    </label>`;
  }

  #said(): string {
    const { rows, loading } = this.#pages;
    if (loading) return msg('Asking Twilio for the addresses of the account');
    return rows ? counted(rows.length, msg('# address shown|# addresses shown')) : '';
  }

  #handleOpen = (): unknown =>
    this.openList(() => this.#pages.rows ?? this.#pages.read(), 'input:checked');

  /** A native input's own event is enough for nobody outside: it would name no value of ours. */
  #handleChoice(event: Event, sid: string): void {
    event.stopPropagation();
    this.choose(sid);
  }
}

const addressWords = (row: AddressRow): TemplateResult =>
  html`<b><bdi>${[row.street, row.streetSecondary].filter(Boolean).join(', ')}</bdi></b>
    <small
      >${[row.city, [row.region, row.postalCode].filter(Boolean).join(' '), row.isoCountry]
        .filter(Boolean)
        .join(', ')}
      · ${row.customer}</small
    >`;

define('th-address-choice', ThAddressChoice);

declare global {
  interface HTMLElementTagNameMap {
    'th-address-choice': ThAddressChoice;
  }
}
