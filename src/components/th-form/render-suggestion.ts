import { html, nothing, type TemplateResult } from 'lit';
import { fieldsOf } from '../../core/policy/form-model.js';
import { isTaken } from '../th-address-suggestion/is-taken.js';
import '../th-address-suggestion/th-address-suggestion.js';
import type { FormView } from './form-view.js';

/** What Twilio suggests in place of an address that it did not take. */
export function renderSuggestion(view: FormView): TemplateResult | typeof nothing {
  const { form, values, snapshot, busy } = view;
  const suggestion = snapshot?.suggestion;
  return suggestion
    ? html`<th-address-suggestion
        .suggestion=${suggestion}
        .fields=${fieldsOf(form)}
        .values=${values}
        ?busy=${busy}
      ></th-address-suggestion>`
    : nothing;
}

/** With the suggestion in the form, that something has to be corrected is true no more. */
export function withoutSettled(view: FormView): FormView {
  const { values, snapshot } = view;
  return snapshot?.suggestion && isTaken(snapshot.suggestion, values)
    ? { ...view, snapshot: { ...snapshot, trouble: undefined } }
    : view;
}
