import { msg } from '@lit/localize';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { FieldPath, FieldValues } from '../../core/policy/field-path.js';
import type { Field, FormModel, Section } from '../../core/policy/form-model.js';
import { isIncluded, isVisible } from '../../core/policy/validate-field.js';
import { told } from '../../locales/spoken.js';
import { define } from '../define.js';
import { GoEvent } from '../events/go-event.js';
import { icon } from '../icon/icon.js';
import { masked, shownValue } from '../shown-value.js';
import { base } from '../styles/base.styles.js';
import { errors } from '../styles/errors.styles.js';
import type { FieldOverrides } from '../th-section/field-override.js';
import { includedField } from '../th-section/included-field.js';
import { isOwnField } from '../th-section/own-field.js';
import { styles } from './th-review.styles.js';

/**
 * All that was typed, to be looked over before it is sent, and to be read afterwards.
 *
 * @event th-go - a Change link was followed, inside only
 */
export class ThReview extends LitElement {
  static override styles = [base, errors, styles];

  /** What was asked. */
  @property({ attribute: false }) form?: FormModel;

  /** What was answered. */
  @property({ attribute: false }) values: FieldValues = {};

  /** What has to change, by path. */
  @property({ attribute: false }) errors: Readonly<Record<FieldPath, string>> = {};

  /** The partner's say, by path. */
  @property({ attribute: false }) overrides: FieldOverrides = {};

  /** To be read only: sent, and not to be changed now. */
  @property({ type: Boolean }) locked = false;

  /** Sensitive fields that the person asked to see. */
  @state() private revealed: ReadonlySet<FieldPath> = new Set();

  override render(): TemplateResult | typeof nothing {
    if (!this.form) return nothing;
    return html`${this.form.sections
      .filter((section) => section.fields.length > 0)
      .map((section) => this.#renderSection(section))}`;
  }

  #renderSection(section: Section): TemplateResult | typeof nothing {
    const fields = [
      ...(section.optional ? [includedField(section, this.overrides)] : []),
      ...(isIncluded(section, this.values)
        ? section.fields.filter((field) => isVisible(field, this.values))
        : []),
    ].filter((field) => this.#isShown(field.path));
    if (fields.length === 0) return nothing;
    return html`<section aria-labelledby="h-${section.id}">
      <h4 id="h-${section.id}">${told(section.title)}</h4>
      <dl>${fields.map((field) => this.#renderRow(field))}</dl>
    </section>`;
  }

  /** What the partner hid is shown all the same, but for what is empty. */
  #isShown(path: FieldPath): boolean {
    return !this.overrides[path]?.hidden || Boolean(this.values[path] || this.errors[path]);
  }

  #renderRow(field: Field): TemplateResult {
    const error = this.errors[field.path];
    const { hidden, readonly } = this.overrides[field.path] ?? {};
    const fixed = readonly && !error;
    const label = told(field.label);
    return html`<div class="row ${error ? 'err' : ''}">
      <dt>${label}</dt>
      <dd>
        ${this.#renderValue(field)}
        ${
          this.locked || !(hidden || fixed)
            ? nothing
            : html`<p class="small">
                ${hidden ? msg('Filled in by this page') : msg('Set by this page')}
              </p>`
        }
        ${
          error
            ? html`<p class="error">
                ${icon('alert', 16)}<span
                  ><span class="vh">${msg('Error:')} </span>${told(error)}</span
                >
              </p>`
            : nothing
        }
      </dd>
      ${
        this.locked || fixed
          ? nothing
          : html`<dd class="do">
              <a
                href="#${field.path}"
                @click=${(event: Event): void => this.#handleChange(event, field.path)}
                >${msg(html`Change<span class="vh"> ${label}</span>`)}</a
              >
            </dd>`
      }
    </div>`;
  }

  #renderValue(field: Field): TemplateResult {
    const value = this.values[field.path] ?? '';
    if (value === '' && !isOwnField(field))
      return html`<span class="idle"
        >${field.path.endsWith('__included') ? msg('No') : msg('Not given')}</span
      >`;
    if (!field.sensitive) return html`<bdi>${shownValue(field, value)}</bdi>`;
    const shown = this.revealed.has(field.path);
    const label = told(field.label);
    return html`<bdi class="sensitive">${shown ? value : masked(value)}</bdi>
      <button
        class="link"
        type="button"
        aria-pressed=${shown ? 'true' : 'false'}
        @click=${(): void => this.#handleReveal(field.path)}
      >
        ${msg(html`Show<span class="vh"> ${label}</span>`)}
      </button>`;
  }

  #handleReveal(path: FieldPath): void {
    const revealed = new Set(this.revealed);
    if (!revealed.delete(path)) revealed.add(path);
    this.revealed = revealed;
  }

  #handleChange(event: Event, path: FieldPath): void {
    event.preventDefault();
    this.dispatchEvent(new GoEvent({ path }));
  }
}

define('th-review', ThReview);

declare global {
  interface HTMLElementTagNameMap {
    'th-review': ThReview;
  }
}
