import { msg } from '@lit/localize';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { AddressSuggestion } from '../../core/policy/address-suggestion.js';
import type { FieldPath, FieldValues } from '../../core/policy/field-path.js';
import type { Field } from '../../core/policy/form-model.js';
import { told } from '../../locales/spoken.js';
import { define } from '../define.js';
import { GoEvent } from '../events/go-event.js';
import { TakeValuesEvent } from '../events/take-values-event.js';
import { icon } from '../icon/icon.js';
import { base } from '../styles/base.styles.js';
import { differingWords, type Parted } from './differing-words.js';
import { isTaken } from './is-taken.js';
import { styles } from './th-address-suggestion.styles.js';

/**
 * An address that Twilio knows a little differently: what was typed beside what it suggests, line by
 * line, each difference marked in words and shape and not by colour alone.
 *
 * @event th-take-values - the suggestion is to be in the form, inside only
 * @event th-go - to the field to be edited instead, inside only
 */
export class ThAddressSuggestion extends LitElement {
  static override styles = [base, styles];

  /** What Twilio suggests. */
  @property({ attribute: false }) suggestion?: AddressSuggestion;

  /** The fields of the form, in the order and by the names that the person sees. */
  @property({ attribute: false }) fields: readonly Field[] = [];

  /** What is typed now. */
  @property({ attribute: false }) values: FieldValues = {};

  /** Nothing can be changed now. */
  @property({ type: Boolean }) busy = false;

  #took = false;

  /** What was pressed is gone once the values are back; what came of it takes focus and is read. */
  override updated(): void {
    const { suggestion, values } = this;
    if (!this.#took || !suggestion || !isTaken(suggestion, values)) return;
    this.#took = false;
    this.renderRoot.querySelector<HTMLElement>('h3')?.focus();
  }

  override render(): TemplateResult | typeof nothing {
    const { suggestion, values } = this;
    if (!suggestion) return nothing;
    return html`<section aria-labelledby="heading">
      <p class="vh" role="status">
        ${isTaken(suggestion, values) ? msg('The suggested address is in the form') : ''}
      </p>
      ${isTaken(suggestion, values) ? this.#renderTaken() : this.#renderOffer(suggestion)}
    </section>`;
  }

  #renderTaken(): TemplateResult {
    return html`<h3 id="heading" tabindex="-1" class="taken">
        ${icon('tick')}<span>${msg('The address is as Twilio suggests it')}</span>
      </h3>
      <p class="sub">${msg('Changed, not yet checked again. Send it to have it checked.')}</p>`;
  }

  #renderOffer(suggestion: AddressSuggestion): TemplateResult {
    return html`<h3 id="heading" tabindex="-1">
        ${msg('Twilio knows this address a little differently')}
      </h3>
      <p class="sub">
        ${msg(
          'It takes no address that it cannot check, so it cannot go as it was typed. Nothing is changed unless you say so.',
        )}
      </p>
      <div class="table" role="table" aria-labelledby="heading">
        <div class="line head" role="row">
          <span role="columnheader"><span class="vh">${msg('Line')}</span></span>
          <span role="columnheader">${msg('You typed')}</span>
          <span role="columnheader">${msg('Twilio suggests')}</span>
        </div>
        ${this.#lines(suggestion).map((field) => this.#renderLine(field, suggestion))}
      </div>
      <p class="buttons">
        <button
          class="btn main"
          type="button"
          aria-disabled=${this.busy ? 'true' : 'false'}
          @click=${this.#handleTake}
        >
          ${msg('Use the suggested address')}
        </button>
        <button class="btn" type="button" @click=${this.#handleEdit}>
          ${msg('Edit it myself')}
        </button>
      </p>`;
  }

  #renderLine(field: Field, values: AddressSuggestion): TemplateResult {
    const typed = this.#typed(field.path);
    const suggested = values[field.path] ?? '';
    const same = typed === suggested;
    const [left, right] = differingWords(typed, suggested);
    return html`<div class="line ${same ? '' : 'differs'}" role="row">
      <span role="rowheader"
        >${same ? nothing : icon('pen', 16)}${told(field.label)}${
          same ? nothing : html`<span class="vh"> ${msg('(differs)')}</span>`
        }</span
      >
      <span role="cell"><bdi>${renderParted(left, 'del')}</bdi></span>
      <span role="cell"><bdi>${renderParted(right, 'ins')}</bdi></span>
    </div>`;
  }

  /** In the order of the form. Lines that are empty in both say nothing. */
  #lines(values: AddressSuggestion): readonly Field[] {
    return this.fields.filter(
      ({ path }) => values[path] !== undefined && (this.#typed(path) || values[path]),
    );
  }

  #typed(path: FieldPath): string {
    return (this.values[path] ?? '').trim();
  }

  #handleTake = (): void => {
    if (this.busy || !this.suggestion) return;
    this.#took = true;
    this.dispatchEvent(new TakeValuesEvent(this.suggestion));
  };

  #handleEdit = (): void => {
    const { suggestion } = this;
    const differing = suggestion && this.#lines(suggestion);
    const first = differing?.find(({ path }) => this.#typed(path) !== suggestion?.[path]);
    if (first) this.dispatchEvent(new GoEvent({ path: first.path }));
  };
}

const renderParted = ([begin, own, end]: Parted, as: 'del' | 'ins'): TemplateResult =>
  begin || own || end
    ? html`${begin} ${own ? (as === 'del' ? html`<del>${own}</del>` : html`<ins>${own}</ins>`) : ''}
      ${end}`
    : html`<span class="none">${msg('Nothing')}</span>`;

define('th-address-suggestion', ThAddressSuggestion);

declare global {
  interface HTMLElementTagNameMap {
    'th-address-suggestion': ThAddressSuggestion;
  }
}
