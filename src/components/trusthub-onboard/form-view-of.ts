import type { FormModel } from '../../core/policy/form-model.js';
import type { FormView } from '../th-form/form-view.js';
import type { DraftEditor } from './draft-editor.js';
import type { OnboardingFlow } from './onboarding-flow.js';
import type { Stage } from './stage.js';

/** What the open form is to show, of all that editor and flow know. */
export const formViewOf = (
  { preflight }: Extract<Stage, { kind: 'open' }>,
  { values, known, conflicts, refused, saveState }: DraftEditor,
  { snapshot, doing, trouble }: OnboardingFlow,
  online: boolean,
  form: FormModel,
): FormView => ({
  form,
  preflight,
  values,
  known,
  conflicts,
  refused,
  saveState,
  snapshot,
  doing,
  busy: doing !== undefined,
  trouble,
  online,
});
