import { msg } from '@lit/localize';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { FieldPath, FieldValues } from '../../core/policy/field-path.js';
import type { Field, Section } from '../../core/policy/form-model.js';
import {
  adviceFor,
  hintFor,
  isIncluded,
  isVisible,
  optionsFor,
} from '../../core/policy/validate-field.js';
import { told } from '../../locales/spoken.js';
import { define } from '../define.js';
import { FieldInputEvent } from '../events/field-input-event.js';
import { FieldLeaveEvent } from '../events/field-leave-event.js';
import { keepInView } from '../keep-in-view.js';
import { base } from '../styles/base.styles.js';
import { errors } from '../styles/errors.styles.js';
import { saidRows } from '../styles/said-rows.styles.js';
import { NO_COMPLAINTS, type Complaints } from '../th-form/complaints.js';
import { includedField, includedPath } from './included-field.js';
import type { FieldOverrides } from './field-override.js';
import type { FieldView } from './field-view.js';
import { pathsRead } from './paths-read.js';
import { renderField } from './render-field.js';
import { renderSectionComplaint } from './render-section-complaint.js';
import { stepCaption, type StepNumber } from './step-caption.js';
import { styles } from './th-section.styles.js';

/**
 * One section of the form. All its labels and native controls live in this one shadow root, so that
 * autofill and screen readers see them as one form.
 *
 * @event th-field-input - a person typed, inside only
 * @event th-field-leave - a person left a field, inside only
 * @csspart section, heading, field, field-invalid, label, input, error, warning
 */
export class ThSection extends LitElement {
  static override styles = [base, saidRows, errors, styles];

  /** What is asked for. */
  @property({ attribute: false }) section?: Section;

  /** What is typed in the whole form: conditions look beyond the section. */
  @property({ attribute: false }) values: FieldValues = {};

  /** What has to change before sending, by path. Only what is due to be said. */
  @property({ attribute: false }) errors: Readonly<Record<FieldPath, string>> = {};

  /** What is worth checking, by path. */
  @property({ attribute: false }) warnings: Readonly<Record<FieldPath, readonly string[]>> = {};

  /** What Twilio said. */
  @property({ attribute: false }) complaints: Complaints = NO_COMPLAINTS;

  /** The partner's say, by path. */
  @property({ attribute: false }) overrides: FieldOverrides = {};

  /** Where sections are taken one at a time: which this is. */
  @property({ attribute: false }) step?: StepNumber;

  /** Nothing can be changed now. */
  @property({ type: Boolean }) locked = false;

  /** Scrolls the label of a field into view, then focuses the field. False when it is not here. */
  focusField(path: FieldPath): Promise<boolean> {
    return this.showField(path, true);
  }

  /** The same, but focuses it only if told. */
  async showField(path: FieldPath, focus: boolean): Promise<boolean> {
    await this.updateComplete;
    const field = this.renderRoot.querySelector(`[data-field="${CSS.escape(path)}"]`);
    const control =
      field?.querySelector<HTMLElement>('input:checked') ??
      field?.querySelector<HTMLElement>('[data-path]');
    if (!field || !control) return false;
    field.scrollIntoView({ block: 'start' });
    if (focus) control.focus({ preventScroll: true });
    return true;
  }

  /** Scrolls to the section and focuses its heading. */
  async focusHeading(): Promise<void> {
    await this.updateComplete;
    const heading = this.renderRoot.querySelector<HTMLElement>('h3');
    heading?.scrollIntoView({ block: 'start' });
    heading?.focus({ preventScroll: true });
  }

  /** What is typed elsewhere is none of its business, unless a condition here looks at it. */
  override shouldUpdate(changed: PropertyValues<this>): boolean {
    const before = changed.get('values');
    const { section, values } = this;
    if (changed.size > 1 || !before || !section) return true;
    return [...pathsRead(section)].some((path) => before[path] !== values[path]);
  }

  override render(): TemplateResult | typeof nothing {
    const { section } = this;
    if (!section) return nothing;
    const title = told(section.title);
    const included = isIncluded(section, this.values);
    const rows = [
      ...(this.complaints.bySection.get(section.id) ?? []),
      // What was said of fields that are not shown is said here.
      ...(included
        ? []
        : section.fields.flatMap(({ path }) => this.complaints.byPath.get(path) ?? [])),
    ];
    return html`<form
      part="section"
      novalidate
      aria-labelledby="heading"
      @input=${this.#handleInput}
      @change=${this.#handleInput}
      @focusin=${keepInView}
      @focusout=${this.#handleFocusOut}
      @submit=${this.#handleSubmit}
    >
      <h3 id="heading" part="heading" tabindex="-1">${stepCaption(this.step)}${title}</h3>
      ${section.description ? html`<p class="description">${told(section.description)}</p>` : nothing}
      ${
        rows.length > 0
          ? html`<ul class="rows" aria-label=${msg('What Twilio said about this section')}>
              ${rows.map((row) =>
                renderSectionComplaint(row, !row.passed && !this.complaints.asked.includes(row)),
              )}
            </ul>`
          : nothing
      }
      ${
        section.optional && !this.#isHidden(includedPath(section))
          ? this.#renderField(includedField(section, this.overrides))
          : nothing
      }
      ${
        included
          ? repeat(
              section.fields.filter((field) => this.#isShown(field)),
              (field) => field.path,
              (field) => this.#renderField(field),
            )
          : nothing
      }
    </form>`;
  }

  #renderField(original: Field): TemplateResult {
    const field: Field = { ...original, options: optionsFor(original, this.values) };
    const override = this.overrides[field.path];
    const view: FieldView = {
      field,
      hint: hintFor(field, this.values),
      value: this.values[field.path] ?? '',
      readonly: this.locked || (override?.readonly === true && !this.#isAsked(field.path)),
      error: this.errors[field.path],
      warnings: [...adviceFor(field, this.values), ...(this.warnings[field.path] ?? [])],
      complaints: this.complaints.byPath.get(field.path) ?? [],
    };
    return renderField(view);
  }

  /** A field that the partner hid comes out when something has to change in it. */
  #isShown(field: Field): boolean {
    const rows = this.complaints.byPath.has(field.path);
    return !this.#isHidden(field.path) && (rows || isVisible(field, this.values));
  }

  #isHidden(path: FieldPath): boolean {
    return this.overrides[path]?.hidden === true && !this.#isAsked(path);
  }

  #isAsked(path: FieldPath): boolean {
    const rows = this.complaints.byPath.get(path) ?? [];
    return this.errors[path] !== undefined || rows.some((row) => !row.passed);
  }

  #handleInput = (event: Event): void => {
    const control = event.target as HTMLInputElement | HTMLSelectElement;
    const path = control.dataset['path'] as FieldPath | undefined;
    if (path) this.dispatchEvent(new FieldInputEvent(path, control.value));
  };

  #handleFocusOut = (event: FocusEvent): void => {
    const path = (event.target as HTMLElement).dataset['path'] as FieldPath | undefined;
    if (path) this.dispatchEvent(new FieldLeaveEvent(path));
  };

  /** Enter in a field must not load a page; nor does it send anything. */
  #handleSubmit = (event: Event): void => {
    event.preventDefault();
  };
}

define('th-section', ThSection);

declare global {
  interface HTMLElementTagNameMap {
    'th-section': ThSection;
  }
}
