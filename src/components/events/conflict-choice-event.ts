import type { FieldPath } from '../../core/policy/field-path.js';

/** Inside only: which of two values of one field is to stay. */
export class ConflictChoiceEvent extends Event {
  static readonly type = 'th-conflict-choice';

  readonly path: FieldPath;
  readonly keep: 'mine' | 'theirs';

  constructor(path: FieldPath, keep: 'mine' | 'theirs') {
    super(ConflictChoiceEvent.type, { bubbles: true });
    this.path = path;
    this.keep = keep;
  }
}
