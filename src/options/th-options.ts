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
      <h1>Settings</h1>
      <p role="status" class=${this.news ? 'note' : ''}>
        ${this.news ? html`${icon('info')}<span>${this.news}</span>` : nothing}
      </p>
      <section aria-labelledby="account">
        <h2 id="account">Twilio account</h2>
        ${
          this.account === undefined
            ? html`<p class="lead" aria-busy="true">Looking…</p>`
            : this.account
              ? this.#renderAccount(this.account)
              : this.#renderEntry()
        }
      </section>
      <section aria-labelledby="sites">
        <h2 id="sites">Connected sites</h2>
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
    return html`<p class="badge good">${icon('tick', 16)}Connected</p>
      <dl>
        <div>
          <dt>Account SID</dt>
          <dd><code>${account.accountSid}</code></dd>
        </div>
        <div>
          <dt>API key SID</dt>
          <dd><code>${account.username}</code></dd>
        </div>
        <div>
          <dt>Secret</dt>
          <dd>Kept by the extension, never shown</dd>
        </div>
        ${
          account.sandbox
            ? html`<div>
                <dt>Sandbox</dt>
                <dd><code>${account.sandbox}</code></dd>
              </div>`
            : nothing
        }
      </dl>
      <p class="buttons">
        <button class="btn" type="button" @click=${this.#handleAsk}>Remove account</button>
      </p>
      <dialog aria-labelledby="remove">
        <h3 id="remove">Remove this account?</h3>
        <p>
          The key is deleted from this browser. Drafts are kept; submissions under way pause until
          an account is added. At Twilio nothing changes.
        </p>
        <form method="dialog" class="buttons">
          <button class="btn" type="submit">Keep it</button>
          <button class="btn bad" type="button" @click=${this.#handleRemove}>Remove account</button>
        </form>
      </dialog>`;
  }

  #renderEntry(): TemplateResult {
    return html`<p class="lead">
        Make an API key of the kind <b>Standard</b> in the Twilio Console, and enter it here. It
        stays in this browser; no website ever sees it.
        <a href=${KEYS} target="_blank" rel="noopener noreferrer">Open API keys in the Console</a>
      </p>
      <th-account-form
        .host=${this.host}
        .sandbox=${this.sandbox}
        @th-account-saved=${this.#handleSaved}
      ></th-account-form>`;
  }

  #renderSites(): TemplateResult {
    if (this.sites.length === 0)
      return html`<p class="lead">
        None. To let a partner’s site show the form, open it, click the icon of this extension and
        choose <b>Connect this site</b>.
      </p>`;
    return html`<p class="lead">
        These sites may show the form and ask to send it. Each sending is confirmed in a window of
        this extension.
      </p>
      <ul>
        ${this.sites.map(
          ({ origin, connectedAt }) =>
            html`<li>
              <span
                ><b>${origin}</b><small>Connected ${dateTime(Date.parse(connectedAt))}</small></span
              >
              <button
                class="btn"
                type="button"
                aria-label="Disconnect ${origin}"
                @click=${(): void => void this.#handleDisconnect(origin)}
              >
                Disconnect
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
      this.news = troubleOf(error).message;
    }
  }

  #handleSaved = (): void => {
    this.news = 'Twilio accepted the key. You can register businesses now.';
    void this.#read();
  };

  #handleAsk = (): void => {
    this.dialog.showModal();
  };

  #handleRemove = async (): Promise<void> => {
    this.dialog.close();
    await this.#try(async (host) => {
      await host.call('accounts.remove', {});
      this.news = 'The account was removed from this browser.';
    });
    await this.#read();
  };

  async #handleDisconnect(origin: string): Promise<void> {
    await this.#try(async (host) => {
      await host.call('sites.disconnect', { origin });
      this.news = `${origin} is disconnected.`;
    });
    await this.#read();
  }
}

define('th-options', ThOptions);

declare global {
  interface HTMLElementTagNameMap {
    'th-options': ThOptions;
  }
}
