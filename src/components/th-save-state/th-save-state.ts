import { msg, str } from '@lit/localize';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { counted } from '../../locales/counted.js';
import { told } from '../../locales/spoken.js';
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
        return html`<p>${msg('Saved as you type')}</p>`;
      case 'saving':
        return html`<p>${msg('Saving…')}</p>`;
      case 'saved':
        return html`<p>
          ${icon('check', 16)}<span
            >${msg(str`Saved on this device ${clockTime(state.at, this.locale)}`)}</span
          >
        </p>`;
      case 'undecided':
        return html`<p class="warn">
          ${icon('warning', 16)}<span>
            ${counted(state.fields, msg('One field is not saved yet: choose a version|# fields are not saved yet: choose a version'))}
          </span>
        </p>`;
      case 'refused':
        return html`<p class="warn">
          ${icon('warning', 16)}<span>
            ${counted(state.fields, msg('One field is not saved yet: change what is marked|# fields are not saved yet: change what is marked'))}
          </span>
        </p>`;
      case 'failed':
        return nothing;
      default:
        return state satisfies never;
    }
  }

  #renderFailed(message: string): TemplateResult {
    const why = told(message).replace(/[.。\s]+$/, '');
    return html`<p class="failed">
      ${icon('alert', 16)}
      <span>
        ${msg(str`Could not save: ${why}. What you typed is kept here, trying again.`)}
        <button class="link" type="button" @click=${this.#handleClick}>
          ${msg('Try again now')}
        </button>
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
