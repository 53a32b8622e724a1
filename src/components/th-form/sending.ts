import { msg } from '@lit/localize';
import type { ReactiveControllerHost } from 'lit';
import { OnboardingError } from '../../core/commands.js';
import type { Snapshot } from '../../core/submission/snapshot.js';
import { REVIEW } from '../target.js';
import type { FieldOverrides } from '../th-section/field-override.js';
import type { DraftEditor } from '../trusthub-onboard/draft-editor.js';
import type { OnboardingFlow } from '../trusthub-onboard/onboarding-flow.js';
import type { DueProblems } from './due-problems.js';
import type { FormPlaces } from './form-places.js';
import type { FormView } from './form-view.js';
import { hiddenValues } from './hidden-values.js';

interface Form extends ReactiveControllerHost {
  readonly view: FormView;
  readonly editor: DraftEditor;
  readonly overrides: FieldOverrides;
  readonly places: FormPlaces;
  focusProblems(): Promise<void>;
}

/** What stands between the form and Twilio: what has to change, what was not seen, what is not saved. */
export class Sending {
  readonly #form: Form;
  readonly #problems: DueProblems;

  constructor(form: Form, problems: DueProblems) {
    this.#form = form;
    this.#problems = problems;
  }

  /** Says what has to change. Whether the form may be sent. */
  async validate(): Promise<boolean> {
    const { view } = this.#form;
    this.#problems.sayAll(view.form);
    await this.#form.updateComplete;
    return !this.#problems.block && Object.keys(this.#form.view.conflicts).length === 0;
  }

  async deliver(to: OnboardingFlow['send']): Promise<Snapshot> {
    if (!(await this.validate())) {
      await this.#form.focusProblems();
      throw new OnboardingError(
        'invalid',
        msg('Some fields have to be changed before this can be sent'),
      );
    }
    const { view, places, overrides, editor } = this.#form;
    if (places.current !== REVIEW && hiddenValues(view.form, view.values, overrides).length > 0) {
      await places.go(REVIEW);
      throw new OnboardingError(
        'not-allowed',
        msg('This page filled in fields that it hides. Look them over, then send it'),
      );
    }
    this.#problems.clear();
    return to(async () => {
      if (!(await editor.flush()))
        throw new OnboardingError(
          'failed',
          msg('What was typed could not be saved, so it was not sent.'),
        );
    });
  }
}
