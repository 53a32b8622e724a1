import type { Field, FormModel } from '../../core/policy/form-model.js';
import { overriddenField, type FieldOverrides } from '../th-section/field-override.js';

/**
 * The form as it is offered here: under the partner's words and in the partner's order. What it
 * accepts stays the policy's. Made once, not at each key.
 */
export class Offer {
  #from: readonly unknown[] = [];
  #form?: FormModel;

  of(form: FormModel, overrides: FieldOverrides): FormModel {
    const from = [form, overrides];
    if (this.#form && from.every((one, index) => one === this.#from[index])) return this.#form;
    this.#from = from;
    return (this.#form = offeredForm(form, overrides));
  }
}

function offeredForm(form: FormModel, overrides: FieldOverrides): FormModel {
  const orderOf = ({ path }: Field): number => Number(overrides[path]?.order) || 0;
  const sections = form.sections.map((section) => ({
    ...section,
    fields: section.fields
      .map((field) => overriddenField(field, overrides[field.path]))
      .toSorted((a, b) => orderOf(a) - orderOf(b)),
  }));
  return { ...form, sections };
}
