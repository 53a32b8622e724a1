import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { LONGEST_VALUE } from '../../core/policy/field-path.js';
import type { FieldKind, FieldOption } from '../../core/policy/form-model.js';
import type { FieldView } from './field-view.js';
import { shownOptions } from './shown-options.js';

/** What a control needs of its surroundings. */
export interface ControlContext {
  readonly id: string;
  /** Ids of the texts that describe it, or nothing. */
  readonly describedBy: string | typeof nothing;
  readonly invalid: boolean;
}

type Control = (view: FieldView, context: ControlContext) => TemplateResult;

/** Native controls only: autofill, password managers and screen readers know them. */
const CONTROLS: Readonly<Record<FieldKind, Control>> = {
  text: (view, context) => input('text', view, context),
  email: (view, context) => input('email', view, context),
  tel: (view, context) => input('tel', view, context),
  url: (view, context) => input('url', view, context),
  select: (view, context) => select(view, context),
  country: (view, context) => select(view, context),
  radio: (view, context) => radios(view, context),
};

/** Kinds whose label is a legend, because they are more than one control. */
export const isGroup = (kind: FieldKind): boolean => kind === 'radio';

/** A kind that we do not know is a text field: a new policy never needs a release to be usable. */
export const control: Control = (view, context) =>
  (Object.hasOwn(CONTROLS, view.field.kind) ? CONTROLS[view.field.kind] : CONTROLS.text)(
    view,
    context,
  );

/** Addresses and numbers run from left to right, whatever the language around them. */
const input = (
  type: 'text' | 'email' | 'tel' | 'url',
  { field, value, readonly }: FieldView,
  { id, describedBy, invalid }: ControlContext,
): TemplateResult =>
  html`<input
    id=${id}
    part="input"
    type=${type}
    name=${field.path}
    data-path=${field.path}
    autocomplete=${field.sensitive ? 'off' : (field.autocomplete ?? 'off')}
    inputmode=${field.inputMode ?? nothing}
    dir=${type === 'text' && !field.inputMode && !field.sensitive ? 'auto' : 'ltr'}
    spellcheck="false"
    maxlength=${LONGEST_VALUE}
    autocapitalize=${type === 'text' && !field.inputMode ? nothing : 'off'}
    aria-describedby=${describedBy}
    aria-invalid=${invalid ? 'true' : nothing}
    ?readonly=${readonly}
    .value=${live(value)}
  />`;

/** A list that came without its options is a text field. */
const select: Control = (view, context) => {
  const options = shownOptions(view.field);
  return options ? list(options, view, context) : input('text', view, context);
};

const list = (
  options: readonly FieldOption[],
  { field, value, readonly }: FieldView,
  { id, describedBy, invalid }: ControlContext,
): TemplateResult =>
  html`<select
    id=${id}
    part="input"
    name=${field.path}
    data-path=${field.path}
    autocomplete=${field.autocomplete ?? 'off'}
    aria-describedby=${describedBy}
    aria-invalid=${invalid ? 'true' : nothing}
    ?disabled=${readonly}
  >
    <option value="" .selected=${live(value === '')}>${msg('Choose…')}</option>
    ${repeat(
      withUnknown(options, value),
      (option) => option.value,
      (option) =>
        html`<option value=${option.value} .selected=${live(option.value === value)}>
          ${option.label}
        </option>`,
    )}
  </select>`;

const radios = ({ field, value, readonly }: FieldView, { id }: ControlContext): TemplateResult =>
  html`<div class="radios">
    ${(shownOptions(field) ?? []).map(
      (option, index) =>
        html`<label class="radio">
          <input
            id=${index === 0 ? id : `${id}-${index}`}
            type="radio"
            name=${field.path}
            data-path=${field.path}
            value=${option.value}
            ?disabled=${readonly}
            .checked=${live(option.value === value)}
          />
          <span>${option.label}</span>
        </label>`,
    )}
  </div>`;

/** A value from elsewhere that the list lacks is shown as it is, not silently lost. */
const withUnknown = (options: readonly FieldOption[], value: string): readonly FieldOption[] =>
  value === '' || options.some((option) => option.value === value)
    ? options
    : [...options, { value, label: value }];
