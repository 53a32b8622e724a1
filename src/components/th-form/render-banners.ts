import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../icon/icon.js';
import { dateTime } from '../times.js';
import { renderTrouble } from '../trouble/render-trouble.js';
import { renderCauses } from '../trusthub-onboard/render-stages.js';
import type { FormView } from './form-view.js';

/** What is to be known of the whole: the network, the account, a form from the cache. */
export function renderBanners(
  { online, form, preflight }: FormView,
  locale: string | undefined,
  /** What forbids to send is said apart. */
  stopsApart = false,
): TemplateResult {
  const at = dateTime(Date.parse(form.cachedAt ?? ''), locale);
  return html`<div role="status" class="banners">
    ${
      online
        ? nothing
        : html`<p class="note warn">
            ${icon('offline')}<span
              ><b>${msg('You are offline.')}</b>
              ${msg('What you type is kept on this device. You can send: it goes out by itself when the network returns.')}</span
            >
          </p>`
    }
    ${
      form.cachedAt
        ? html`<p class="note">
            ${icon('info')}<span
              >${msg(str`Twilio is out of reach. This is the form as it was on ${at}.`)}</span
            >
          </p>`
        : nothing
    }
    ${stopsApart && preflight?.verdict === 'blocked' ? nothing : renderCauses(preflight)}
  </div>`;
}

/** Why it cannot be sent as things stand. What is typed is safe meanwhile, and can be gone on with. */
export const renderStops = ({ preflight }: FormView, again: () => void): TemplateResult =>
  html`<div role="alert" class="stops">
    ${
      preflight?.verdict === 'blocked'
        ? html`<p>
              <b>${msg('This cannot be sent yet.')}</b>
              ${msg('You can go on filling it in; all of it is kept.')}
            </p>
            ${renderCauses(preflight)}
            <p><button class="btn" type="button" @click=${again}>${msg('Check again')}</button></p>`
        : nothing
    }
  </div>`;

/** Why sending did not work. */
export const renderNotSent = ({ trouble }: FormView): TemplateResult =>
  html`<div role="alert">
    ${
      trouble
        ? html`<div class="note bad">
            ${icon('alert')}
            <span
              ><b>${msg('That did not work.')}</b> ${renderTrouble(trouble)}
              ${msg('What you typed is kept.')}</span
            >
          </div>`
        : nothing
    }
  </div>`;
