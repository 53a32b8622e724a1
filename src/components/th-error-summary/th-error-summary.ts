import { msg, str } from '@lit/localize';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { told } from '../../locales/spoken.js';
import { define } from '../define.js';
import { GoEvent } from '../events/go-event.js';
import { icon } from '../icon/icon.js';
import { base } from '../styles/base.styles.js';
import type { Target } from '../target.js';
import { styles } from './th-error-summary.styles.js';

/** One thing to change and where. */
export interface SummaryItem {
  readonly text: string;
  /** The title of its section, where another one says the same. */
  readonly section?: string;
  /** Where it is changed; without, it is said and leads nowhere. */
  readonly target?: Target;
  /** Changed since Twilio looked; it waits for the next check. */
  readonly changed?: boolean;
}

/**
 * All that has to change, said once more in one place. It takes focus when it comes; its links lead
 * to the label of each field.
 *
 * @event th-go - inside only
 * @slot - what else is to be said, below the list
 */
export class ThErrorSummary extends LitElement {
  static override styles = [base, styles];

  /** "There is a problem", or how many changes Twilio asks for. */
  @property() heading = '';

  /** In the order of the form. */
  @property({ attribute: false }) items: readonly SummaryItem[] = [];

  /** Takes focus, scrolled into view. */
  async focusHeading(): Promise<void> {
    await this.updateComplete;
    const box = this.renderRoot.querySelector<HTMLElement>('.summary');
    box?.scrollIntoView({ block: 'start' });
    box?.focus({ preventScroll: true });
  }

  override render(): TemplateResult {
    return html`<div class="summary" role="group" aria-labelledby="heading" tabindex="-1">
      <h3 id="heading">${icon('alert')}<span>${this.heading}</span></h3>
      ${
        this.items.length > 0
          ? html`<ul>
              ${this.items.map((item) => html`<li>${this.#renderItem(item)}</li>`)}
            </ul>`
          : nothing
      }
      <slot></slot>
    </div>`;
  }

  #renderItem({ text, section, target, changed }: SummaryItem): TemplateResult {
    const said = section ? msg(str`${told(text)} (${told(section)})`) : told(text);
    if (changed)
      return html`<span class="changed">
        ${icon('clock', 16)}<span>${msg(str`Changed, not yet checked again: ${said}`)}</span>
      </span>`;
    if (!target) return html`${said}`;
    return html`<a
      href="#${'path' in target ? target.path : target.place}"
      @click=${(event: Event): void => this.#handleClick(event, target)}
      >${said}</a
    >`;
  }

  /** The address is only for show: what it leads to is inside shadow roots. */
  #handleClick(event: Event, target: Target): void {
    event.preventDefault();
    this.dispatchEvent(new GoEvent(target));
  }
}

define('th-error-summary', ThErrorSummary);

declare global {
  interface HTMLElementTagNameMap {
    'th-error-summary': ThErrorSummary;
  }
}
