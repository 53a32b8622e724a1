import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { statusWord } from '../status-word.js';
import { fullDate } from '../times.js';
import { businessName } from './business-name.js';
import type { FormView } from './form-view.js';

/** What paper has to say beside the answers: whose they are, how far it is, when. */
export const renderPrinted = (
  { form, values, snapshot }: FormView,
  at: number,
  locale: string | undefined,
): TemplateResult => {
  const begun = snapshot && snapshot.status !== 'cancelled';
  return html`<dl class="printed">
    ${renderFact(form.product ? msg('Registration') : msg('Business'), businessName(form, values) || msg('No name yet'))}
    ${renderFact(msg('Status'), begun ? statusWord(snapshot.status).word : msg('Draft, not sent'))}
    ${snapshot?.bundleSid ? renderFact(form.product ? msg('Trust product') : msg('Profile'), snapshot.bundleSid) : nothing}
    ${renderFact(msg('Printed'), fullDate(at, locale))}
  </dl>`;
};

/** The same where all the rest of it is said already. */
export const renderPrintedAt = (at: number, locale: string | undefined): TemplateResult =>
  html`<dl class="printed">${renderFact(msg('Printed'), fullDate(at, locale))}</dl>`;

const renderFact = (name: string, fact: string): TemplateResult =>
  html`<div>
    <dt>${name}</dt>
    <dd>${fact}</dd>
  </div>`;

export const renderPrint = (print: () => void): TemplateResult =>
  html`<button class="btn quiet print" type="button" @click=${print}>
    ${msg('Print or save as PDF')}
  </button>`;
