import type { FormModel, Section } from '../../core/policy/form-model.js';

/** What one of our own pages asks for beyond the policy: a section, or a change of any kind. */
export type FormAddition = Section | ((form: FormModel) => FormModel);

/** The form with what one of our own pages asks for beyond the policy. */
export const wholeForm = (form: FormModel, own: readonly FormAddition[]): FormModel =>
  own.reduce<FormModel>(
    (whole, one) =>
      typeof one === 'function' ? one(whole) : { ...whole, sections: [...whole.sections, one] },
    form,
  );
