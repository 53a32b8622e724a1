import type { FieldPath } from '../../core/policy/field-path.js';

/** Inside only: a person is done with a field for now. */
export class FieldLeaveEvent extends Event {
  static readonly type = 'th-field-leave';

  readonly path: FieldPath;

  constructor(path: FieldPath) {
    super(FieldLeaveEvent.type, { bubbles: true });
    this.path = path;
  }
}
