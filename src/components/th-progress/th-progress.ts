import { msg, str } from '@lit/localize';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { StepSnapshot, StepState } from '../../core/submission/snapshot.js';
import { counted } from '../../locales/counted.js';
import { told } from '../../locales/spoken.js';
import { define } from '../define.js';
import { icon } from '../icon/icon.js';
import { base } from '../styles/base.styles.js';
import { clockTime, duration } from '../times.js';
import { renderTrouble } from '../trouble/render-trouble.js';
import { elapsedOf, groupSteps, type StepGroup } from './group-steps.js';
import { styles } from './th-progress.styles.js';

/** Milliseconds; less would read "0.0 s". */
const WORTH_TELLING = 50;

/**
 * What happens, step by step, in words. A group that is done is one line; one that is under way or
 * in trouble shows its steps, what each waits for and until when.
 */
export class ThProgress extends LitElement {
  static override styles = [base, styles];

  /** The plan as it stands. */
  @property({ attribute: false }) steps: readonly StepSnapshot[] = [];

  /** Language of times. */
  @property() locale?: string;

  /** Every step is shown, not only those under way. */
  @state() private all = false;

  #ticking?: ReturnType<typeof setInterval>;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#ticking = setInterval(() => this.requestUpdate(), 1000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#ticking);
  }

  override render(): TemplateResult {
    const groups = groupSteps(this.steps);
    const done = this.steps.filter((step) => step.state === 'done').length;
    const current = groups.find((group) => group.state !== 'done');
    return html`<progress
        aria-label=${msg('Progress')}
        max=${this.steps.length || 1}
        value=${done}
      ></progress>
      <p class="vh" role="status">
        ${current ? `${current.title}: ${wordOf(current.state)}` : msg('Done')}
      </p>
      <ol>
        ${groups.map((group) => this.#renderGroup(group))}
      </ol>
      ${
        groups.length === this.steps.length
          ? nothing
          : html`<button
              class="link all"
              type="button"
              aria-expanded=${this.all ? 'true' : 'false'}
              @click=${this.#handleAll}
            >
              ${
                this.all
                  ? msg('Show less')
                  : counted(this.steps.length, msg('Show all # step|Show all # steps'))
              }
            </button>`
      }`;
  }

  #renderGroup(group: StepGroup): TemplateResult {
    const [only] = group.steps;
    if (group.steps.length === 1 && only) return this.#renderStep(only, group.title);
    const open = this.all || (group.state !== 'done' && group.state !== 'pending');
    const elapsed = elapsedOf(group.steps);
    return html`<li class=${group.state}>
      ${renderMark(group.state)}
      <p>${group.title}<span class="vh">: ${wordOf(group.state)}</span></p>
      <span class="time"
        >${group.state === 'done' && elapsed >= WORTH_TELLING ? duration(elapsed) : nothing}</span
      >
      ${
        open
          ? html`<ol class="inner">
              ${group.steps.map((step) => this.#renderStep(step))}
            </ol>`
          : nothing
      }
    </li>`;
  }

  #renderStep(step: StepSnapshot, title = told(step.title)): TemplateResult {
    const note = this.#noteOf(step);
    return html`<li class=${step.state}>
      ${renderMark(step.state)}
      <div>
        <p>${title}<span class="vh">: ${wordOf(step.state)}</span></p>
        ${note ? html`<p class="small">${note}</p>` : nothing}
        ${
          step.error
            ? html`<p class=${step.state === 'failed' ? 'error' : 'small'}>
                ${renderTrouble(step.error)}
              </p>`
            : nothing
        }
      </div>
      <span class="time">${this.#timeOf(step)}</span>
    </li>`;
  }

  #noteOf({ state: stepState, waitingUntil }: StepSnapshot): string | undefined {
    const until = waitingUntil === undefined ? '' : clockTime(waitingUntil, this.locale, true);
    if (stepState === 'checking')
      return until
        ? msg(
            str`No answer from Twilio. Checking whether it arrived before trying again, at ${until}`,
          )
        : msg('No answer from Twilio. Checking whether it arrived before trying again');
    if (stepState === 'waiting') return until ? msg(str`Waiting until ${until}`) : msg('Waiting');
    return undefined;
  }

  #timeOf(step: StepSnapshot): string | typeof nothing {
    if (step.state === 'done')
      return (step.elapsed ?? 0) < WORTH_TELLING ? nothing : duration(step.elapsed ?? 0);
    const active = step.state === 'running' || step.state === 'checking';
    const passed = active && step.since !== undefined ? Date.now() - step.since : 0;
    return passed < 1000 ? nothing : duration(passed, true);
  }

  #handleAll = (): void => {
    this.all = !this.all;
  };
}

function renderMark(stepState: StepState): TemplateResult {
  switch (stepState) {
    case 'done':
      return html`<span class="good">${icon('check')}</span>`;
    case 'running':
      return html`<span class="busy">${icon('half')}</span>`;
    case 'checking':
    case 'waiting':
      return html`<span class="warn">${icon('clock')}</span>`;
    case 'failed':
      return html`<span class="bad">${icon('alert')}</span>`;
    case 'pending':
      return html`<span class="idle">${icon('circle')}</span>`;
    default:
      return stepState satisfies never;
  }
}

function wordOf(stepState: StepState): string {
  switch (stepState) {
    case 'done':
      return msg('done');
    case 'running':
      return msg('under way');
    case 'checking':
      return msg('checking');
    case 'waiting':
      return msg('waiting');
    case 'failed':
      return msg('did not work');
    case 'pending':
      return msg('to come');
    default:
      return stepState satisfies never;
  }
}

define('th-progress', ThProgress);

declare global {
  interface HTMLElementTagNameMap {
    'th-progress': ThProgress;
  }
}
