import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import type { NumberRow } from '../../core/commands.js';
import type { Sid } from '../../core/trusthub/sid.js';
import { counted } from '../../locales/counted.js';
import { icon } from '../icon/icon.js';
import { renderTrouble } from '../trouble/render-trouble.js';
import type { NumberPages } from './number-pages.js';

/** What is ticked and what a tick does. */
export interface NumberChoice {
  readonly ticked: ReadonlySet<string>;
  readonly locked: boolean;
  readonly tick: (sid: Sid<'PN'>, on: boolean) => void;
}

/** The account's numbers to tick: found by a part of the number, page after page. */
export const renderNumberList = (pages: NumberPages, choice: NumberChoice): TemplateResult =>
  html`<div class="list" aria-busy=${pages.loading ? 'true' : 'false'}>
    ${renderSearch(pages)}
    <p class="vh" role="status">${said(pages)}</p>
    ${
      pages.trouble
        ? html`<div class="note bad">${icon('alert')}${renderTrouble(pages.trouble)}</div>`
        : nothing
    }
    ${pages.rows ? renderRows(pages, pages.rows, choice) : renderSkeleton(pages)}
    ${
      pages.hasMore
        ? html`<button
            class="btn"
            type="button"
            aria-disabled=${pages.loading ? 'true' : 'false'}
            @click=${(): void => void pages.more()}
          >
            ${pages.rows?.length === 0 ? msg('Look further') : msg('Show more numbers')}
          </button>`
        : nothing
    }
  </div>`;

/** A number as it is read, whatever the direction of the page. */
export const renderNumber = (pages: NumberPages, sid: string): TemplateResult => {
  const row = pages.known(sid);
  return row
    ? html`<bdi class="number">${row.phoneNumber}</bdi>`
    : html`<code class="number">${sid}</code>`;
};

const renderSearch = (pages: NumberPages): TemplateResult =>
  html`<search>
    <label class="label" for="find">${msg('Find a number by its digits or its name')}</label>
    <input
      class="input"
      id="find"
      type="search"
      autocomplete="off"
      spellcheck="false"
      .value=${live(pages.query)}
      @input=${(event: Event): void => {
        event.stopPropagation();
        pages.find((event.target as HTMLInputElement).value);
      }}
    />
  </search>`;

function renderRows(
  pages: NumberPages,
  rows: readonly NumberRow[],
  choice: NumberChoice,
): TemplateResult {
  if (rows.length === 0) return html`<p class="lead">${noneOf(pages)}</p>`;
  return html`<ul>
    ${repeat(
      rows,
      ({ sid }) => sid,
      (row) => html`<li>${renderRow(row, choice)}</li>`,
    )}
  </ul>`;
}

function noneOf({ query, hasMore }: NumberPages): string {
  if (hasMore) return msg('None among those looked at so far.');
  return query
    ? msg('No number like that in this account.')
    : msg('This account has no phone number yet.');
}

const renderRow = (
  { sid, phoneNumber, name }: NumberRow,
  { ticked, locked, tick }: NumberChoice,
): TemplateResult =>
  html`<label class="tick">
    <input
      type="checkbox"
      value=${sid}
      ?disabled=${locked}
      .checked=${live(ticked.has(sid))}
      @input=${(event: Event): void => {
        event.stopPropagation();
        tick(sid, (event.target as HTMLInputElement).checked);
      }}
    />
    <span>
      <bdi class="number">${phoneNumber}</bdi>
      ${name && name !== phoneNumber ? html`<small>${name}</small>` : nothing}
    </span>
  </label>`;

const renderSkeleton = ({ loading }: NumberPages): TemplateResult | typeof nothing =>
  loading ? html`<div class="skeleton" aria-hidden="true"><i></i><i></i><i></i></div>` : nothing;

function said({ loading, rows, query }: NumberPages): string {
  if (loading) return msg('Looking up the numbers of the account');
  if (!rows) return '';
  return counted(
    rows.length,
    query ? msg('# number found|# numbers found') : msg('# number|# numbers'),
  );
}
