import type { FormView } from '../th-form/form-view.js';
import type { DraftEditor } from './draft-editor.js';
import type { OnboardingFlow } from './onboarding-flow.js';
import type { Stage } from './stage.js';

/** What the open form is to show, of all that editor and flow know. */
export const formViewOf = (
  { form, preflight }: Extract<Stage, { kind: 'open' }>,
  { values, known, conflicts, refused, saveState }: DraftEditor,
  { snapshot, busy, trouble }: OnboardingFlow,
  online: boolean,
): FormView => ({
  form,
  preflight,
  values,
  known,
  conflicts,
  refused,
  saveState,
  snapshot,
  busy,
  trouble,
  online,
});
