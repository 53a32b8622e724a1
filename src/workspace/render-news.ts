import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Trouble } from '../core/submission/snapshot.js';
import type { AccountSummary } from '../protocol/own-commands.js';
import { icon } from '../components/icon/icon.js';
import { renderTrouble } from '../components/trouble/render-trouble.js';
import { OPTIONS } from './place.js';

/** The one thing that is to be known of the whole list. */
export function renderNews(
  online: boolean,
  account: AccountSummary | null | undefined,
  trouble: Trouble | undefined,
): TemplateResult | typeof nothing {
  if (!online)
    return html`<div class="note warn">
      ${icon('offline')}<span
        ><b>${msg('Offline.')}</b> ${msg('This is what was known last.')}</span
      >
    </div>`;
  if (account === null)
    return html`<div class="note warn">
      ${icon('warning')}<span
        >${msg('No Twilio account yet.')} <a href=${OPTIONS}>${msg('Add account')}</a></span
      >
    </div>`;
  return trouble
    ? html`<div class="note warn">${icon('warning')}${renderTrouble(trouble)}</div>`
    : nothing;
}
