import type { Field } from '../../core/policy/form-model.js';
import type { Complaint } from '../th-form/complaints.js';

/** All that is shown of one field. */
export interface FieldView {
  readonly field: Field;
  /** What it says of where the value is found, given the other answers. */
  readonly hint?: string;
  readonly value: string;
  readonly readonly: boolean;
  /** What our own check says has to change. */
  readonly error?: string;
  /** What is likely to be refused, or worth knowing. Never blocks. */
  readonly warnings: readonly string[];
  /** What Twilio said, passed or not. */
  readonly complaints: readonly Complaint[];
}

/** Twilio's complaints that still stand: not passed, and the field not changed since. */
export const standing = (complaints: readonly Complaint[]): readonly Complaint[] =>
  complaints.filter((complaint) => !complaint.passed && !complaint.changed);
