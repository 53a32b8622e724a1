import { msg } from '@lit/localize';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { Onboarding, ProfileChanges, ProfileDetails } from '../../core/commands.js';
import type { DraftId } from '../../core/draft/draft.js';
import type { Trouble } from '../../core/submission/snapshot.js';
import { counted } from '../../locales/counted.js';
import { spoken } from '../../locales/spoken.js';
import { define } from '../define.js';
import { icon } from '../icon/icon.js';
import { base } from '../styles/base.styles.js';
import { page } from '../styles/page.styles.js';
import { renderTextField } from '../text-field/render-text-field.js';
import { textFields } from '../text-field/text-field.styles.js';
import { dateTime } from '../times.js';
import { renderTrouble } from '../trouble/render-trouble.js';
import { troubleOf } from '../trusthub-onboard/trouble-of.js';
import { validityWords } from '../validity-words.js';
import { DETAIL_FIELDS, detailProblem, type DetailName } from './details-fields.js';
import { styles } from './th-profile-details.styles.js';

/**
 * What a profile is called and who hears of it, as Twilio has it now; each changed by itself, so
 * that one that is refused does not hold up the others.
 */
export class ThProfileDetails extends LitElement {
  static override styles = [base, page, textFields, styles];

  /** The host that asks Twilio. */
  @property({ attribute: false }) onboarding?: Onboarding;

  /** Whose profile it is. */
  @property({ attribute: false }) draftId?: DraftId;

  /** It is that of a trust product. */
  @property({ type: Boolean }) product = false;

  @state() private details?: ProfileDetails;

  /** What has to change, by our own check or by Twilio's. */
  @state() private refused: Partial<Record<DetailName, Trouble>> = {};

  /** Why nothing could be read or changed. */
  @state() private trouble?: Trouble;

  @state() private busy = false;

  /** What came of the last change. */
  @state() private news = '';

  @query('form') private form!: HTMLFormElement;

  override firstUpdated(): void {
    void this.#read();
  }

  override render(): TemplateResult {
    const { details } = this;
    return html`${details ? this.#renderForm(details) : nothing}
      <div role="alert">
        ${
          this.trouble
            ? html`<div class="note bad">${icon('alert')}${renderTrouble(this.trouble)}</div>`
            : nothing
        }
      </div>
      ${details ? nothing : this.#renderNone()}`;
  }

  #renderNone(): TemplateResult {
    return this.trouble
      ? html`<p>
          <button class="btn" type="button" @click=${this.#read}>${msg('Try again')}</button>
        </p>`
      : html`<p class="lead" role="status">${msg('Asking Twilio…')}</p>`;
  }

  #renderForm(details: ProfileDetails): TemplateResult {
    return html`<form novalidate autocomplete="off" @submit=${this.#handleSubmit}>
      ${DETAIL_FIELDS.map((field) => {
        const refused = this.refused[field.name];
        return renderTextField({
          name: field.name,
          label: field.label,
          hint: field.said(this.product),
          optional: field.optional,
          type: field.kind === 'email' || field.kind === 'url' ? field.kind : 'text',
          value: details[field.name],
          readonly: this.busy,
          ...(refused && {
            error: refused.message,
            twilio: { code: refused.code, message: refused.twilio, moreInfo: refused.moreInfo },
          }),
        });
      })}
      <p class="buttons">
        <button class="btn main" type="submit" aria-disabled=${this.busy ? 'true' : 'false'}>
          ${this.busy ? msg('Asking Twilio…') : msg('Save changes')}
        </button>
        <span class="news" role="status">${this.news}</span>
      </p>
      <p class="small">${renderStanding(details, this.product)}</p>
    </form>`;
  }

  #read = async (): Promise<void> => {
    const { onboarding, draftId } = this;
    if (!onboarding || !draftId) return;
    this.trouble = undefined;
    try {
      this.details = await onboarding.call('profile.get', { draftId });
    } catch (error) {
      this.trouble = troubleOf(error);
    }
  };

  #handleSubmit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { onboarding, draftId } = this;
    if (this.busy || !onboarding || !draftId) return;
    const changes = this.#changes();
    const count = Object.keys(changes).length;
    this.news = '';
    this.trouble = undefined;
    this.refused = {};
    if (count === 0) {
      this.news = msg('Nothing was changed.');
      return;
    }
    this.refused = problemsOf(changes);
    if (Object.keys(this.refused).length > 0) return this.#focusRefused();
    this.busy = true;
    try {
      const answer = await onboarding.call('profile.update', { draftId, changes });
      this.details = answer.details;
      this.refused = answer.refused;
      this.news = newsOf(count, Object.keys(answer.refused).length);
    } catch (error) {
      this.trouble = troubleOf(error);
    }
    this.busy = false;
    await this.#focusRefused();
  };

  async #focusRefused(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }

  /** What is typed now and Twilio has not. */
  #changes(): ProfileChanges {
    const data = new FormData(this.form);
    const changed = DETAIL_FIELDS.flatMap(({ name }) => {
      const typed = String(data.get(name) ?? '').trim();
      return typed === this.details?.[name] ? [] : [[name, typed]];
    });
    return Object.fromEntries(changed) as ProfileChanges;
  }
}

function problemsOf(changes: ProfileChanges): Partial<Record<DetailName, Trouble>> {
  const problems = DETAIL_FIELDS.flatMap((field) => {
    const value = changes[field.name];
    const message = value === undefined ? undefined : detailProblem(field, value);
    return message === undefined ? [] : [[field.name, { message }] as const];
  });
  return Object.fromEntries(problems);
}

function newsOf(wanted: number, refused: number): string {
  if (refused === 0) return msg('Saved at Twilio.');
  if (refused === wanted) return msg('Not saved.');
  // Put in last: each language has as many forms as it needs, and each of them holds it.
  return counted(wanted - refused, msg('# of {all} saved.|# of {all} saved.')).replace(
    '{all}',
    wanted.toLocaleString(spoken()),
  );
}

function renderStanding(details: ProfileDetails, product: boolean): TemplateResult {
  const { bundleSid: sid, status: word, validUntil } = details;
  if (product) {
    const validity = validityWords(validUntil ?? undefined);
    return html`${msg(html`Trust product <code>${sid}</code>, in Twilio’s word <code>${word}</code>`)}${
      validity ? html`. ${validity.words}` : nothing
    }`;
  }
  if (!validUntil)
    return msg(html`Profile <code>${sid}</code>, in Twilio’s word <code>${word}</code>`);
  const day = dateTime(Date.parse(validUntil));
  return msg(
    html`Profile <code>${sid}</code>, in Twilio’s word <code>${word}</code>, valid until ${day}`,
  );
}

define('th-profile-details', ThProfileDetails);

declare global {
  interface HTMLElementTagNameMap {
    'th-profile-details': ThProfileDetails;
  }
}
