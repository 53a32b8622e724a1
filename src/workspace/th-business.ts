import { msg } from '@lit/localize';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { repeat } from 'lit/directives/repeat.js';
import type { DraftId } from '../core/draft/draft.js';
import { SECONDARY_BUSINESS_POLICY } from '../core/trusthub/assumptions.js';
import type { OwnHost } from '../protocol/own-commands.js';
import { define } from '../components/define.js';
import type {
  TrusthubStatusEvent,
  TrusthubStatusEventDetail,
} from '../components/events/trusthub-status-event.js';
import { icon } from '../components/icon/icon.js';
import { base } from '../components/styles/base.styles.js';
import { addressChoice } from '../components/th-address-choice/address-choice.js';
import '../components/th-evaluations/th-evaluations.js';
import { numbersSection } from '../components/th-numbers/numbers-section.js';
import '../components/th-numbers/th-numbers.js';
import '../components/th-profile-details/th-profile-details.js';
import '../components/trusthub-onboard/trusthub-onboard.js';
import type { FormAddition } from '../components/trusthub-onboard/whole-form.js';
import { styles } from './th-business.styles.js';

/** What can be opened below the form. */
interface Panel {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly content: () => TemplateResult;
}

/** One business: its form, and what can be done at Twilio beside sending it. */
export class ThBusiness extends LitElement {
  static override styles = [base, styles];

  /** The host to ask. */
  @property({ attribute: false }) host?: OwnHost;

  /** Which one. It stays the same as long as the element lives. */
  @property({ attribute: false }) draftId?: DraftId;

  /** What its form is made of; absent: a business. */
  @property() policy?: string;

  /** It is a trust product: it registers no business. */
  @property({ type: Boolean }) product = false;

  /** Where its submission stands, as far as there is one. */
  @state() private standing?: TrusthubStatusEventDetail;

  /** Nothing is asked of Twilio for a panel that nobody opens. */
  @state() private opened: ReadonlySet<string> = new Set();

  #extra: readonly FormAddition[] = [];

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('host') && !changed.has('draftId')) return;
    const { host, draftId } = this;
    this.#extra =
      host && draftId ? [addressChoice(host, draftId), numbersSection(host, draftId)] : [];
  }

  /** As soon as the form is open, what Twilio wants changed first has focus. */
  async focusAsked(): Promise<void> {
    await this.updateComplete;
    const element = this.renderRoot.querySelector('trusthub-onboard');
    if (!element || (await element.focusAsked())) return;
    element.addEventListener('trusthub-ready', () => void element.focusAsked(), { once: true });
  }

  override render(): TemplateResult {
    return html`<trusthub-onboard
        draft=${this.draftId ?? nothing}
        policy=${this.policy ?? SECONDARY_BUSINESS_POLICY}
        .onboarding=${this.host}
        .extra=${this.#extra}
        @trusthub-status=${this.#handleStatus}
      ></trusthub-onboard>
      ${repeat(
        this.#panels(),
        ({ id }) => id,
        (panel) => this.#renderPanel(panel),
      )}`;
  }

  #renderPanel({ id, title, about, content }: Panel): TemplateResult {
    return html`<details
      class="panel"
      id=${id}
      @toggle=${(event: Event): void => this.#handleToggle(event, id)}
    >
      <summary>
        <span>
          <h2>${title}</h2>
          <span class="about">${about}</span>
        </span>
        <span class="turn">${icon('arrow')}</span>
      </summary>
      ${this.opened.has(id) ? html`<div class="inside">${content()}</div>` : nothing}
    </details>`;
  }

  /** As long as the form can be sent, numbers and notifications are part of it. */
  #panels(): readonly Panel[] {
    const { host, draftId, standing, product } = this;
    if (!standing?.bundleSid) return [];
    const evaluations: Panel = {
      id: 'evaluations',
      title: msg('Twilio’s checks'),
      about: product
        ? msg('Every check of this registration against Twilio’s rules, and what came of it')
        : msg('Every check of this profile against Twilio’s rules, and what came of it'),
      // Where it stands elsewhere, there may be another check.
      content: () =>
        html`${keyed(
          standing.status,
          html`<th-evaluations
            .onboarding=${host}
            .draftId=${draftId}
            ?product=${product}
          ></th-evaluations>`,
        )}`,
    };
    if (standing.status !== 'approved' && standing.status !== 'in-review') return [evaluations];
    const inReview = standing.status === 'in-review' ? renderReviewed() : nothing;
    return [
      {
        id: 'numbers',
        title: msg('Phone numbers'),
        about: product
          ? msg('The numbers that this registration counts for')
          : msg('The numbers that this profile vouches for'),
        content: () =>
          html`${inReview}<th-numbers
              .onboarding=${host}
              .draftId=${draftId}
              ?product=${product}
            ></th-numbers>`,
      },
      {
        id: 'details',
        title: msg('Name and notifications'),
        about: msg('What it is called at Twilio, and who hears when its status changes'),
        content: () =>
          html`${inReview}<th-profile-details
              .onboarding=${host}
              .draftId=${draftId}
              ?product=${product}
            ></th-profile-details>`,
      },
      evaluations,
    ];
  }

  #handleStatus = ({ detail }: TrusthubStatusEvent): void => {
    this.standing = detail;
  };

  #handleToggle(event: Event, id: string): void {
    if ((event.target as HTMLDetailsElement).open) this.opened = new Set([...this.opened, id]);
  }
}

/** Whether it does is written nowhere; its answer is shown where it comes. */
const renderReviewed = (): TemplateResult =>
  html`<p class="note">
    ${icon('info')}<span
      >${msg('Twilio may refuse changes while it reviews. If it does, it says so here.')}</span
    >
  </p>`;

define('th-business', ThBusiness);

declare global {
  interface HTMLElementTagNameMap {
    'th-business': ThBusiness;
  }
}
