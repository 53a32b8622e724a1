import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { TwilioSays } from '../../core/policy/evaluation-report.js';
import { told } from '../../locales/spoken.js';
import { icon } from '../icon/icon.js';
import { twilioSays } from '../th-section/twilio-says.js';

/** A line to type into, on a page of ours. */
export interface TextField {
  /** Also its id. */
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly type?: 'text' | 'email' | 'url' | 'password';
  readonly optional?: boolean;
  /** What it starts with. */
  readonly value?: string;
  readonly readonly?: boolean;
  /** What to do about it, and what Twilio said. */
  readonly error?: string;
  readonly twilio?: TwilioSays;
}

/** Label, hint, what to change, the input, Twilio's own words; all of it describes the input. */
export function renderTextField(field: TextField): TemplateResult {
  const { name, label, hint, type = 'text', value = '', error, twilio } = field;
  const describedBy = [`${name}-hint`, error ? `${name}-error` : '', twilio ? `${name}-twilio` : '']
    .filter(Boolean)
    .join(' ');
  return html`<div class="field ${error ? 'err' : ''}">
    <label class="label" for=${name}
      >${told(label)}${field.optional ? html` <span class="optional">${msg('(optional)')}</span>` : nothing}</label
    >
    <p class="hint" id="${name}-hint">${told(hint)}</p>
    ${
      error
        ? html`<p class="error" id="${name}-error">
            ${icon('alert', 16)}<span><span class="vh">${msg('Error:')} </span>${told(error)}</span>
          </p>`
        : nothing
    }
    <input
      class="input"
      id=${name}
      name=${name}
      type=${type}
      autocomplete="off"
      autocapitalize="off"
      spellcheck="false"
      value=${value}
      ?readonly=${field.readonly}
      aria-describedby=${describedBy}
      aria-invalid=${error ? 'true' : nothing}
    />
    ${twilio ? html`<p class="said" id="${name}-twilio">${twilioSays(twilio)}</p>` : nothing}
  </div>`;
}
