import { msg } from '@lit/localize';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { AccountSummary, OwnHost } from '../protocol/own-commands.js';
import { define } from '../components/define.js';
import { icon } from '../components/icon/icon.js';
import { base } from '../components/styles/base.styles.js';
import { page } from '../components/styles/page.styles.js';
import { tokens } from '../components/styles/tokens.styles.js';
import { BusinessList } from '../components/th-businesses/business-list.js';
import { renderNotice } from '../components/th-businesses/render-notice.js';
import { renderSearch } from '../components/th-businesses/render-search.js';
import '../components/th-businesses/th-businesses.js';
import { renderTrouble } from '../components/trouble/render-trouble.js';
import { troubleOf } from '../components/trusthub-onboard/trouble-of.js';
import { told } from '../locales/spoken.js';
import { styles } from './th-popup.styles.js';

const WORKSPACE = '../workspace/index.html';
const OPTIONS = '../options/index.html';

/** Where the connecting of the site in front stands. */
type Connecting =
  | { readonly kind: 'idle' | 'asking' | 'connected' }
  | { readonly kind: 'failed'; readonly message: string };

/**
 * Who needs somebody, what is moving, one click to act. Shows at once what the host has cached, then
 * what Twilio says.
 */
export class ThPopup extends LitElement {
  static override styles = [tokens, base, page, styles];

  /** The host to ask. */
  @property({ attribute: false }) host?: OwnHost;

  /** Connects the site in front, by the browser's own prompt. Absent where there is no such site. */
  @property({ attribute: false }) connectSite?: () => Promise<unknown>;

  /** The site in front, e.g. `https://partner.example`. */
  @property() site = '';

  @state() private account?: AccountSummary | null;

  /** Why the account could not be read. */
  @state() private error?: unknown;

  @state() private connecting: Connecting = { kind: 'idle' };

  #list = new BusinessList(this);
  #stop?: () => void;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
  }

  override render(): TemplateResult {
    return html`<main>
      ${this.#renderBar()}
      <div class="pad" role="status">${renderNotice(this.#list.page, this.#handleSeen)}</div>
      ${this.account === null ? this.#renderNoAccount() : nothing} ${this.#renderList()}
      ${this.#renderFoot()}
    </main>`;
  }

  override updated(changed: PropertyValues<this>): void {
    if (!changed.has('host') || !this.host) return;
    this.#stop?.();
    this.#stop = this.host.on('account.changed', () => void this.#readAccount());
    this.#list.open(this.host);
    void this.#readAccount();
  }

  #renderBar(): TemplateResult {
    return html`<header>
      <h1 tabindex="-1">
        ${
          this.account
            ? html`<span>${renderAccount(this.account)}</span>
                <small>${renderKey(this.account)}</small>`
            : html`<span>Trust Hub Onboard</span>`
        }
      </h1>
      <a class="btn quiet tool" href=${OPTIONS} target="_blank" title=${msg('Settings')}>
        ${icon('gear')}<span class="vh">${msg('Settings')}</span>
      </a>
    </header>`;
  }

  #renderNoAccount(): TemplateResult {
    return html`<section class="empty">
      <h2>${msg('Connect your Twilio account')}</h2>
      <p>${msg('Enter an API key once. It stays in this browser and no website ever sees it.')}</p>
      <a class="btn main" href=${OPTIONS} target="_blank">${msg('Add account')}</a>
    </section>`;
  }

  /** Without an account, what was begun is still there; an empty list would say nothing. */
  #renderList(): TemplateResult | typeof nothing {
    const { page: list, query } = this.#list;
    const bare = this.account === null && !list?.rows.length && query === '';
    return bare ? nothing : this.#renderBusinesses();
  }

  #renderBusinesses(): TemplateResult {
    const { page: list, error = this.error } = this.#list;
    if (error !== undefined && !list)
      return html`<div class="pad">
        <div class="note bad" role="status">${icon('alert')}${renderTrouble(troubleOf(error))}</div>
        <button class="btn" type="button" @click=${this.#handleRetry}>${msg('Try again')}</button>
      </div>`;
    if (!list)
      return html`<div class="skeleton" role="status">
        <span class="vh">${msg('Loading businesses')}</span><i></i><i></i><i></i>
      </div>`;
    return html`<search class="find">${icon('search', 16)} ${renderSearch(this.#list)}</search>
      ${
        list.trouble
          ? html`<div class="pad">
              <div class="note warn" role="status">
                ${icon('offline')}<span
                  >${msg('This is what was known last.')} ${renderTrouble(list.trouble)}</span
                >
              </div>
            </div>`
          : nothing
      }
      ${
        list.rows.length > 0
          ? html`<th-businesses .rows=${list.rows} workspace=${WORKSPACE} apart></th-businesses>`
          : this.#renderEmpty()
      }`;
  }

  #renderEmpty(): TemplateResult {
    return this.#list.query
      ? html`<p class="empty" role="status">${msg('No business of this name.')}</p>`
      : html`<section class="empty">
          <h2>${msg('No business yet')}</h2>
          <p>
            ${msg('Register the first one. It takes about ten minutes, and what you type is kept.')}
          </p>
        </section>`;
  }

  #renderFoot(): TemplateResult {
    return html`<footer>
      <p class="small" role="status">${this.#connectingWords()}</p>
      <div>
        ${this.connectSite ? this.#renderConnect() : nothing}
        <a
          class="btn ${this.account === null ? '' : 'main'}"
          href="${WORKSPACE}#/new"
          target="_blank"
          >${icon('plus', 16)}${msg('New business')}</a
        >
      </div>
      ${this.connectSite ? html`<p id="site" class="small">${this.site}</p>` : nothing}
    </footer>`;
  }

  #renderConnect(): TemplateResult {
    const connected = this.connecting.kind === 'connected';
    return html`<button
      class="btn"
      type="button"
      ?disabled=${connected}
      aria-describedby="site"
      @click=${this.#handleConnect}
    >
      ${icon('plug', 16)}${connected ? msg('Connected') : msg('Connect this site')}
    </button>`;
  }

  #connectingWords(): string {
    const { connecting } = this;
    switch (connecting.kind) {
      case 'idle':
        return '';
      case 'asking':
        return msg('Answer the browser’s question to go on.');
      case 'connected':
        return msg('Connected. Go back to the page; its form opens by itself.');
      case 'failed':
        return told(connecting.message);
      default:
        return connecting satisfies never;
    }
  }

  async #readAccount(): Promise<void> {
    try {
      this.account = await this.host?.call('accounts.get', {});
      this.error = undefined;
      if (this.account) void this.#list.read(true);
    } catch (error) {
      this.error = error;
    }
  }

  /** The list comes back without it. */
  #handleSeen = async (): Promise<void> => {
    await this.host?.call('storage.acknowledge', {}).catch(() => undefined);
    await this.#list.read();
    this.renderRoot.querySelector<HTMLElement>('h1')?.focus();
  };

  #handleRetry = (): void => {
    void this.#readAccount();
    void this.#list.read();
  };

  #handleConnect = async (): Promise<void> => {
    this.connecting = { kind: 'asking' };
    try {
      // The browser's prompt needs the click itself: nothing may be awaited before it.
      await this.connectSite?.();
      this.connecting = { kind: 'connected' };
    } catch (error) {
      this.connecting = { kind: 'failed', message: troubleOf(error).message };
    }
  };
}

const renderAccount = ({ accountSid }: AccountSummary): TemplateResult =>
  msg(html`Account <code>${shortSid(accountSid)}</code>`);

const renderKey = ({ username, sandbox }: AccountSummary): TemplateResult =>
  sandbox
    ? msg(html`Key <code>${shortSid(username)}</code>, sandbox`)
    : msg(html`Key <code>${shortSid(username)}</code>`);

/** Enough of a SID to tell two apart. */
const shortSid = (sid: string): string => `${sid.slice(0, 6)}…${sid.slice(-4)}`;

define('th-popup', ThPopup);

declare global {
  interface HTMLElementTagNameMap {
    'th-popup': ThPopup;
  }
}
