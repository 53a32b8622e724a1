import { html, nothing, type TemplateResult } from 'lit';
import { compareEvaluations } from '../../core/policy/compare-evaluations.js';
import type { EvaluationReport, EvaluationRow } from '../../core/policy/evaluation-report.js';
import { icon, type IconName } from '../icon/icon.js';

/** What changed between a check and the one before it, in words before anything else. */
export function renderChanges(older: EvaluationReport, newer: EvaluationReport): TemplateResult {
  const { fixed, new: more, still } = compareEvaluations(older, newer);
  return html`<div class="changes">
    <h3>Since the check before</h3>
    ${
      fixed.length + more.length + still.length === 0
        ? html`<p>${icon('check', 16)}<span>Nothing was asked for then, nor now.</span></p>`
        : nothing
    }
    ${renderGroup('check', 'good', 'Settled', fixed)}
    ${renderGroup('plus', 'bad', 'Asked for only now', more)}
    ${renderGroup('clock', 'warn', 'Still asked for', still)}
  </div>`;
}

const renderGroup = (
  symbol: IconName,
  tone: 'good' | 'bad' | 'warn',
  title: string,
  rows: readonly EvaluationRow[],
): TemplateResult | typeof nothing =>
  rows.length === 0
    ? nothing
    : html`<p>
        <span class=${tone}>${icon(symbol, 16)}</span>
        <span><b>${title}:</b> ${rows.map(nameOf).join(', ')}</span>
      </p>`;

/** Two people have a first name each: the requirement tells them apart. */
const nameOf = ({ label, requirement }: EvaluationRow): string =>
  requirement && requirement !== label ? `${label} (${requirement})` : label;
