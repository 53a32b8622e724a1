import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { compareEvaluations } from '../../core/policy/compare-evaluations.js';
import type { EvaluationReport, EvaluationRow } from '../../core/policy/evaluation-report.js';
import { spoken, told } from '../../locales/spoken.js';
import { icon, type IconName } from '../icon/icon.js';

/** What changed between a check and the one before it, in words before anything else. */
export function renderChanges(older: EvaluationReport, newer: EvaluationReport): TemplateResult {
  const { fixed, new: more, still } = compareEvaluations(older, newer);
  return html`<div class="changes">
    <h3>${msg('Since the check before')}</h3>
    ${
      fixed.length + more.length + still.length === 0
        ? html`<p>
            ${icon('check', 16)}<span>${msg('Nothing was asked for then, nor now.')}</span>
          </p>`
        : nothing
    }
    ${renderGroup('check', 'good', msg('Settled'), fixed)}
    ${renderGroup('plus', 'bad', msg('Asked for only now'), more)}
    ${renderGroup('clock', 'warn', msg('Still asked for'), still)}
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
        <span><b>${title}:</b> ${list(rows.map(nameOf))}</span>
      </p>`;

/** Two people have a first name each: the requirement tells them apart. */
const nameOf = ({ label, requirement }: EvaluationRow): string =>
  requirement && requirement !== label
    ? msg(str`${told(label)} (${told(requirement)})`)
    : told(label);

const list = (names: readonly string[]): string =>
  new Intl.ListFormat(spoken(), { style: 'narrow' }).format(names);
