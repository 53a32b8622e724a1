import type { FieldPath } from '../../core/policy/field-path.js';

/** Inside only: a person typed. Never composed, so that no value leaves the element. */
export class FieldInputEvent extends Event {
  static readonly type = 'th-field-input';

  readonly path: FieldPath;
  readonly value: string;

  constructor(path: FieldPath, value: string) {
    super(FieldInputEvent.type, { bubbles: true });
    this.path = path;
    this.value = value;
  }
}
