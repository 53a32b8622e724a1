import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { ProfilePage, ProfileRow } from '../core/commands.js';
import type { AccountSummary, OwnHost } from '../protocol/own-commands.js';
import { define } from '../components/define.js';
import { icon } from '../components/icon/icon.js';
import { base } from '../components/styles/base.styles.js';
import { dialog } from '../components/styles/dialog.styles.js';
import { page } from '../components/styles/page.styles.js';
import { tokens } from '../components/styles/tokens.styles.js';
import '../components/th-businesses/th-businesses.js';
import { renderTrouble } from '../components/trouble/render-trouble.js';
import { troubleOf } from '../components/trusthub-onboard/trouble-of.js';
import '../components/trusthub-onboard/trusthub-onboard.js';
import { hashOf, placeOf, type Place } from './place.js';
import { styles } from './th-workspace.styles.js';

const OPTIONS = '../options/index.html';

/** All businesses on the left, the one that is open on the right; on a narrow screen one of both. */
export class ThWorkspace extends LitElement {
  static override styles = [tokens, base, page, dialog, styles];

  /** The host to ask. */
  @property({ attribute: false }) host?: OwnHost;

  @state() private place: Place = { kind: 'list' };

  @state() private list?: ProfilePage;

  @state() private account?: AccountSummary | null;

  @state() private search = '';

  @state() private trouble?: unknown;

  @state() private online = navigator.onLine;

  @query('dialog') private dialog!: HTMLDialogElement;

  #stops: (() => void)[] = [];
  #call = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#handleMove);
    addEventListener('online', this.#handleNetwork);
    addEventListener('offline', this.#handleNetwork);
    this.#handleHash();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#handleMove);
    removeEventListener('online', this.#handleNetwork);
    removeEventListener('offline', this.#handleNetwork);
    for (const stop of this.#stops.splice(0)) stop();
  }

  override render(): TemplateResult {
    return html`<main class="frame ${this.place.kind}">
      ${this.#renderSide()}
      <div class="content" tabindex="-1">
        ${this.place.kind === 'draft' ? this.#renderDraft(this.place) : this.#renderStart()}
      </div>
    </main>`;
  }

  override updated(changed: PropertyValues<this>): void {
    if (!changed.has('host') || !this.host) return;
    for (const stop of this.#stops.splice(0)) stop();
    this.#stops = [
      this.host.on('profiles.changed', () => void this.#read()),
      this.host.on('submission.changed', () => void this.#read()),
      this.host.on('account.changed', () => void this.#readAccount()),
    ];
    void this.#readAccount();
    void this.#read(true);
  }

  #renderSide(): TemplateResult {
    const { list } = this;
    return html`<div class="side">
      <header>
        <h1 tabindex="-1">Businesses</h1>
        <a class="btn quiet tool" href=${OPTIONS} title="Settings">
          ${icon('gear')}<span class="vh">Settings</span>
        </a>
      </header>
      <p class="pad"><a class="btn main" href="#/new">${icon('plus', 16)}New business</a></p>
      <search class="pad">
        <input
          class="input"
          type="search"
          aria-label="Find a business"
          placeholder="Find a business"
          autocomplete="off"
          spellcheck="false"
          .value=${this.search}
          @input=${this.#handleSearch}
        />
      </search>
      <div class="pad" role="status">${this.#renderNews()}</div>
      ${
        list
          ? html`<nav aria-label="Businesses">
              <th-businesses
                .rows=${list.rows}
                current=${this.place.kind === 'draft' ? this.place.id : ''}
              ></th-businesses>
            </nav>`
          : nothing
      }
      ${
        list?.rows.length === 0
          ? html`<p class="pad lead">
              ${this.search ? 'No business of this name.' : 'No business yet.'}
            </p>`
          : nothing
      }
    </div>`;
  }

  #renderNews(): TemplateResult | typeof nothing {
    const trouble = this.trouble === undefined ? this.list?.trouble : troubleOf(this.trouble);
    if (!this.online)
      return html`<div class="note warn">
        ${icon('offline')}<span><b>Offline.</b> This is what was known last.</span>
      </div>`;
    if (this.account === null)
      return html`<div class="note warn">
        ${icon('warning')}<span>No Twilio account yet. <a href=${OPTIONS}>Add account</a></span>
      </div>`;
    return trouble
      ? html`<div class="note warn">${icon('warning')}${renderTrouble(trouble)}</div>`
      : nothing;
  }

  #renderStart(): TemplateResult {
    if (this.list?.rows.length)
      return html`<section class="empty">
        <h2>Open a business</h2>
        <p class="lead">Choose one of the list to see where it stands or to go on with it.</p>
      </section>`;
    return this.account === null
      ? html`<section class="empty">
          <h2>Connect your Twilio account</h2>
          <p class="lead">
            Enter an API key once. It stays in this browser and no website ever sees it.
          </p>
          <p><a class="btn main" href=${OPTIONS}>Add account</a></p>
        </section>`
      : html`<section class="empty">
          <h2>Register the first business</h2>
          <p class="lead">
            It takes about ten minutes. What you type is saved on this device at once, also offline.
          </p>
        </section>`;
  }

  #renderDraft({ id }: Extract<Place, { kind: 'draft' }>): TemplateResult {
    const row = this.#row();
    return html`<div class="bar">
        <a class="back" href="#/">${icon('arrow', 16)}All businesses</a>
        ${
          this.account === null
            ? html`<a class="btn main account" href=${OPTIONS}>Add account</a>`
            : nothing
        }
        ${
          row && isRemovable(row)
            ? html`<button class="btn quiet" type="button" @click=${this.#handleAsk}>
                ${icon('bin', 16)}Delete draft
              </button>`
            : nothing
        }
      </div>
      ${keyed(
        id,
        html`<trusthub-onboard
          draft=${id}
          .onboarding=${this.host}
          @trusthub-draft-change=${this.#handleSaved}
        ></trusthub-onboard>`,
      )}
      <dialog aria-labelledby="delete">
        <h2 id="delete">Delete this draft?</h2>
        <p>
          What was typed for ${row?.name || 'this business'} is deleted from this device. It cannot
          be brought back.
        </p>
        <form method="dialog" class="buttons">
          <button class="btn" type="submit">Keep it</button>
          <button class="btn bad" type="button" @click=${this.#handleDelete}>Delete draft</button>
        </form>
      </dialog>`;
  }

  #row(): ProfileRow | undefined {
    const { place } = this;
    return place.kind === 'draft'
      ? this.list?.rows.find((row) => row.draftId === place.id)
      : undefined;
  }

  async #readAccount(): Promise<void> {
    this.account = await this.host?.call('accounts.get', {}).catch(() => undefined);
  }

  /** What is kept here; `refresh` has Twilio asked too, which tells by `profiles.changed`. */
  async #read(refresh = false): Promise<void> {
    const call = ++this.#call;
    const query = this.search ? { query: this.search } : {};
    try {
      const list = await this.host?.call('profiles.list', { ...query, refresh });
      if (call !== this.#call) return;
      this.list = list;
      this.trouble = undefined;
    } catch (error) {
      if (call === this.#call) this.trouble = error;
    }
  }

  #handleHash = (): void => {
    this.place = placeOf(location.hash);
    // The address of a new business becomes its own, so that a reload brings it back.
    if (this.place.kind === 'draft' && location.hash !== hashOf(this.place.id))
      history.replaceState(null, '', hashOf(this.place.id));
  };

  /** On a narrow screen what was clicked is gone by then: focus goes where the person goes. */
  #handleMove = async (): Promise<void> => {
    this.#handleHash();
    await this.updateComplete;
    const there = this.place.kind === 'draft' ? '.content' : 'h1';
    this.renderRoot.querySelector<HTMLElement>(there)?.focus({ preventScroll: true });
  };

  #handleNetwork = (): void => {
    this.online = navigator.onLine;
    if (this.online) void this.#read(true);
  };

  #handleSearch = (event: Event): void => {
    this.search = (event.target as HTMLInputElement).value;
    void this.#read();
  };

  /** A new name, or a new draft, shows in the list. */
  #handleSaved = (): void => void this.#read();

  #handleAsk = (): void => {
    this.dialog.showModal();
  };

  #handleDelete = async (): Promise<void> => {
    this.dialog.close();
    if (this.place.kind !== 'draft' || !this.host) return;
    try {
      await this.host.call('draft.remove', { draftId: this.place.id });
      location.hash = '#/';
    } catch (error) {
      this.trouble = error;
    }
    await this.#read();
  };
}

/** What Twilio knows of is not deleted by deleting what was typed. */
const isRemovable = ({ status }: ProfileRow): boolean =>
  status === 'draft' || status === 'cancelled';

define('th-workspace', ThWorkspace);

declare global {
  interface HTMLElementTagNameMap {
    'th-workspace': ThWorkspace;
  }
}
