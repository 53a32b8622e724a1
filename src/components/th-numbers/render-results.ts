import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { NumberResult } from '../../core/commands.js';
import { counted } from '../../locales/counted.js';
import { spoken } from '../../locales/spoken.js';
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
    : html`<ul class="results" aria-label=${msg('What came of it')}>
        ${results.map((result) => html`<li>${renderResult(pages, result)}</li>`)}
      </ul>`;

/** One sentence for all of it. */
export function summaryOf(results: readonly Result[]): string {
  if (results.length === 0) return '';
  const refused = results.filter(({ ok }) => !ok).length;
  if (refused === 0) return msg('Done. Twilio has it so.');
  const changed = results.length - refused;
  if (changed === 0) return msg('Twilio changed nothing. The reasons are below.');
  // Put in last: each language has as many forms as it needs, and each of them holds it.
  return counted(
    changed,
    msg(
      '# of {all} changed. What was refused is below.|# of {all} changed. What was refused is below.',
    ),
  ).replace('{all}', results.length.toLocaleString(spoken()));
}

/** Our words for 70003 say that somebody has it; here we know who. */
const renderHolder = ({ name, bundleSid }: NonNullable<Result['holder']>): TemplateResult =>
  html`<p>
    ${
      name
        ? msg(
            html`It belongs to <b>${name}</b> (<code>${bundleSid}</code>). Take it out there first.`,
          )
        : msg(
            html`It belongs to another profile (<code>${bundleSid}</code>). Take it out there first.`,
          )
    }
  </p>`;

function renderResult(pages: NumberPages, result: Result): TemplateResult {
  const { sid, ok, wish, trouble, holder } = result;
  const number = renderNumber(pages, sid);
  if (ok)
    return html`<span class="good">${icon('check', 16)}</span>
      <p>
        ${wish === 'assign' ? msg(html`${number}: assigned`) : msg(html`${number}: taken out`)}
      </p>`;
  return html`<span class="bad">${icon('alert', 16)}</span>
    <div>
      <p>
        ${
          wish === 'assign'
            ? msg(html`${number}: not assigned`)
            : msg(html`${number}: not taken out`)
        }
      </p>
      ${holder ? renderHolder(holder) : nothing}
      ${trouble ? renderTrouble(holder ? { ...trouble, message: '' } : trouble) : nothing}
    </div>`;
}
