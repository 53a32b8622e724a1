import { html, nothing, type TemplateResult } from 'lit';
import type { NumberResult } from '../../core/commands.js';
import { icon } from '../icon/icon.js';
import { renderTrouble } from '../trouble/render-trouble.js';
import type { NumberPages } from './number-pages.js';
import { renderNumber } from './render-number-list.js';

/** What came of one number. */
export interface Result extends NumberResult {
  readonly wish: 'assign' | 'remove';
}

/** Each number with what came of it; whoever has it instead is named. */
export const renderResults = (
  pages: NumberPages,
  results: readonly Result[],
): TemplateResult | typeof nothing =>
  results.length === 0
    ? nothing
    : html`<ul class="results" aria-label="What came of it">
        ${results.map((result) => html`<li>${renderResult(pages, result)}</li>`)}
      </ul>`;

/** One sentence for all of it. */
export function summaryOf(results: readonly Result[]): string {
  if (results.length === 0) return '';
  const refused = results.filter(({ ok }) => !ok).length;
  if (refused === 0) return 'Done. Twilio has it so.';
  const changed = results.length - refused;
  return changed === 0
    ? 'Twilio changed nothing. The reasons are below.'
    : `${changed} of ${results.length} changed. What was refused is below.`;
}

/** Our words for 70003 say that somebody has it; here we know who. */
const renderHolder = ({ name, bundleSid }: NonNullable<Result['holder']>): TemplateResult =>
  html`<p>
    It belongs to ${name ? html`<b>${name}</b>` : 'another profile'} (<code>${bundleSid}</code>).
    Take it out there first.
  </p>`;

function renderResult(pages: NumberPages, result: Result): TemplateResult {
  const { sid, ok, wish, trouble, holder } = result;
  if (ok)
    return html`<span class="good">${icon('check', 16)}</span>
      <p>${renderNumber(pages, sid)}: ${wish === 'assign' ? 'assigned' : 'taken out'}</p>`;
  return html`<span class="bad">${icon('alert', 16)}</span>
    <div>
      <p>${renderNumber(pages, sid)}: ${wish === 'assign' ? 'not assigned' : 'not taken out'}</p>
      ${holder ? renderHolder(holder) : nothing}
      ${trouble ? renderTrouble(holder ? { ...trouble, message: '' } : trouble) : nothing}
    </div>`;
}
