import { msg, str } from '@lit/localize';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { fieldsOf, type FormModel } from '../../core/policy/form-model.js';
import type { Snapshot, StepSnapshot, Trouble } from '../../core/submission/snapshot.js';
import { define } from '../define.js';
import { ActionEvent, type Action } from '../events/action-event.js';
import { GoEvent } from '../events/go-event.js';
import { icon } from '../icon/icon.js';
import { statusWord } from '../status-word.js';
import { base } from '../styles/base.styles.js';
import { dialog } from '../styles/dialog.styles.js';
import type { Target } from '../target.js';
import { isTakingBack, stepParts, type StepParts } from '../th-progress/step-parts.js';
import '../th-progress/th-progress.js';
import { retention } from '../retention.js';
import { clockTime } from '../times.js';
import { outcomeWords } from './outcome-words.js';
import { renderNotices, renderReason } from './render-notices.js';
import { renderReasons } from './render-reasons.js';
import { styles } from './th-outcome.styles.js';

/**
 * Where the submission stands: what happened, what it waits for, what to do next.
 *
 * @event th-action - `resume`, `stop`, inside only
 * @event th-go - to what has to change, inside only
 */
export class ThOutcome extends LitElement {
  static override styles = [base, dialog, styles];

  /** The submission. */
  @property({ attribute: false }) snapshot?: Snapshot;

  /** Name of the business. */
  @property() name = '';

  /** Who hears of the decision. */
  @property() email = '';

  /** What was sent: what it is called here, and the links to what has to change. */
  @property({ attribute: false }) form!: FormModel;

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
    const parts = stepParts(snapshot.steps);
    return html`<section aria-labelledby="heading">
      <p class="badge ${tone}">${icon(name, 16)}${word}</p>
      <h3 id="heading" tabindex="-1"><bdi>${this.name || msg('This business')}</bdi></h3>
      ${renderNotices(snapshot, this.form)} ${renderReason(snapshot, this.form, this.#handleGo)}
      ${outcomeWords(snapshot, this.email, this.locale, this.form)}
      ${
        snapshot.status === 'rejected'
          ? renderReasons(
              snapshot.rejection?.reasons ?? [],
              fieldsOf(this.form),
              this.email,
              this.#handleGo,
            )
          : nothing
      }
      ${this.#renderWays(snapshot, parts)} ${this.#renderProgress(snapshot, parts)}
      ${this.#renderLastLook(parts)}
      ${
        snapshot.bundleSid
          ? html`<p class="small sid">
              ${
                this.form.product
                  ? msg(html`Trust product <code>${snapshot.bundleSid}</code>`)
                  : msg(html`Profile <code>${snapshot.bundleSid}</code>`)
              }
            </p>`
          : nothing
      }
    </section>`;
  }

  /** While something is done, each step of it; what was done before it is one click away. */
  #renderProgress({ status }: Snapshot, parts: StepParts): TemplateResult | typeof nothing {
    const { sending, takingBack } = parts;
    switch (status) {
      case 'running':
      case 'waiting':
      case 'paused':
      case 'cancelling':
      case 'needs-attention': {
        const stopping = isTakingBack(parts);
        const folded = stopping || status === 'needs-attention';
        return html`${stopping ? this.#renderSteps(takingBack) : nothing}
        ${folded ? this.#renderFolded(sending) : this.#renderSteps(sending)}`;
      }
      case 'noncompliant':
      case 'compliant':
      case 'in-review':
      case 'rejected':
      case 'approved':
      case 'cancelled':
        return nothing;
      default:
        return status satisfies never;
    }
  }

  #renderFolded(steps: readonly StepSnapshot[]): TemplateResult | typeof nothing {
    return steps.length > 0
      ? html`<details>
          <summary>${msg('What was done before')}</summary>
          ${this.#renderSteps(steps)}
        </details>`
      : nothing;
  }

  /** Why the whole stands still is said above its steps, and not once more at one of them. */
  #renderSteps(steps: readonly StepSnapshot[]): TemplateResult | typeof nothing {
    const said = this.snapshot?.trouble?.message;
    const shown = steps.map((step) =>
      step.error && step.error.message === said ? { ...step, error: undefined } : step,
    );
    return steps.length > 0
      ? html`<th-progress .steps=${shown} .locale=${this.locale}></th-progress>`
      : nothing;
  }

  /** It is no part of what a person waits for. */
  #renderLastLook({ lastLook }: StepParts): TemplateResult | typeof nothing {
    const at = lastLook?.waitingUntil;
    return at === undefined
      ? nothing
      : html`<p class="small">
          ${msg(
            str`One last look at ${clockTime(at, this.locale)}, in case something arrived late at Twilio. There is nothing for you to do.`,
          )}
        </p>`;
  }

  /** On, or out: stopping only where the host can. Above the steps, which come and go under a finger. */
  #renderWays(snapshot: Snapshot, parts: StepParts): TemplateResult | typeof nothing {
    const asks = snapshot.stoppable && !isTakingBack(parts);
    const on = wayOn(snapshot, parts);
    if (!asks && !on) return nothing;
    return html`<p class="buttons">
        ${
          on
            ? html`<button
                class="btn main"
                type="button"
                aria-disabled=${this.busy ? 'true' : 'false'}
                @click=${(): void => this.#act(on.action)}
              >
                ${on.words}
              </button>`
            : nothing
        }
        ${
          asks
            ? html`<button
                class="btn"
                type="button"
                aria-disabled=${this.busy ? 'true' : 'false'}
                @click=${this.#handleAsk}
              >
                ${msg('Stop and clean up')}
              </button>`
            : nothing
        }
      </p>
      ${asks ? this.#renderStopDialog() : nothing}`;
  }

  #renderStopDialog(): TemplateResult {
    return html`<dialog aria-labelledby="stop-heading">
      <h4 id="stop-heading">${msg('Stop and clean up?')}</h4>
      <p>
        ${
          this.form.product
            ? msg(
                'What was recorded at Twilio for this registration is taken back. What you typed is kept.',
              )
            : msg(
                'What was recorded at Twilio for this business is taken back. What you typed is kept.',
              )
        }
      </p>
      <p class="small">${retention()}</p>
      <form method="dialog" class="buttons">
        <button class="btn" type="submit">${msg('Keep going')}</button>
        <button class="btn bad" type="button" @click=${this.#handleStop}>
          ${msg('Stop and clean up')}
        </button>
      </form>
    </dialog>`;
  }

  /** A button that goes dead under its focus would lose it: it stays, and does nothing meanwhile. */
  #act(action: Action): void {
    if (!this.busy) this.dispatchEvent(new ActionEvent(action));
  }

  #handleGo = (target: Target): void => {
    this.dispatchEvent(new GoEvent(target));
  };

  #handleAsk = (): void => {
    if (!this.busy) this.dialog.showModal();
  };

  #handleStop = (): void => {
    this.dialog.close();
    this.#act('stop');
  };
}

interface Way {
  readonly words: string;
  readonly action: Action;
}

/** Where nothing has to be typed for it. */
function wayOn({ status, trouble }: Snapshot, parts: StepParts): Way | undefined {
  if (status === 'waiting') return { words: msg('Try again now'), action: 'resume' };
  if (status === 'paused') return { words: msg('Try again'), action: 'resume' };
  if (status !== 'needs-attention') return undefined;
  if (isTakingBack(parts)) return { words: msg('Go on cleaning up'), action: 'stop' };
  return isGone(trouble) ? { words: msg('Try again'), action: 'resume' } : undefined;
}

/** Somebody removed it at Twilio: no change of a value mends that, another look does. */
const isGone = (trouble: Trouble | undefined): boolean =>
  trouble?.status === 404 || trouble?.code === 22205;

define('th-outcome', ThOutcome);

declare global {
  interface HTMLElementTagNameMap {
    'th-outcome': ThOutcome;
  }
}
