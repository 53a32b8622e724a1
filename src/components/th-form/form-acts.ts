import type { ReactiveControllerHost } from 'lit';
import type { FieldPath } from '../../core/policy/field-path.js';
import type { ActionEvent } from '../events/action-event.js';
import type { GoEvent } from '../events/go-event.js';
import type { DraftEditor } from '../trusthub-onboard/draft-editor.js';
import type { OnboardingFlow } from '../trusthub-onboard/onboarding-flow.js';
import type { DueProblems } from './due-problems.js';
import type { FormPlaces } from './form-places.js';
import type { FormView } from './form-view.js';
import type { Sending } from './sending.js';

interface Form extends ReactiveControllerHost {
  readonly view: FormView;
  readonly layout: 'page' | 'steps';
  readonly editor: DraftEditor;
  readonly flow: OnboardingFlow;
  readonly places: FormPlaces;
  focusField(path: FieldPath): Promise<boolean>;
  focusProblems(): Promise<void>;
}

/** What a person does with the form as a whole: goes elsewhere in it, has it checked, sends it. */
export const formActs = (form: Form, problems: DueProblems, sending: Sending) => {
  const deliver = (to: OnboardingFlow['send']): void => {
    // What went wrong is shown, and told to the page by an event.
    if (!form.view.busy) void sending.deliver(to).catch(() => undefined);
  };
  return {
    /** In steps a section is looked at before the next; the rail leads anywhere without. */
    async move(place: string, all: readonly string[]): Promise<void> {
      const { view, layout, places } = form;
      const section = view.form.sections.find(({ id }) => id === places.current);
      const isOnward = all.indexOf(place) > all.indexOf(places.current);
      if (layout === 'steps' && section && isOnward) {
        problems.saySection(section);
        await form.updateComplete;
        if (problems.summary.length > 0) return form.focusProblems();
      }
      await places.go(place);
    },
    /** A link leads to a field or to a place. */
    go({ to }: GoEvent): void {
      void ('path' in to ? form.focusField(to.path) : form.places.go(to.place));
    },
    /** A button of what is said of the whole: save again, go on, stop. */
    act({ action }: ActionEvent): void {
      if (action === 'save-again') void form.editor.flush();
      else void form.flow[action]().catch(() => undefined);
    },
    checkAccount: (): void => void form.flow.checkAccount(),
    send: (): void => deliver(form.flow.send),
    evaluate: (): void => deliver(form.flow.evaluate),
  };
};
