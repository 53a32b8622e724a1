import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { RejectionReason } from '../../core/policy/evaluation-report.js';
import type { FieldPath } from '../../core/policy/field-path.js';
import type { Field } from '../../core/policy/form-model.js';
import { told } from '../../locales/spoken.js';
import { icon } from '../icon/icon.js';
import type { Target } from '../target.js';
import { twilioSays } from '../th-section/twilio-says.js';

/** Why a reviewer rejected it, each reason with the fields that it is about. */
export function renderReasons(
  reasons: readonly RejectionReason[],
  fields: readonly Field[],
  email: string,
  go: (target: Target) => void,
): TemplateResult {
  const link = (path: FieldPath): TemplateResult | typeof nothing => {
    const field = fields.find((candidate) => candidate.path === path);
    if (!field) return nothing;
    return html`<a
      href="#${path}"
      @click=${(event: Event): void => {
        event.preventDefault();
        go({ path });
      }}
      >${told(field.label)}</a
    >`;
  };
  return html`${
    reasons.length === 0
      ? html`<p class="note warn">
          ${icon('warning')}<span
            >${
              email
                ? msg(
                    str`Twilio gave no reason here. Look at its e-mail to ${email} and at the complaints below.`,
                  )
                : msg('Twilio gave no reason here. Look at its e-mail and at the complaints below.')
            }</span
          >
        </p>`
      : nothing
  }
  ${reasons.map(
    (reason) =>
      html`<div class="reason">
        <h4>${told(reason.title)}</h4>
        <p>${told(reason.advice)}</p>
        <p class="links">${reason.paths.map(link)}</p>
        ${twilioSays(reason.twilio)}
      </div>`,
  )}`;
}
