import { msg, str } from '@lit/localize';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { AccountSummary, OwnHost, Site } from '../protocol/own-commands.js';
import { define } from '../components/define.js';
import { icon } from '../components/icon/icon.js';
import { base } from '../components/styles/base.styles.js';
import { dialog } from '../components/styles/dialog.styles.js';
import { page } from '../components/styles/page.styles.js';
import { tokens } from '../components/styles/tokens.styles.js';
import { dateTime } from '../components/times.js';
import { troubleOf } from '../components/trusthub-onboard/trouble-of.js';
import { told } from '../locales/spoken.js';
import './th-account-form.js';
import { styles } from './th-options.styles.js';

const KEYS = 'https://console.twilio.com/us1/account/keys-credentials/api-keys';

/** The account and the sites: who we are at Twilio, and who may use it. */
export class ThOptions extends LitElement {
  static override styles = [tokens, base, page, dialog, styles];

  /** The host to ask. */
  @property({ attribute: false }) host?: OwnHost;

  /** Address of a sandbox to offer; development builds alone. */
  @property() sandbox?: string;

  @state() private account?: AccountSummary | null;

  @state() private sites: readonly Site[] = [];

  /** What was done, or why it was not. */
  @state() private news = '';

  @query('dialog') private dialog!: HTMLDialogElement;

  #stop?: () => void;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
  }

  override render(): TemplateResult {
    return html`<main>
      <h1>${msg('Settings')}</h1>
      <p role="status" class=${this.news ? 'note' : ''}>
        ${this.news ? html`${icon('info')}<span>${this.news}</span>` : nothing}
      </p>
      <section aria-labelledby="account">
        <h2 id="account">${msg('Twilio account')}</h2>
        ${
          this.account === undefined
            ? html`<p class="lead" aria-busy="true">${msg('Looking…')}</p>`
            : this.account
              ? this.#renderAccount(this.account)
              : this.#renderEntry()
        }
      </section>
      <section aria-labelledby="sites">
        <h2 id="sites">${msg('Connected sites')}</h2>
        ${this.#renderSites()}
      </section>
    </main>`;
  }

  override updated(changed: PropertyValues<this>): void {
    if (!changed.has('host') || !this.host) return;
    this.#stop?.();
    this.#stop = this.host.on('account.changed', () => void this.#read());
    void this.#read();
  }

  #renderAccount(account: AccountSummary): TemplateResult {
    return html`<p class="badge good">${icon('tick', 16)}${msg('Connected')}</p>
      <dl>
        <div>
          <dt>${msg('Account SID')}</dt>
          <dd><code>${account.accountSid}</code></dd>
        </div>
        <div>
          <dt>${msg('API key SID')}</dt>
          <dd><code>${account.username}</code></dd>
        </div>
        <div>
          <dt>${msg('Secret')}</dt>
          <dd>${msg('Kept by the extension, never shown')}</dd>
        </div>
        ${
          account.sandbox
            ? html`<div>
                <dt>${msg('Sandbox')}</dt>
                <dd><code>${account.sandbox}</code></dd>
              </div>`
            : nothing
        }
      </dl>
      <p class="buttons">
        <button class="btn" type="button" @click=${this.#handleAsk}>
          ${msg('Remove account')}
        </button>
      </p>
      <dialog aria-labelledby="remove">
        <h3 id="remove">${msg('Remove this account?')}</h3>
        <p>
          ${msg(
            'The key is deleted from this browser. Drafts are kept; submissions under way pause until an account is added. At Twilio nothing changes.',
          )}
        </p>
        <form method="dialog" class="buttons">
          <button class="btn" type="submit">${msg('Keep it')}</button>
          <button class="btn bad" type="button" @click=${this.#handleRemove}>
            ${msg('Remove account')}
          </button>
        </form>
      </dialog>`;
  }

  #renderEntry(): TemplateResult {
    return html`<p class="lead">
        ${msg(
          html`Make an API key of the kind <b>Standard</b> in the Twilio Console, and enter it here.`,
        )}
        ${msg('It stays in this browser; no website ever sees it.')}
        <a href=${KEYS} target="_blank" rel="noopener noreferrer"
          >${msg('Open API keys in the Console')}</a
        >
      </p>
      <th-account-form
        .host=${this.host}
        .sandbox=${this.sandbox}
        @th-account-saved=${this.#handleSaved}
      ></th-account-form>`;
  }

  #renderSites(): TemplateResult {
    if (this.sites.length === 0) return html`<p class="lead">${renderNone()}</p>`;
    return html`<p class="lead">
        ${msg(
          'These sites may show the form and ask to send it. Each sending is confirmed in a window of this extension.',
        )}
      </p>
      <ul>
        ${this.sites.map(
          ({ origin, connectedAt }) =>
            html`<li>
              <span
                ><b>${origin}</b
                ><small>${msg(str`Connected ${dateTime(Date.parse(connectedAt))}`)}</small></span
              >
              <button
                class="btn"
                type="button"
                aria-label=${msg(str`Disconnect ${origin}`)}
                @click=${(): void => void this.#handleDisconnect(origin)}
              >
                ${msg('Disconnect')}
              </button>
            </li>`,
        )}
      </ul>`;
  }

  async #read(): Promise<void> {
    await this.#try(async (host) => {
      [this.account, this.sites] = await Promise.all([
        host.call('accounts.get', {}),
        host.call('sites.list', {}),
      ]);
    });
  }

  /** Says why, where a command did not work. */
  async #try(run: (host: OwnHost) => Promise<void>): Promise<void> {
    if (!this.host) return;
    try {
      await run(this.host);
    } catch (error) {
      this.news = told(troubleOf(error).message);
    }
  }

  #handleSaved = (): void => {
    this.news = msg('Twilio accepted the key. You can register businesses now.');
    void this.#read();
  };

  #handleAsk = (): void => {
    this.dialog.showModal();
  };

  #handleRemove = async (): Promise<void> => {
    this.dialog.close();
    await this.#try(async (host) => {
      await host.call('accounts.remove', {});
      this.news = msg('The account was removed from this browser.');
    });
    await this.#read();
  };

  async #handleDisconnect(origin: string): Promise<void> {
    await this.#try(async (host) => {
      await host.call('sites.disconnect', { origin });
      this.news = msg(str`${origin} is disconnected.`);
    });
    await this.#read();
  }
}

const renderNone = (): TemplateResult => {
  // As it is written on the button there.
  const button = msg('Connect this site');
  return msg(
    html`None. To let a partner’s site show the form, open it, click the icon of this extension and
      choose <b>${button}</b>.`,
  );
};

define('th-options', ThOptions);

declare global {
  interface HTMLElementTagNameMap {
    'th-options': ThOptions;
  }
}
