import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Preflight, PreflightCause } from '../../core/commands.js';
import type { Trouble } from '../../core/submission/snapshot.js';
import { told } from '../../locales/spoken.js';
import { icon } from '../icon/icon.js';
import { safeUrl, twilioSays } from '../th-section/twilio-says.js';
import { renderTrouble } from '../trouble/render-trouble.js';
import type { Stage } from './stage.js';

/** What the page says of the host. */
interface HostFacts {
  readonly relay?: string;
  readonly connection: 'pending' | 'absent';
}

/** What is shown while the host is waited for or asked, and where there can be no form. */
export function renderStage(
  stage: Exclude<Stage, { kind: 'open' }>,
  { relay, connection }: HostFacts,
  /** Another try with this host. */
  load: () => void,
  /** Another try for one. */
  reconnect: () => void,
): TemplateResult {
  switch (stage.kind) {
    case 'waiting':
      if (relay) return renderRelay();
      return connection === 'absent' ? renderAbsent(reconnect) : renderWaiting();
    case 'loading':
      return renderSkeleton();
    case 'blocked':
      return renderBlocked(stage.preflight, load);
    case 'failed':
      return renderFailed(stage.trouble, load);
    default:
      return stage satisfies never;
  }
}

const renderSkeleton = (): TemplateResult =>
  html`<div class="plain" aria-busy="true">
    <p role="status">${msg('Opening the form and checking your Twilio account…')}</p>
    <div class="skeleton" aria-hidden="true">
      <i class="short"></i><i></i><i class="short"></i><i></i><i class="short"></i><i></i>
    </div>
  </div>`;

const renderWaiting = (): TemplateResult =>
  html`<div class="plain" aria-busy="true">
    <p role="status">${msg('Waiting for Trust Hub Onboard…')}</p>
    <div class="skeleton" aria-hidden="true"><i class="short"></i><i></i></div>
  </div>`;

const renderAbsent = (again: () => void): TemplateResult =>
  html`<div class="plain" role="status">
    <h2 part="title">${msg('This site is not connected')}</h2>
    <p>
      ${msg(
        'The form needs the browser extension Trust Hub Onboard, and your permission for this site. Nothing was sent.',
      )}
    </p>
    <ol class="how">
      <li>${msg('Install Trust Hub Onboard in this browser, if it is not there yet.')}</li>
      <li>
        ${msg(html`Click its icon beside the address bar and choose <b>Connect this site</b>.`)}
      </li>
      <li>${msg('Come back to this page and try again.')}</li>
    </ol>
    ${renderAgain(msg('Try again'), again)}
  </div>`;

const renderRelay = (): TemplateResult =>
  html`<div class="plain" role="status">
    <h2 part="title">${msg('This connection is not available yet')}</h2>
    <p>
      ${msg('This page asks for a relay, which this version cannot use. Nothing was sent.')}
      ${msg(html`Remove the attribute <code>relay</code> to use the browser extension.`)}
    </p>
  </div>`;

const renderFailed = (trouble: Trouble, again: () => void): TemplateResult =>
  html`<div class="plain" role="status">
    <h2 part="title">${msg('The form could not be opened')}</h2>
    <div class="note bad">${icon('alert')}${renderTrouble(trouble)}</div>
    <p>${msg('What was typed before is kept.')}</p>
    ${renderAgain(msg('Try again'), again)}
  </div>`;

const renderBlocked = (preflight: Preflight, again: () => void): TemplateResult =>
  html`<div class="plain" role="status">
    <h2 part="title">
      ${
        preflight.causes.length > 1
          ? msg('A few things before you start')
          : msg('One thing before you start')
      }
    </h2>
    <p>${msg('Twilio would refuse the form as things stand. This has to be settled first:')}</p>
    ${renderCauses(preflight)} ${renderAgain(msg('Check again'), again)}
  </div>`;

const renderAgain = (words: string, again: () => void): TemplateResult =>
  html`<p class="buttons">
    <button class="btn main" type="button" @click=${again}>${words}</button>
  </p>`;

/** What stands in the way, or is worth knowing, each with its cure. */
export const renderCauses = (preflight: Preflight | undefined): TemplateResult | typeof nothing =>
  preflight && preflight.causes.length > 0
    ? html`<ul class="causes">
        ${preflight.causes.map(renderCause)}
      </ul>`
    : nothing;

function renderCause(cause: PreflightCause): TemplateResult {
  const href = safeUrl(cause.cureUrl);
  return html`<li class="note warn" data-problem=${cause.problem}>
    ${icon('warning')}
    <span>
      <b>${told(cause.message)}</b>
      <span>${told(cause.cure)}</span>
      ${
        href
          ? html`<a href=${href} target="_blank" rel="noopener noreferrer"
              >${msg('Open the page for this')}</a
            >`
          : nothing
      }
      ${twilioSays({ code: cause.code, message: cause.twilio, moreInfo: cause.moreInfo })}
    </span>
  </li>`;
}
