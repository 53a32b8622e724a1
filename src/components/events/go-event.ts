import type { Target } from '../target.js';

/** Inside only: go to a field or a place of the form. */
export class GoEvent extends Event {
  static readonly type = 'th-go';

  readonly to: Target;

  constructor(to: Target) {
    super(GoEvent.type, { bubbles: true });
    this.to = to;
  }
}
