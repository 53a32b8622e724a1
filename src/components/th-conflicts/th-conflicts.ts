import { msg } from '@lit/localize';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { FieldPath } from '../../core/policy/field-path.js';
import { told } from '../../locales/spoken.js';
import { define } from '../define.js';
import { ConflictChoiceEvent } from '../events/conflict-choice-event.js';
import { icon } from '../icon/icon.js';
import { base } from '../styles/base.styles.js';
import { shownValue } from '../shown-value.js';
import type { ConflictView } from './conflict-view.js';
import { styles } from './th-conflicts.styles.js';

/**
 * Fields that were changed here and in another tab since they last agreed, each with both values to
 * choose from. Nothing is decided for the person.
 *
 * @event th-conflict-choice - inside only
 */
export class ThConflicts extends LitElement {
  static override styles = [base, styles];

  /** In the order of the form. */
  @property({ attribute: false }) conflicts: readonly ConflictView[] = [];

  /** Takes focus, scrolled into view. */
  async focusHeading(): Promise<void> {
    await this.updateComplete;
    const heading = this.renderRoot.querySelector<HTMLElement>('h3');
    heading?.scrollIntoView({ block: 'start' });
    heading?.focus({ preventScroll: true });
  }

  override render(): TemplateResult | typeof nothing {
    if (this.conflicts.length === 0) return nothing;
    return html`<section role="alert" aria-labelledby="heading">
      <h3 id="heading" tabindex="-1">
        ${icon('warning')}<span>${msg('Changed in another tab too')}</span>
      </h3>
      <p>${msg('Both versions are kept until you choose.')}</p>
      ${this.conflicts.map((conflict) => this.#renderConflict(conflict))}
    </section>`;
  }

  #renderConflict({ field, mine, theirs }: ConflictView): TemplateResult {
    const label = told(field.label);
    const choice = (
      keep: 'mine' | 'theirs',
      value: string,
      from: string,
      words: string,
    ): TemplateResult =>
      html`<li>
        <span class="small">${from}</span>
        <bdi>${shownValue(field, value) || html`<em>${msg('Empty')}</em>`}</bdi>
        <button
          class="btn"
          type="button"
          @click=${(): void => this.#handleChoice(field.path, keep)}
        >
          ${words}<span class="vh">: ${label}</span>
        </button>
      </li>`;
    return html`<h4>${label}</h4>
      <ul>
        ${choice('mine', mine, msg('Typed here'), msg('Keep what I typed'))}
        ${choice('theirs', theirs, msg('From the other tab'), msg('Use the other tab’s'))}
      </ul>`;
  }

  #handleChoice(path: FieldPath, keep: 'mine' | 'theirs'): void {
    this.dispatchEvent(new ConflictChoiceEvent(path, keep));
  }
}

define('th-conflicts', ThConflicts);

declare global {
  interface HTMLElementTagNameMap {
    'th-conflicts': ThConflicts;
  }
}
