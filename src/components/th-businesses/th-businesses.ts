import { msg } from '@lit/localize';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { DraftId } from '../../core/draft/draft.js';
import type { ProfileRow } from '../../core/commands.js';
import { isBusiness, knownName } from '../../core/policy/known-policies.js';
import { spoken, told } from '../../locales/spoken.js';
import { define } from '../define.js';
import { icon } from '../icon/icon.js';
import { statusWord } from '../status-word.js';
import { base } from '../styles/base.styles.js';
import { ago } from '../times.js';
import { validityWords } from '../validity-words.js';
import {
  actionOf,
  businessGroups,
  isSaidByGroup,
  noteOf,
  type BusinessGroup,
} from './business-groups.js';
import { styles } from './th-businesses.styles.js';

/** Businesses by what they ask of a person, each with its status in a word. */
export class ThBusinesses extends LitElement {
  static override styles = [base, styles];

  /** In the order of the host. */
  @property({ attribute: false }) rows: readonly ProfileRow[] = [];

  /** The business that is open, if one is. */
  @property() current?: string;

  /** Where the workspace is, seen from this page. */
  @property() workspace = '';

  /** Opens in a tab of its own. */
  @property({ type: Boolean }) apart = false;

  override render(): TemplateResult {
    return html`${businessGroups(this.rows).map((group) => this.#renderGroup(group))}`;
  }

  #renderGroup({ id, title, rows }: BusinessGroup): TemplateResult {
    return html`<section aria-labelledby="g-${id}">
      <h2 id="g-${id}">
        <span>${title}</span> <span>${rows.length.toLocaleString(spoken())}</span>
      </h2>
      <ul>
        ${repeat(
          rows,
          (row) => row.draftId ?? row.bundleSid ?? row.name,
          (row) => html`<li>${this.#renderRow(row)}</li>`,
        )}
      </ul>
    </section>`;
  }

  #renderRow(row: ProfileRow): TemplateResult {
    return row.draftId
      ? html`<a
          class="row"
          href=${hrefOf(this.workspace, row.draftId, row.policySid, isAsked(row))}
          target=${this.apart ? '_blank' : nothing}
          aria-current=${row.draftId === this.current ? 'page' : nothing}
          >${this.#renderContent(row)}</a
        >`
      : html`<div class="row">${this.#renderContent(row)}</div>`;
  }

  #renderContent(row: ProfileRow): TemplateResult {
    const { status, updatedAt, draftId } = row;
    const note = row.note && told(row.note);
    const { word, icon: symbol, tone } = statusWord(status);
    // What was begun on another device cannot be gone on with here.
    const action = draftId && actionOf(status);
    // The heading of the group has said it; a note may say it itself.
    const said =
      isSaidByGroup(status) || note?.startsWith(word) || row.note?.startsWith('Rejected by');
    const validity = status === 'approved' ? validityWords(row.validUntil) : undefined;
    const more = note ?? validity?.words ?? noteOf(status);
    const warns = validity?.warns === true;
    return html`<span class=${warns ? 'warn' : tone}>${icon(warns ? 'warning' : symbol)}</span>
      <b><bdi>${nameOf(row)}</bdi></b>
      ${
        action
          ? html`<span class="do">${action}</span>`
          : html`<span class="when">${ago(Date.parse(updatedAt))}</span>`
      }
      ${
        said && !more
          ? nothing
          : html`<small>
              ${said ? nothing : html`<span class=${tone}>${word}</span>${more ? ': ' : nothing}`}${
                more ?? nothing
              }
            </small>`
      }`;
  }
}

const nameOf = ({ name, policySid, bundleKind }: ProfileRow): string =>
  name ||
  told(knownName(policySid) ?? '') ||
  (bundleKind === 'TrustProducts' ? msg('Unnamed registration') : msg('Unnamed business'));

/**
 * The address of a draft in the workspace; the policy of a business goes without saying. With `fix`
 * that of the first field that Twilio asks for.
 */
export const hrefOf = (
  workspace: string,
  draftId: DraftId,
  policySid?: string,
  fix = false,
): string =>
  `${workspace}#/draft/${encodeURIComponent(draftId)}${
    isBusiness(policySid) ? '' : `/${policySid}`
  }${fix ? '/fix' : ''}`;

/** Twilio has said which fields have to change. */
const isAsked = ({ status }: ProfileRow): boolean =>
  status === 'rejected' || status === 'noncompliant';

define('th-businesses', ThBusinesses);

declare global {
  interface HTMLElementTagNameMap {
    'th-businesses': ThBusinesses;
  }
}
