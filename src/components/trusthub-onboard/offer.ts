import type { Field, FormModel, Section } from '../../core/policy/form-model.js';
import { overriddenField, type FieldOverrides } from '../th-section/field-override.js';
import { wholeForm } from './whole-form.js';

/**
 * The form as it is offered here: with what our own page asks for beyond the policy, under the
 * partner's words and in the partner's order. What it accepts stays the policy's. Made once, not at
 * each key.
 */
export class Offer {
  #from: readonly unknown[] = [];
  #form?: FormModel;

  of(form: FormModel, own: readonly Section[], overrides: FieldOverrides): FormModel {
    const from = [form, own, overrides];
    if (this.#form && from.every((one, index) => one === this.#from[index])) return this.#form;
    this.#from = from;
    return (this.#form = offeredForm(form, own, overrides));
  }
}

function offeredForm(
  form: FormModel,
  own: readonly Section[],
  overrides: FieldOverrides,
): FormModel {
  const orderOf = ({ path }: Field): number => Number(overrides[path]?.order) || 0;
  const sections = form.sections.map((section) => ({
    ...section,
    fields: section.fields
      .map((field) => overriddenField(field, overrides[field.path]))
      .toSorted((a, b) => orderOf(a) - orderOf(b)),
  }));
  return wholeForm({ ...form, sections }, own);
}
