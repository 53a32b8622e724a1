import { msg } from '@lit/localize';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { Trouble } from '../core/submission/snapshot.js';
import { isSid } from '../core/trusthub/sid.js';
import type { OwnHost } from '../protocol/own-commands.js';
import { define } from '../components/define.js';
import { icon } from '../components/icon/icon.js';
import { base } from '../components/styles/base.styles.js';
import { page } from '../components/styles/page.styles.js';
import { renderTextField } from '../components/text-field/render-text-field.js';
import { textFields } from '../components/text-field/text-field.styles.js';
import { renderTrouble } from '../components/trouble/render-trouble.js';
import { troubleOf } from '../components/trusthub-onboard/trouble-of.js';

type Name = 'accountSid' | 'username' | 'secret' | 'sandbox';
type Errors = Partial<Record<Name, string>>;

/**
 * Asks for the key of a Twilio account. The secret goes one way: it is typed here, sent to the host
 * and forgotten by the page; nothing ever shows it again.
 */
export class ThAccountForm extends LitElement {
  static override styles = [base, page, textFields];

  /** The host that checks the key with Twilio and keeps it. */
  @property({ attribute: false }) host?: OwnHost;

  /** Address of a sandbox to offer; development builds alone. */
  @property() sandbox?: string;

  @state() private errors: Errors = {};

  @state() private trouble?: Trouble;

  @state() private checking = false;

  @query('form') private form!: HTMLFormElement;

  override render(): TemplateResult {
    return html`<form novalidate autocomplete="off" @submit=${this.#handleSubmit}>
      ${this.#renderInput('accountSid', msg('Account SID'), msg('Starts with AC. It is on the Console’s first page'))}
      ${this.#renderInput(
        'username',
        msg('API key SID'),
        msg('Starts with SK. To use the auth token instead, enter the Account SID again'),
      )}
      ${this.#renderInput('secret', msg('API key secret'), msg('Twilio shows it once, when the key is made'))}
      ${
        this.sandbox
          ? this.#renderInput(
              'sandbox',
              msg('Sandbox address'),
              msg('Development build: leave empty to speak with Twilio itself'),
              this.sandbox,
            )
          : nothing
      }
      <div role="alert">
        ${
          this.trouble
            ? html`<div class="note bad">
                ${icon('alert')}<span
                  ><b>${msg('Twilio did not accept this. Nothing was saved.')}</b>
                  ${renderTrouble(this.trouble)}</span
                >
              </div>`
            : nothing
        }
      </div>
      <p class="buttons">
        <button class="btn main" type="submit" aria-disabled=${this.checking ? 'true' : 'false'}>
          ${this.checking ? msg('Checking with Twilio…') : msg('Check and save')}
        </button>
      </p>
    </form>`;
  }

  #renderInput(name: Name, label: string, hint: string, value = ''): TemplateResult {
    const type = name === 'secret' ? 'password' : 'text';
    return renderTextField({ name, label, hint, type, value, error: this.errors[name] });
  }

  #handleSubmit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.checking || !this.host) return;
    const entry = this.#entry();
    this.errors = check(entry);
    this.trouble = undefined;
    const [first] = Object.keys(this.errors);
    if (first) {
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>(`#${first}`)?.focus();
      return;
    }
    this.checking = true;
    try {
      await this.host.call('accounts.save', {
        accountSid: entry.accountSid,
        username: entry.username,
        secret: entry.secret,
        ...(entry.sandbox && { sandbox: entry.sandbox }),
      });
      this.form.reset();
      this.dispatchEvent(new Event('th-account-saved'));
    } catch (error) {
      this.trouble = troubleOf(error);
    } finally {
      this.checking = false;
    }
  };

  #entry(): Record<Name, string> {
    const data = new FormData(this.form);
    const read = (name: Name): string => String(data.get(name) ?? '').trim();
    return {
      accountSid: read('accountSid'),
      username: read('username'),
      secret: read('secret'),
      sandbox: read('sandbox'),
    };
  }
}

function check({ accountSid, username, secret }: Record<Name, string>): Errors {
  return {
    ...(!isSid('AC', accountSid) && {
      accountSid: msg('Enter the Account SID: AC and 32 more letters and digits'),
    }),
    ...(!isSid('SK', username) &&
      !(isSid('AC', username) && username === accountSid) && {
        username: msg('Enter the SID of the key: SK and 32 more letters and digits'),
      }),
    ...(secret === '' && { secret: msg('Enter the secret that belongs to the key') }),
  };
}

define('th-account-form', ThAccountForm);

declare global {
  interface HTMLElementTagNameMap {
    'th-account-form': ThAccountForm;
  }
}
