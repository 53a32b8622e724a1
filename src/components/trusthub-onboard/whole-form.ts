import type { FormModel, Section } from '../../core/policy/form-model.js';

/** The form with what one of our own pages asks for beyond the policy. */
export const wholeForm = (form: FormModel, own: readonly Section[]): FormModel =>
  own.length > 0 ? { ...form, sections: [...form.sections, ...own] } : form;
