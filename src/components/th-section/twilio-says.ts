import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { TwilioSays } from '../../core/policy/evaluation-report.js';

/** Twilio's own words, which are English, code and link, in small type. */
export function twilioSays(twilio: TwilioSays): TemplateResult | typeof nothing {
  const { code, message, moreInfo } = twilio;
  if (code === undefined && !message && !moreInfo) return nothing;
  const href = safeUrl(moreInfo);
  return html`<span class="small twilio">
    ${message ? msg(html`Twilio: “<bdi lang="en">${message}</bdi>”`) : 'Twilio'}
    ${code === undefined ? nothing : html`<code>${code}</code>`}
    ${
      href
        ? html`<a href=${href} target="_blank" rel="noopener noreferrer"
            >${msg('About this code')}</a
          >`
        : nothing
    }
  </span>`;
}

/** A link from an answer is followed only to the web, never to `javascript:`. */
export function safeUrl(url: string | undefined): string | undefined {
  if (!url || !URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  return protocol === 'https:' ? href : undefined;
}
