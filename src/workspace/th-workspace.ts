import { msg } from '@lit/localize';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { ProfileRow } from '../core/commands.js';
import { isBusiness } from '../core/policy/known-policies.js';
import type { AccountSummary, OwnHost } from '../protocol/own-commands.js';
import { define } from '../components/define.js';
import { icon } from '../components/icon/icon.js';
import { base } from '../components/styles/base.styles.js';
import { dialog } from '../components/styles/dialog.styles.js';
import { page } from '../components/styles/page.styles.js';
import { tokens } from '../components/styles/tokens.styles.js';
import { Network } from '../components/network.js';
import { BusinessList } from '../components/th-businesses/business-list.js';
import { hrefOf } from '../components/th-businesses/th-businesses.js';
import '../components/th-leftovers/th-leftovers.js';
import { OPTIONS, placeOf, type Place } from './place.js';
import { renderDeletion } from './render-deletion.js';
import { renderSide } from './render-side.js';
import { renderStart } from './render-start.js';
import './th-begin.js';
import './th-business.js';
import { styles } from './th-workspace.styles.js';

/** All businesses on the left, the one that is open on the right; on a narrow screen one of both. */
export class ThWorkspace extends LitElement {
  static override styles = [tokens, base, page, dialog, styles];

  /** The host to ask. */
  @property({ attribute: false }) host?: OwnHost;

  @state() private place: Place = { kind: 'list' };

  @state() private account?: AccountSummary | null;

  /** Why what was asked for did not work. */
  @state() private trouble?: unknown;

  @query('dialog') private dialog!: HTMLDialogElement;

  #list = new BusinessList(this);
  #network = new Network(this, () => void this.#list.read(true));
  #stop?: () => void;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#handleMove);
    this.#handleHash();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#handleMove);
    this.#stop?.();
  }

  override render(): TemplateResult {
    return html`<main class="frame ${this.place.kind === 'list' ? 'list' : 'inside'}">
      ${renderSide({
        list: this.#list,
        place: this.place,
        account: this.account,
        online: this.#network.online,
        trouble: this.trouble,
        dismiss: this.#handleSeen,
      })}
      <div class="content" tabindex="-1">${this.#renderPlace(this.place)}</div>
    </main>`;
  }

  override updated(changed: PropertyValues<this>): void {
    if (!changed.has('host') || !this.host) return;
    void this.#fix();
    this.#stop?.();
    this.#stop = this.host.on('account.changed', () => void this.#readAccount());
    this.#list.open(this.host);
    void this.#readAccount();
  }

  #renderPlace(place: Place): TemplateResult {
    switch (place.kind) {
      case 'list':
        return renderStart(this.#list.page, this.account);
      case 'draft':
        return this.#renderDraft(place);
      case 'begin':
        return html`<div class="bar">${this.#renderBack()}</div>
          <th-begin .host=${this.host}></th-begin>`;
      case 'leftovers':
        return html`<div class="bar">${this.#renderBack()}</div>
          <th-leftovers .onboarding=${this.host}></th-leftovers>`;
      default:
        return place satisfies never;
    }
  }

  #renderBack(): TemplateResult {
    return html`<a class="back" href="#/">${icon('arrow', 16)}${msg('All businesses')}</a>`;
  }

  #renderDraft({ id, policySid }: Extract<Place, { kind: 'draft' }>): TemplateResult {
    const row = this.#row();
    const policy = policySid ?? row?.policySid;
    return html`<div class="bar">
        ${this.#renderBack()}
        ${
          this.account === null
            ? html`<a class="btn main account" href=${OPTIONS}>${msg('Add account')}</a>`
            : nothing
        }
        ${
          row && isRemovable(row)
            ? html`<button class="btn quiet" type="button" @click=${this.#handleAsk}>
                ${icon('bin', 16)}${msg('Delete draft')}
              </button>`
            : nothing
        }
      </div>
      ${keyed(
        `${id} ${isBusiness(policy) ? '' : policy}`,
        html`<th-business
          .host=${this.host}
          .draftId=${id}
          .policy=${policy}
          ?product=${row?.bundleKind === 'TrustProducts'}
          @trusthub-draft-change=${this.#handleSaved}
        ></th-business>`,
      )}
      ${renderDeletion(row ?? {}, this.#handleDelete)}`;
  }

  #row(): ProfileRow | undefined {
    const { place } = this;
    return place.kind === 'draft'
      ? this.#list.page?.rows.find((row) => row.draftId === place.id)
      : undefined;
  }

  async #readAccount(): Promise<void> {
    this.account = await this.host?.call('accounts.get', {}).catch(() => undefined);
  }

  #handleHash = (): void => {
    this.place = placeOf(location.hash);
    // The address of a new business becomes its own, so that a reload brings it back.
    if (this.place.kind !== 'draft') return;
    const hash = hrefOf('', this.place.id, this.place.policySid);
    if (location.hash !== hash) history.replaceState(null, '', hash);
  };

  /** On a narrow screen what was clicked is gone by then: focus goes where the person goes. */
  #handleMove = async (): Promise<void> => {
    this.trouble = undefined;
    this.#handleHash();
    await this.updateComplete;
    const there = this.place.kind === 'list' ? 'h1' : '.content';
    this.renderRoot.querySelector<HTMLElement>(there)?.focus({ preventScroll: true });
    await this.#fix();
  };

  /** From the list to the field that has to change, without a stop. */
  async #fix(): Promise<void> {
    if (this.place.kind !== 'draft' || !this.place.fix) return;
    await this.renderRoot.querySelector('th-business')?.focusAsked();
  }

  /** A new name, or a new draft, shows in the list. */
  #handleSaved = (): void => void this.#list.read();

  /** The list comes back without it. */
  #handleSeen = async (): Promise<void> => {
    await this.host?.call('storage.acknowledge', {}).catch(() => undefined);
    await this.#list.read();
    this.renderRoot.querySelector<HTMLElement>('h1')?.focus();
  };

  #handleAsk = (): void => {
    this.dialog.showModal();
  };

  #handleDelete = async (): Promise<void> => {
    this.dialog.close();
    if (this.place.kind !== 'draft' || !this.host) return;
    this.trouble = undefined;
    try {
      await this.host.call('draft.remove', { draftId: this.place.id });
      location.hash = '#/';
    } catch (error) {
      this.trouble = error;
    }
    await this.#list.read();
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
