import { msg } from '@lit/localize';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { counted } from '../../locales/counted.js';
import { spoken } from '../../locales/spoken.js';
import { define } from '../define.js';
import { GoEvent } from '../events/go-event.js';
import { icon } from '../icon/icon.js';
import { base } from '../styles/base.styles.js';
import type { RailItem, RailState } from './rail-item.js';
import { styles } from './th-rail.styles.js';

/**
 * The parts of the form and how each stands. Every part can be visited at any time.
 *
 * @event th-go - inside only
 */
export class ThRail extends LitElement {
  static override styles = [base, styles];

  /** The parts, in order. */
  @property({ attribute: false }) items: readonly RailItem[] = [];

  /** The place where the person is. */
  @property() current = '';

  override render(): TemplateResult {
    return html`<nav aria-label=${msg('Sections')}>
      <ol>
        ${this.items.map(
          (item) =>
            html`<li>
              <button
                type="button"
                data-place=${item.place}
                aria-current=${item.place === this.current ? 'step' : nothing}
                @click=${this.#handleClick}
              >
                ${renderState(item.state)}
                <span class="title">${item.title}</span>
                ${renderWords(item.state)}
              </button>
            </li>`,
        )}
      </ol>
    </nav>`;
  }

  /** On a narrow screen the rail scrolls sideways: the current part must be in view. */
  override updated(changed: PropertyValues<this>): void {
    if (!changed.has('current')) return;
    const list = this.renderRoot.querySelector('ol');
    const button = list?.querySelector<HTMLElement>('[aria-current]');
    if (!list || !button || list.scrollWidth <= list.clientWidth) return;
    const shift = button.getBoundingClientRect().left - list.getBoundingClientRect().left;
    list.scrollBy({ left: shift - 16 });
  }

  #handleClick = (event: Event): void => {
    const { place } = (event.currentTarget as HTMLElement).dataset;
    if (place) this.dispatchEvent(new GoEvent({ place }));
  };
}

function renderState(state: RailState): TemplateResult {
  switch (state.kind) {
    case 'done':
      return html`<span class="good">${icon('check')}</span>`;
    case 'errors':
      return html`<span class="bad">${icon('alert')}</span>`;
    case 'todo':
    case 'optional':
      return html`<span class="idle">${icon('circle')}</span>`;
    case 'reading':
      return html`<span class="idle">${icon('info')}</span>`;
    default:
      return state satisfies never;
  }
}

function renderWords(state: RailState): TemplateResult | typeof nothing {
  switch (state.kind) {
    case 'done':
      return html`<span class="vh">, ${msg('complete')}</span>`;
    case 'errors':
      return html`<small class="bad"
        ><span aria-hidden="true">${state.count.toLocaleString(spoken())}</span
        ><span class="vh">, ${counted(state.count, msg('# to change|# to change'))}</span></small
      >`;
    case 'optional':
      return html`<small><span class="vh">, </span>${msg('optional')}</small>`;
    case 'todo':
      return html`<span class="vh">, ${msg('not complete yet')}</span>`;
    case 'reading':
      return nothing;
    default:
      return state satisfies never;
  }
}

define('th-rail', ThRail);

declare global {
  interface HTMLElementTagNameMap {
    'th-rail': ThRail;
  }
}
