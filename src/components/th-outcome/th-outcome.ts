import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { Field } from '../../core/policy/form-model.js';
import type { RejectionReason } from '../../core/policy/evaluation-report.js';
import type { Snapshot } from '../../core/submission/snapshot.js';
import { define } from '../define.js';
import { ActionEvent, type Action } from '../events/action-event.js';
import { GoEvent } from '../events/go-event.js';
import { icon } from '../icon/icon.js';
import { statusWord } from '../status-word.js';
import { base } from '../styles/base.styles.js';
import { dialog } from '../styles/dialog.styles.js';
import { twilioSays } from '../th-section/twilio-says.js';
import '../th-progress/th-progress.js';
import { clockTime, dateTime } from '../times.js';
import { renderTrouble } from '../trouble/render-trouble.js';
import { styles } from './th-outcome.styles.js';

/**
 * Where the submission stands: what happened, what it waits for, what to do next.
 *
 * @event th-action - `resume`, `stop`, inside only
 * @event th-go - to a field that a reviewer named, inside only
 */
export class ThOutcome extends LitElement {
  static override styles = [base, dialog, styles];

  /** The submission. */
  @property({ attribute: false }) snapshot?: Snapshot;

  /** Name of the business. */
  @property() name = '';

  /** Who hears of the decision. */
  @property() email = '';

  /** The fields of the form, for the links of a rejection. */
  @property({ attribute: false }) fields: readonly Field[] = [];

  /** Language of times. */
  @property() locale?: string;

  /** Twilio's own wait is no reason to act: the host says what it was asked to do. */
  @property({ type: Boolean }) busy = false;

  @query('dialog') private dialog!: HTMLDialogElement;

  /** Takes focus, so that a change of state is read from its top. */
  async focusHeading(): Promise<void> {
    await this.updateComplete;
    const heading = this.renderRoot.querySelector<HTMLElement>('h3');
    heading?.scrollIntoView({ block: 'nearest' });
    heading?.focus({ preventScroll: true });
  }

  override render(): TemplateResult | typeof nothing {
    const { snapshot } = this;
    if (!snapshot) return nothing;
    const { word, icon: name, tone } = statusWord(snapshot.status);
    return html`<section aria-labelledby="heading">
      <p class="badge ${tone}">${icon(name, 16)}${word}</p>
      <h3 id="heading" tabindex="-1">${this.name || 'This business'}</h3>
      ${this.#renderStatus(snapshot)}
      ${
        snapshot.bundleSid
          ? html`<p class="small sid">Profile <code>${snapshot.bundleSid}</code></p>`
          : nothing
      }
    </section>`;
  }

  #renderStatus(snapshot: Snapshot): TemplateResult {
    switch (snapshot.status) {
      case 'running':
        return html`<p class="sub">You can close this. It goes on by itself.</p>
          ${this.#renderSteps(snapshot)} ${this.#renderWays(snapshot)}`;
      case 'waiting':
        return html`<p class="sub">${this.#waitingFor(snapshot)}</p>
          ${this.#renderTrouble(snapshot, 'info')}
          <p class="sub">You can close this. It goes on by itself.</p>
          ${this.#renderSteps(snapshot)} ${this.#renderWays(snapshot, 'Try again now')}`;
      case 'paused':
        return html`<p class="sub">Nothing was lost. It goes on where it stopped.</p>
          ${this.#renderTrouble(snapshot, 'warn')} ${this.#renderSteps(snapshot)}
          ${this.#renderWays(snapshot, 'Try again')}`;
      case 'needs-attention':
        return html`<p class="sub">
            What was recorded at Twilio is kept. Change what is named, then send it for review
            again.
          </p>
          ${this.#renderTrouble(snapshot, 'bad')}
          <details>
            <summary>What was done so far</summary>
            ${this.#renderSteps(snapshot)}
          </details>
          ${this.#renderWays(snapshot)}`;
      case 'noncompliant':
        return html`<p class="sub">
          Twilio checked the details and asks for changes before it will review them. Nothing has to
          be typed again.
        </p>`;
      case 'in-review':
        return html`<p class="sub">Twilio has it. Usually decided within a day.</p>
          <ul class="next">
            <li>A reviewer at Twilio compares the details with public records.</li>
            <li>
              ${
                this.email
                  ? html`The decision goes to <b>${this.email}</b> and shows here.`
                  : 'The decision shows here.'
              }
            </li>
            <li>Until then nothing can be changed, and there is nothing for you to do.</li>
          </ul>
          <p class="small">As of ${dateTime(Date.parse(snapshot.updatedAt), this.locale)}</p>`;
      case 'rejected':
        return this.#renderRejected(snapshot.rejection?.reasons ?? []);
      case 'approved':
        return html`<p class="sub">
          Twilio approved this business. Phone numbers and messaging can now be registered for it.
        </p>`;
      case 'cancelling':
        return html`<p class="sub">Taking back what was recorded at Twilio. You can close this.</p>
          ${this.#renderSteps(snapshot)}`;
      case 'cancelled':
        return html`<p class="sub">
          Stopped. Nothing of this is left at Twilio; what you typed is kept and can be sent again.
        </p>`;
      default:
        return snapshot.status satisfies never;
    }
  }

  #renderRejected(reasons: readonly RejectionReason[]): TemplateResult {
    return html`<p class="sub">
        Same profile, nothing to type again. Change what is named and send it back.
      </p>
      ${
        reasons.length === 0
          ? html`<p class="note warn">
              ${icon('warning')}<span
                >Twilio gave no reason here. Look at its
                e-mail${this.email ? ` to ${this.email}` : ''} and at the complaints below.</span
              >
            </p>`
          : nothing
      }
      ${reasons.map(
        (reason) =>
          html`<div class="reason">
            <h4>${reason.title}</h4>
            <p>${reason.advice}</p>
            <p class="links">${reason.paths.map((path) => this.#renderLink(path))}</p>
            ${twilioSays(reason.twilio)}
          </div>`,
      )}`;
  }

  #renderLink(path: Field['path']): TemplateResult | typeof nothing {
    const field = this.fields.find((candidate) => candidate.path === path);
    if (!field) return nothing;
    return html`<a
      href="#${path}"
      @click=${(event: Event): void => {
        event.preventDefault();
        this.dispatchEvent(new GoEvent({ path }));
      }}
      >${field.label}</a
    >`;
  }

  #renderTrouble(
    { trouble }: Snapshot,
    tone: 'info' | 'warn' | 'bad',
  ): TemplateResult | typeof nothing {
    if (!trouble) return nothing;
    return html`<div class="note ${tone}">
      ${icon(tone === 'info' ? 'info' : 'warning')}${renderTrouble(trouble)}
    </div>`;
  }

  #renderSteps({ steps }: Snapshot): TemplateResult | typeof nothing {
    return steps.length > 0
      ? html`<th-progress .steps=${steps} .locale=${this.locale}></th-progress>`
      : nothing;
  }

  /** On, or out: stopping only where the host can. */
  #renderWays({ stoppable }: Snapshot, again?: string): TemplateResult | typeof nothing {
    if (!stoppable && !again) return nothing;
    return html`<p class="buttons end">
        ${
          stoppable
            ? html`<button
                class="btn quiet"
                type="button"
                ?disabled=${this.busy}
                @click=${this.#handleAsk}
              >
                Stop and clean up
              </button>`
            : nothing
        }
        ${
          again
            ? html`<button
                class="btn main"
                type="button"
                ?disabled=${this.busy}
                @click=${(): void => this.#act('resume')}
              >
                ${again}
              </button>`
            : nothing
        }
      </p>
      ${stoppable ? this.#renderStopDialog() : nothing}`;
  }

  #renderStopDialog(): TemplateResult {
    return html`<dialog aria-labelledby="stop-heading">
      <h4 id="stop-heading">Stop and clean up?</h4>
      <p>What was recorded at Twilio for this business is taken back. What you typed is kept.</p>
      <form method="dialog" class="buttons end">
        <button class="btn" type="submit">Go on submitting</button>
        <button class="btn bad" type="button" @click=${this.#handleStop}>Stop and clean up</button>
      </form>
    </dialog>`;
  }

  #waitingFor({ steps }: Snapshot): string {
    const until = steps.find((step) => step.state === 'waiting')?.waitingUntil;
    return until === undefined
      ? 'Waiting for Twilio.'
      : `Waiting for Twilio until ${clockTime(until, this.locale, true)}.`;
  }

  #act(action: Action): void {
    this.dispatchEvent(new ActionEvent(action));
  }

  #handleAsk = (): void => {
    this.dialog.showModal();
  };

  #handleStop = (): void => {
    this.dialog.close();
    this.#act('stop');
  };
}

define('th-outcome', ThOutcome);

declare global {
  interface HTMLElementTagNameMap {
    'th-outcome': ThOutcome;
  }
}
