import type { Preflight } from '../../core/commands.js';
import type { FieldConflict } from '../../core/draft/draft.js';
import type { FieldPath, FieldValues } from '../../core/policy/field-path.js';
import type { FormModel } from '../../core/policy/form-model.js';
import type { Snapshot, Trouble } from '../../core/submission/snapshot.js';
import type { Doing } from '../trusthub-onboard/onboarding-flow.js';
import type { SaveState } from '../th-save-state/save-state.js';

/** All that an open form shows; what a person does to it goes to the editor and the flow. */
export interface FormView {
  readonly form: FormModel;
  readonly preflight?: Preflight;
  readonly values: FieldValues;
  /** What the host has: after the sending, what was sent. */
  readonly known: FieldValues;
  readonly conflicts: Readonly<Record<FieldPath, FieldConflict>>;
  /** Fields that the host does not take as they are, each with what to do. */
  readonly refused: Readonly<Record<FieldPath, string>>;
  readonly saveState: SaveState;
  /** Somebody typed into it before it was opened here. */
  readonly begun: boolean;
  readonly snapshot?: Snapshot;
  /** A command concerning the whole submission is under way: nothing can be changed. */
  readonly busy: boolean;
  readonly doing?: Doing;
  /** Why the last such command did not work. */
  readonly trouble?: Trouble;
  readonly online: boolean;
}
