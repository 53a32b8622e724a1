import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../components/icon/icon.js';
import type { BusinessList } from '../components/th-businesses/business-list.js';
import { renderNotice } from '../components/th-businesses/render-notice.js';
import { renderSearch } from '../components/th-businesses/render-search.js';
import '../components/th-businesses/th-businesses.js';
import { troubleOf } from '../components/trusthub-onboard/trouble-of.js';
import type { AccountSummary } from '../protocol/own-commands.js';
import { BEGIN, LEFTOVERS, OPTIONS, type Place } from './place.js';
import { renderNews } from './render-news.js';

/** What the list of all businesses is shown with. */
export interface SideContext {
  readonly list: BusinessList;
  readonly place: Place;
  readonly account?: AccountSummary | null;
  readonly online: boolean;
  /** Why what was asked for did not work. */
  readonly trouble?: unknown;
  /** The person has seen the notice. */
  readonly dismiss: () => void;
}

/** All businesses, what to begin, and what is to be known of the whole. */
export function renderSide(context: SideContext): TemplateResult {
  const { list, place, account, dismiss } = context;
  const { page, query } = list;
  return html`<div class="side">
    <header>
      <h1 tabindex="-1">${msg('Businesses')}</h1>
      <a class="btn quiet tool" href=${OPTIONS} title=${msg('Settings')}>
        ${icon('gear')}<span class="vh">${msg('Settings')}</span>
      </a>
    </header>
    <p class="pad">
      <a class="btn main" href="#/new">${icon('plus', 16)}${msg('New business')}</a>
    </p>
    <p class="pad">
      <a class="btn quiet" href=${BEGIN} aria-current=${place.kind === 'begin' ? 'page' : nothing}
        >${msg('Register something else')}</a
      >
    </p>
    <search class="pad">${renderSearch(list)}</search>
    <div class="pad" role="status">${renderNotice(page, dismiss)} ${newsOf(context)}</div>
    ${
      page
        ? html`<nav aria-label=${msg('Businesses')}>
            <th-businesses
              .rows=${page.rows}
              current=${place.kind === 'draft' ? place.id : ''}
            ></th-businesses>
          </nav>`
        : nothing
    }
    ${
      page?.rows.length === 0
        ? html`<p class="pad lead">
            ${query ? msg('No business of this name.') : msg('No business yet.')}
          </p>`
        : nothing
    }
    ${
      account
        ? html`<footer>
            <a href=${LEFTOVERS} aria-current=${place.kind === 'leftovers' ? 'page' : nothing}
              >${msg('Find leftovers at Twilio')}</a
            >
          </footer>`
        : nothing
    }
  </div>`;
}

function newsOf({ list, online, account, trouble }: SideContext): ReturnType<typeof renderNews> {
  const { page, error = trouble } = list;
  return renderNews(online, account, error === undefined ? page?.trouble : troubleOf(error));
}
