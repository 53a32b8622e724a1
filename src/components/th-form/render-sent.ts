import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import '../th-outcome/th-outcome.js';
import '../th-review/th-review.js';
import { businessName } from './business-name.js';
import { formHeading } from './form-heading.js';
import type { FormView } from './form-view.js';
import { renderBanners, renderNotSent } from './render-banners.js';
import type { Printing } from './printing.js';
import { renderPrint, renderPrintedAt } from './render-printed.js';
import { renderCheck } from './render-report.js';

/** While Twilio has it: where it stands, what was checked and what was sent. */
export function renderSent(
  shown: FormView,
  locale: string | undefined,
  printing: Printing,
): TemplateResult {
  // What was sent is what the host had, not what was typed too late for it.
  const view = { ...shown, values: shown.known };
  return html`<h2 class="vh">${formHeading(view.form)}</h2>
    ${renderPrintedAt(printing.at, locale)} ${renderBanners(view, locale)}
    ${renderOutcome(view, locale)} ${renderNotSent(view)} ${renderCheck(view.snapshot?.evaluation)}
    <details class="sent">
      <summary>${msg('What you sent')}</summary>
      <th-review locked .form=${view.form} .values=${view.values}></th-review>
      <p>${renderPrint(printing.print)}</p>
    </details>`;
}

/** Where the submission stands. */
export const renderOutcome = (
  { form, values, snapshot, busy }: FormView,
  locale: string | undefined,
): TemplateResult =>
  html`<th-outcome
    .snapshot=${snapshot}
    .name=${businessName(form, values)}
    .email=${values['bundle.email'] ?? ''}
    .form=${form}
    .locale=${locale}
    ?busy=${busy}
  ></th-outcome>`;
