import type { TemplateResult } from 'lit';
import type { Field } from '../../core/policy/form-model.js';
import type { FieldView } from './field-view.js';

/**
 * A field that one of our own pages adds to the form, with a control of its own: an element that has
 * a `value` and a `data-path` and fires `input`, as native controls do. No host and no partner can
 * make one: it holds functions.
 */
export interface OwnField extends Field {
  readonly control: (view: FieldView) => TemplateResult;
  /** How its value reads where it is only shown, and what it means that there is none. */
  readonly shown: (value: string) => TemplateResult;
}

export const isOwnField = (field: Field): field is OwnField => 'control' in field;
