import { html, nothing, type TemplateResult } from 'lit';
import type { Trouble } from '../../core/submission/snapshot.js';
import { told } from '../../locales/spoken.js';
import { twilioSays } from '../th-section/twilio-says.js';

/** Why something did not work: our words, then the raw code for support. */
export const renderTrouble = (trouble: Trouble): TemplateResult =>
  html`<span class="trouble">
    <span>${told(trouble.message)}</span>
    ${twilioSays({ code: trouble.code, message: trouble.twilio, moreInfo: trouble.moreInfo })}
    ${
      trouble.status !== undefined && trouble.code === undefined
        ? html`<span class="small">HTTP <code>${trouble.status}</code></span>`
        : nothing
    }
  </span>`;
