import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { told } from '../../locales/spoken.js';
import { icon } from '../icon/icon.js';
import type { Complaint } from '../th-form/complaints.js';
import { control, isGroup } from './controls.js';
import { standing, type FieldView } from './field-view.js';
import { isOwnField } from './own-field.js';
import { twilioSays } from './twilio-says.js';

/**
 * One field: label, hint, what to change, the control, what is worth knowing, Twilio's own words.
 * All of it describes the control to a screen reader, in this order.
 */
export function renderField(view: FieldView): TemplateResult {
  const { field, hint, error, warnings, complaints } = view;
  const id = `f-${field.path}`;
  const asked = standing(complaints);
  const invalid = error !== undefined || asked.length > 0;
  const ids = [
    hint ? `${id}-hint` : '',
    invalid ? `${id}-error` : '',
    warnings.length > 0 ? `${id}-note` : '',
    complaints.length > 0 ? `${id}-twilio` : '',
  ].filter(Boolean);
  const describedBy = ids.length > 0 ? ids.join(' ') : nothing;
  const label = html`${told(field.label)}${
    field.optional ? html` <span class="optional">${msg('(optional)')}</span>` : nothing
  }`;
  const above = html`${hint ? html`<p class="hint" id="${id}-hint">${told(hint)}</p>` : nothing}
  ${invalid ? renderErrors(id, error, asked) : nothing}`;
  const below = html`${warnings.length > 0 ? renderWarnings(id, warnings) : nothing}
  ${complaints.length > 0 ? renderComplaints(id, complaints) : nothing}`;
  const part = invalid ? 'field field-invalid' : 'field';
  const own = isOwnField(field);
  const input = own ? field.control(view) : control(view, { id, describedBy, invalid });
  return own || isGroup(field.kind)
    ? html`<fieldset
        class="field ${invalid ? 'err' : ''}"
        part=${part}
        role=${own ? 'group' : 'radiogroup'}
        aria-describedby=${describedBy}
        aria-invalid=${invalid && !own ? 'true' : nothing}
        data-field=${field.path}
      >
        <legend class="label" part="label">${label}</legend>
        ${above}${input}${below}
      </fieldset>`
    : html`<div class="field ${invalid ? 'err' : ''}" part=${part} data-field=${field.path}>
        <label class="label" part="label" for=${id}>${label}</label>
        ${above}${input}${below}
      </div>`;
}

/** Our own check first; Twilio's complaints repeat it where both ask for the same. */
const renderErrors = (
  id: string,
  error: string | undefined,
  asked: readonly Complaint[],
): TemplateResult => {
  const messages = new Set(error === undefined ? asked.map(({ advice }) => advice) : [error]);
  return html`<div class="errors" id="${id}-error" part="error">
    ${[...messages].map(
      (message) =>
        html`<p class="error">
          ${icon('alert', 16)}<span><span class="vh">${msg('Error:')} </span>${told(message)}</span>
        </p>`,
    )}
  </div>`;
};

const renderWarnings = (id: string, warnings: readonly string[]): TemplateResult =>
  html`<div id="${id}-note" part="warning">
    ${warnings.map(
      (warning) =>
        html`<p class="note warn">
          ${icon('warning')}<span
            ><span class="vh">${msg('Worth checking:')} </span>${told(warning)}</span
          >
        </p>`,
    )}
  </div>`;

const renderComplaints = (id: string, complaints: readonly Complaint[]): TemplateResult =>
  html`<div class="said" id="${id}-twilio">${complaints.map(renderRow)}</div>`;

function renderRow(complaint: Complaint): TemplateResult {
  if (complaint.changed)
    return html`<p class="small row" data-row>
      ${icon('clock', 16)}<span>${msg('Changed, not yet checked again')}</span>
    </p>`;
  if (complaint.passed)
    return html`<p class="small row passed" data-row>
      ${icon('check', 16)}<span>${msg('Passed Twilio’s check')}</span>
    </p>`;
  return html`<p class="row" data-row>${twilioSays(complaint.twilio)}</p>`;
}
