import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { BusinessList } from './business-list.js';

/** Finds businesses of the list by their names. */
export const renderSearch = (list: BusinessList): TemplateResult =>
  html`<input
    class="input"
    type="search"
    aria-label=${msg('Find a business')}
    placeholder=${msg('Find a business')}
    autocomplete="off"
    spellcheck="false"
    .value=${list.query}
    @input=${(event: Event): void => list.find((event.target as HTMLInputElement).value)}
  />`;
