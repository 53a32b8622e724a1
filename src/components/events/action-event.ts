/** What the buttons outside the fields ask for. */
export type Action = 'save-again' | 'resume' | 'stop';

/** Inside only: a person asks for something that concerns the whole. */
export class ActionEvent extends Event {
  static readonly type = 'th-action';

  readonly action: Action;

  constructor(action: Action) {
    super(ActionEvent.type, { bubbles: true });
    this.action = action;
  }
}
