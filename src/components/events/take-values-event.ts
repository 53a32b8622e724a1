import type { FieldValues } from '../../core/policy/field-path.js';

/** Inside only: the person takes what is offered into the form. Never composed: it holds values. */
export class TakeValuesEvent extends Event {
  static readonly type = 'th-take-values';

  readonly values: FieldValues;

  constructor(values: FieldValues) {
    super(TakeValuesEvent.type, { bubbles: true });
    this.values = values;
  }
}
