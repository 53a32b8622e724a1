import { LitElement } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Onboarding } from '../../core/commands.js';
import type { DraftId } from '../../core/draft/draft.js';

/**
 * A choice among what the account has. A control like a native one: a `value`, made of SIDs, and an
 * `input` event, which is all that anybody outside needs.
 */
export abstract class AccountChoice extends LitElement {
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  /** The host that knows what the account has. */
  @property({ attribute: false }) onboarding?: Onboarding;

  /** Whose it will be. */
  @property({ attribute: false }) draftId?: DraftId;

  /** SIDs of what is chosen, separated by commas; empty for nothing. */
  @property() value = '';

  /** The choice is only shown. */
  @property({ type: Boolean }) locked = false;

  /** The list was asked for. */
  @state() protected open = false;

  protected choose(value: string): void {
    this.value = value;
    this.dispatchEvent(new Event('input', { bubbles: true }));
  }

  /** Opens the list, which is read now, and focuses what is found in it. */
  protected async openList(read: () => unknown, selector: string): Promise<void> {
    this.open = true;
    read();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}
