import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { EvaluationReport } from '../../core/policy/evaluation-report.js';
import { counted } from '../../locales/counted.js';
import { spoken } from '../../locales/spoken.js';
import type { SummaryItem } from '../th-error-summary/th-error-summary.js';
import { renderSectionComplaint } from '../th-section/render-section-complaint.js';
import type { Complaint, Complaints } from './complaints.js';

/** What our own check found, once the person wants to go on. */
export const renderProblems = (items: readonly SummaryItem[]): TemplateResult | typeof nothing =>
  items.length === 0
    ? nothing
    : html`<th-error-summary
        class="local"
        heading=${counted(
          items.length,
          msg('There is one thing to change|There are # things to change'),
        )}
        .items=${items}
      ></th-error-summary>`;

/** What Twilio asks for, each with its place. */
export const renderAsked = ({ asked }: Complaints): TemplateResult | typeof nothing =>
  asked.length === 0
    ? nothing
    : html`<th-error-summary
        class="twilio"
        heading=${headingOf(asked)}
        .items=${asked.map(itemOf)}
      ></th-error-summary>`;

/** What Twilio said of things that this form does not have. Nothing of it is dropped. */
export const renderOthers = ({ others }: Complaints): TemplateResult | typeof nothing =>
  others.length === 0
    ? nothing
    : html`<section class="others" aria-labelledby="others">
        <h3 id="others">${msg('Other things Twilio said')}</h3>
        <p class="lead">${msg('They belong to no field of this form.')}</p>
        <ul class="rows">
          ${others.map((row) => renderSectionComplaint(row))}
        </ul>
      </section>`;

/** What Twilio's check found, once there is no form to show it in. */
export function renderCheck(
  evaluation: EvaluationReport | undefined,
): TemplateResult | typeof nothing {
  const rows = evaluation?.rows ?? [];
  if (rows.length === 0) return nothing;
  const passed = rows.filter((row) => row.passed).length.toLocaleString(spoken());
  const all = rows.length.toLocaleString(spoken());
  return html`<details class="sent">
    <summary>${msg(str`Twilio’s check: ${passed} of ${all} passed`)}</summary>
    <ul class="rows">
      ${rows.map((row) =>
        renderSectionComplaint({ ...row, advice: row.advice ?? row.label, changed: false }),
      )}
    </ul>
  </details>`;
}

function headingOf(asked: readonly Complaint[]): string {
  const left = asked.filter((complaint) => !complaint.changed).length;
  return left === 0
    ? msg('All changed. Send it again to have it checked')
    : counted(left, msg('Twilio asks for one change|Twilio asks for # changes'));
}

const itemOf = ({ advice, label, path, section, changed }: Complaint): SummaryItem => ({
  text: changed ? label : advice,
  target: path ? { path } : section === undefined ? undefined : { place: section },
  changed,
});
