import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { told } from '../../locales/spoken.js';
import { icon } from '../icon/icon.js';
import type { Complaint } from '../th-form/complaints.js';
import { twilioSays } from './twilio-says.js';

/** A row that has no field here: at its section, or in the list of other things. */
export const renderSectionComplaint = (
  complaint: Complaint,
  /** Said again, and better, at the fields below. */
  minor = false,
): TemplateResult =>
  complaint.changed
    ? html`<li class="small row" data-row>
        ${icon('clock', 16)}<span
          >${msg(str`${told(complaint.label)}: changed, not yet checked again`)}</span
        >
      </li>`
    : minor
      ? html`<li class="small row" data-row>
          ${icon('info', 16)}<span>${told(complaint.label)}: ${twilioSays(complaint.twilio)}</span>
        </li>`
      : complaint.passed
        ? html`<li class="small row passed" data-row>
            ${icon('check', 16)}<span
              >${msg(str`${told(complaint.label)}: passed Twilio’s check`)}</span
            >
          </li>`
        : html`<li class="row asked" data-row>
            ${icon('alert', 16)}
            <span>
              <strong>${told(complaint.label)}</strong>
              ${
                complaint.requirement && complaint.requirement !== complaint.label
                  ? html`<span class="small">${told(complaint.requirement)}</span>`
                  : nothing
              }
              <span class="advice">${told(complaint.advice)}</span>
              ${twilioSays(complaint.twilio)}
            </span>
          </li>`;
