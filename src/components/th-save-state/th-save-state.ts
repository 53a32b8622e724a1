import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { define } from '../define.js';
import { ActionEvent } from '../events/action-event.js';
import { icon } from '../icon/icon.js';
import { base } from '../styles/base.styles.js';
import { clockTime } from '../times.js';
import type { SaveState } from './save-state.js';
import { styles } from './th-save-state.styles.js';

/**
 * Says where what was typed is. Only trouble is announced: a screen reader that heard "saved" after
 * each key would be of no use.
 *
 * @event th-action - `save-again`, inside only
 */
export class ThSaveState extends LitElement {
  static override styles = [base, styles];

  /** What is true at this moment. */
  @property({ attribute: false }) state: SaveState = { kind: 'untouched' };

  /** Language of the time of day. */
  @property() locale?: string;

  override render(): TemplateResult {
    return html`<div role="status">
        ${this.state.kind === 'failed' ? this.#renderFailed(this.state.message) : nothing}
      </div>
      ${this.#renderQuiet()}`;
  }

  #renderQuiet(): TemplateResult | typeof nothing {
    const { state } = this;
    switch (state.kind) {
      case 'untouched':
        return html`<p>Saved as you type</p>`;
      case 'saving':
        return html`<p>Saving…</p>`;
      case 'saved':
        return html`<p>
          ${icon('check', 16)}<span>Saved on this device ${clockTime(state.at, this.locale)}</span>
        </p>`;
      case 'undecided':
        return html`<p class="warn">
          ${icon('warning', 16)}<span>
            ${state.fields === 1 ? 'One field is' : `${state.fields} fields are`} not saved yet:
            choose a version
          </span>
        </p>`;
      case 'refused':
        return html`<p class="warn">
          ${icon('warning', 16)}<span>
            ${state.fields === 1 ? 'One field is' : `${state.fields} fields are`} not saved yet:
            change what is marked
          </span>
        </p>`;
      case 'failed':
        return nothing;
      default:
        return state satisfies never;
    }
  }

  #renderFailed(message: string): TemplateResult {
    return html`<p class="failed">
      ${icon('alert', 16)}
      <span>
        Could not save: ${message.replace(/[.\s]+$/, '')}. What you typed is kept here, trying
        again.
        <button class="link" type="button" @click=${this.#handleClick}>Try again now</button>
      </span>
    </p>`;
  }

  #handleClick = (): void => {
    this.dispatchEvent(new ActionEvent('save-again'));
  };
}

define('th-save-state', ThSaveState);

declare global {
  interface HTMLElementTagNameMap {
    'th-save-state': ThSaveState;
  }
}
