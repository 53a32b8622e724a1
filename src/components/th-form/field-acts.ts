import type { FieldValues } from '../../core/policy/field-path.js';
import type { ConflictChoiceEvent } from '../events/conflict-choice-event.js';
import type { FieldInputEvent } from '../events/field-input-event.js';
import type { FieldLeaveEvent } from '../events/field-leave-event.js';
import type { TakeValuesEvent } from '../events/take-values-event.js';
import type { ThSection } from '../th-section/th-section.js';
import type { DraftEditor } from '../trusthub-onboard/draft-editor.js';
import type { OnboardingFlow } from '../trusthub-onboard/onboarding-flow.js';
import type { DueProblems } from './due-problems.js';
import type { FormPlaces } from './form-places.js';

interface Form {
  readonly editor: DraftEditor;
  readonly flow: OnboardingFlow;
  readonly view: { readonly values: FieldValues };
  readonly places: FormPlaces;
}

/** What a person does in fields, on its way to the editor; and what is due to be said of it. */
export const fieldActs = (form: Form, problems: DueProblems) => {
  let checked = '';
  return {
    input({ path, value, target }: FieldInputEvent): void {
      const { flow, editor } = form;
      // What is shown while it is sent is what is sent: the field is put back to that.
      if (flow.busy) return (target as ThSection).requestUpdate();
      form.places.changed(path);
      // Autofill may fire `change` alone, a key both; what is rendered may lag behind what is typed.
      if (editor.values[path] !== value) editor.type({ [path]: value });
    },
    leave({ path }: FieldLeaveEvent): void {
      const { flow, view } = form;
      if (view.values[path] !== undefined) problems.say(path);
      const typed = JSON.stringify(view.values);
      if (typed === checked) return;
      checked = typed;
      void flow.check(view.values).then((warnings) => problems.hear(warnings));
    },
    take({ values }: TakeValuesEvent): void {
      if (!form.flow.busy) form.editor.type(values);
    },
    choose({ path, keep }: ConflictChoiceEvent): void {
      if (!form.flow.busy) form.editor.choose(path, keep);
    },
  };
};
