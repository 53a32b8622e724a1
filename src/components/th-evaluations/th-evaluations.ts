import { msg } from '@lit/localize';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { EvaluationSummary, Onboarding } from '../../core/commands.js';
import type { DraftId } from '../../core/draft/draft.js';
import type { EvaluationReport } from '../../core/policy/evaluation-report.js';
import type { Trouble } from '../../core/submission/snapshot.js';
import { counted } from '../../locales/counted.js';
import { define } from '../define.js';
import { icon } from '../icon/icon.js';
import { Pages } from '../pages.js';
import { base } from '../styles/base.styles.js';
import { saidRows } from '../styles/said-rows.styles.js';
import { renderSectionComplaint } from '../th-section/render-section-complaint.js';
import { dateTime } from '../times.js';
import { renderTrouble } from '../trouble/render-trouble.js';
import { troubleOf } from '../trusthub-onboard/trouble-of.js';
import { renderChanges } from './render-changes.js';
import { styles } from './th-evaluations.styles.js';

/** Every check that Twilio made of a profile, newest first; each opens into its rows. */
export class ThEvaluations extends LitElement {
  static override styles = [base, saidRows, styles];

  /** The host that asks Twilio. */
  @property({ attribute: false }) onboarding?: Onboarding;

  /** Whose profile it is. */
  @property({ attribute: false }) draftId?: DraftId;

  /** It is that of a trust product. */
  @property({ type: Boolean }) product = false;

  /** Language of times. */
  @property() locale?: string;

  /** What was opened, by SID: all of it, or why it could not be read. */
  @state() private opened: ReadonlyMap<string, EvaluationReport | Trouble> = new Map();

  #pages = new Pages<EvaluationSummary>(this, (at) => {
    const { onboarding, draftId } = this;
    return onboarding && draftId && onboarding.call('submission.evaluations', { draftId, ...at });
  });

  override firstUpdated(): void {
    void this.#pages.read();
  }

  override render(): TemplateResult {
    const { rows: list, trouble, loading, hasMore } = this.#pages;
    return html`<p class="vh" role="status">${this.#said()}</p>
      ${list ? this.#renderList(list) : nothing}
      ${trouble ? html`<div class="note bad">${icon('alert')}${renderTrouble(trouble)}</div>` : nothing}
      ${!list && loading ? html`<p class="lead" aria-hidden="true">${msg('Asking Twilio…')}</p>` : nothing}
      ${trouble || hasMore ? this.#renderMore(trouble ? msg('Try again') : msg('Show more checks')) : nothing}`;
  }

  #said(): string {
    const { rows, loading } = this.#pages;
    if (loading) return msg('Asking Twilio for its checks');
    return rows ? counted(rows.length, msg('# check shown|# checks shown')) : '';
  }

  #renderList(list: readonly EvaluationSummary[]): TemplateResult {
    if (list.length === 0)
      return html`<p class="lead">
        ${this.product ? msg('Twilio has not checked this registration yet.') : msg('Twilio has not checked this profile yet.')}
      </p>`;
    return html`<ol>
      ${repeat(
        list,
        ({ sid }) => sid,
        (one) => html`<li>${this.#renderOne(one)}</li>`,
      )}
    </ol>`;
  }

  #renderOne({ sid, status, createdAt }: EvaluationSummary): TemplateResult {
    const passed = status === 'compliant';
    return html`<details
      @toggle=${(event: Event): void => {
        if ((event.target as HTMLDetailsElement).open) void this.#open(sid);
      }}
    >
      <summary>
        <span class=${passed ? 'good' : 'bad'}>${icon(passed ? 'tick' : 'warning')}</span>
        <span class="one">
          ${passed ? msg('Passed') : msg('Changes asked for')}
          <span class="when"
            >${createdAt ? dateTime(Date.parse(createdAt), this.locale) : msg('No date')}</span
          >
        </span>
        <span class="turn">${icon('arrow', 16)}</span>
      </summary>
      ${this.#renderOpened(sid)}
    </details>`;
  }

  #renderOpened(sid: EvaluationSummary['sid']): TemplateResult {
    const opened = this.opened.get(sid);
    if (!opened) return html`<p class="lead" role="status">${msg('Asking Twilio…')}</p>`;
    if (!('rows' in opened))
      return html`<div class="note bad" role="alert">
        ${icon('alert')}${renderTrouble(opened)}
      </div>`;
    return html`${this.#renderChanges(sid, opened)}
      <ul class="rows" aria-label=${msg('What Twilio checked')}>
        ${opened.rows.map((row) =>
          renderSectionComplaint({ ...row, advice: row.advice ?? row.label, changed: false }),
        )}
      </ul>
      <p class="small">${msg(html`Check <code>${sid}</code>`)}</p>`;
  }

  /** Against the check before it, where that is in the list and could be read. */
  #renderChanges(
    sid: EvaluationSummary['sid'],
    opened: EvaluationReport,
  ): TemplateResult | typeof nothing {
    const before = this.#before(sid);
    const older = before && this.opened.get(before.sid);
    return older && 'rows' in older ? renderChanges(older, opened) : nothing;
  }

  #before(sid: string): EvaluationSummary | undefined {
    const { rows = [] } = this.#pages;
    return rows[rows.findIndex((one) => one.sid === sid) + 1];
  }

  #renderMore(words: string): TemplateResult {
    return html`<p>
      <button
        class="btn"
        type="button"
        aria-disabled=${this.#pages.loading ? 'true' : 'false'}
        @click=${this.#pages.read}
      >
        ${words}
      </button>
    </p>`;
  }

  /** With the one before it, to tell what changed between them. */
  async #open(evaluationSid: EvaluationSummary['sid']): Promise<void> {
    const before = this.#before(evaluationSid);
    await Promise.all([this.#fetch(evaluationSid), before && this.#fetch(before.sid)]);
  }

  async #fetch(evaluationSid: EvaluationSummary['sid']): Promise<void> {
    const { onboarding, draftId } = this;
    const known = this.opened.get(evaluationSid);
    if (!onboarding || !draftId || (known && 'rows' in known)) return;
    const answer = await onboarding
      .call('submission.evaluation', { draftId, evaluationSid })
      .catch((error: unknown) => troubleOf(error));
    this.opened = new Map(this.opened).set(evaluationSid, answer);
  }
}

define('th-evaluations', ThEvaluations);

declare global {
  interface HTMLElementTagNameMap {
    'th-evaluations': ThEvaluations;
  }
}
