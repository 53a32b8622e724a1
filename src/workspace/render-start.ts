import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { ProfilePage } from '../core/commands.js';
import type { AccountSummary } from '../protocol/own-commands.js';
import { OPTIONS } from './place.js';

/** What is beside the list while nothing of it is open. */
export function renderStart(
  page: ProfilePage | undefined,
  account: AccountSummary | null | undefined,
): TemplateResult {
  if (page?.rows.length)
    return html`<section class="empty">
      <h2>${msg('Open a business')}</h2>
      <p class="lead">
        ${msg('Choose one of the list to see where it stands or to go on with it.')}
      </p>
    </section>`;
  return account === null
    ? html`<section class="empty">
        <h2>${msg('Connect your Twilio account')}</h2>
        <p class="lead">
          ${msg('Enter an API key once. It stays in this browser and no website ever sees it.')}
        </p>
        <p><a class="btn main" href=${OPTIONS}>${msg('Add account')}</a></p>
      </section>`
    : html`<section class="empty">
        <h2>${msg('Register the first business')}</h2>
        <p class="lead">
          ${msg(
            'It takes about ten minutes. What you type is saved on this device at once, also offline.',
          )}
        </p>
      </section>`;
}
