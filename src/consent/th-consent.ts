import { msg } from '@lit/localize';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ConsentRequest, OwnHost } from '../protocol/own-commands.js';
import { define } from '../components/define.js';
import { icon } from '../components/icon/icon.js';
import { base } from '../components/styles/base.styles.js';
import { tokens } from '../components/styles/tokens.styles.js';
import { troubleOf } from '../components/trusthub-onboard/trouble-of.js';
import { told } from '../locales/spoken.js';
import { styles } from './th-consent.styles.js';

/**
 * For so long after the window is shown, and each time it comes back to the front, no click counts:
 * a page may have opened it under a click that was meant for something else.
 */
const INERT_MS = 800;

/**
 * A connected site asks to send a business for review: who asks, what for, allow or deny.
 * Neither answer is the default, so Enter alone gives none.
 */
export class ThConsent extends LitElement {
  static override styles = [tokens, base, styles];

  /** The host that holds the request. */
  @property({ attribute: false }) host?: OwnHost;

  /** Which request is asked about. */
  @property() request = '';

  /** Closes the window. */
  @property({ attribute: false }) close: () => void = () => window.close();

  /** What is asked; `null` when it was answered already. */
  @state() private asked?: ConsentRequest | null;

  @state() private ready = false;

  @state() private trouble = '';

  #deadline = Infinity;
  #timer?: ReturnType<typeof setTimeout>;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('focus', this.#arm);
    addEventListener('blur', this.#arm);
    document.addEventListener('visibilitychange', this.#arm);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('focus', this.#arm);
    removeEventListener('blur', this.#arm);
    document.removeEventListener('visibilitychange', this.#arm);
    clearTimeout(this.#timer);
  }

  override render(): TemplateResult {
    return html`<main>${this.#renderAsked()}</main>`;
  }

  override updated(changed: PropertyValues<this>): void {
    if ((changed.has('host') || changed.has('request')) && this.host) void this.#read();
  }

  #renderAsked(): TemplateResult {
    const { asked } = this;
    if (asked === undefined)
      return html`<h1>Trust Hub Onboard</h1>
        <p role="status">${this.trouble || msg('Looking up what is asked…')}</p>`;
    if (asked === null)
      return html`<h1>${msg('Nothing to answer')}</h1>
        <p>
          ${msg('This was answered already, or the site took it back. You can close this window.')}
        </p>
        <p class="buttons">
          <button class="btn" type="button" @click=${(): void => this.close()}>
            ${msg('Close')}
          </button>
        </p>`;
    return html`<p class="badge busy">${icon('plug', 16)}${msg('A connected site asks')}</p>
      <h1>
        ${asked.product ? msg('Send this registration for review?') : msg('Send this business for review?')}
      </h1>
      <dl>
        <div>
          <dt>${msg('Site')}</dt>
          <dd class="origin">${asked.origin}</dd>
        </div>
        ${
          asked.product
            ? html`<div>
                <dt>${msg('Registration')}</dt>
                <dd><bdi>${told(asked.product)}</bdi></dd>
              </div>`
            : nothing
        }
        <div>
          <dt>${asked.product ? msg('Name') : msg('Business')}</dt>
          <dd><bdi>${asked.name || msg('Unnamed')}</bdi></dd>
        </div>
        <div>
          <dt>${msg('With your account')}</dt>
          <dd><code>${asked.accountSid}</code></dd>
        </div>
      </dl>
      <p class="lead">
        ${
          asked.product
            ? msg(
                'If you allow it, the registration is recorded at Twilio in your account and sent for review. The site learns the status, never your key.',
              )
            : msg(
                'If you allow it, the business is recorded at Twilio in your account and sent for review. The site learns the status, never your key.',
              )
        }
      </p>
      ${
        this.trouble
          ? html`<p class="note bad" role="alert">${icon('alert')}<span>${this.trouble}</span></p>`
          : nothing
      }
      <p class="buttons">
        ${this.#renderButton(false, msg('Deny'))} ${this.#renderButton(true, msg('Allow'))}
      </p>
      <p class="small" role="status">
        ${this.ready ? msg('You can answer now.') : msg('Wait a moment: read who asks.')}
      </p>`;
  }

  #renderButton(allow: boolean, word: string): TemplateResult {
    return html`<button
      class="btn ${allow ? 'main' : ''}"
      type="button"
      ?disabled=${!this.ready}
      @click=${(event: MouseEvent): void => void this.#handleAnswer(event, allow)}
    >
      ${word}
    </button>`;
  }

  async #read(): Promise<void> {
    try {
      this.asked = await this.host?.call('consent.get', { id: this.request });
      this.trouble = '';
      await this.updateComplete;
      this.#arm();
    } catch (error) {
      this.trouble = told(troubleOf(error).message);
    }
  }

  /** Starts the wait anew. While the window is behind others it does not run out. */
  #arm = (): void => {
    clearTimeout(this.#timer);
    this.ready = false;
    this.#deadline = Infinity;
    if (!this.asked || document.visibilityState !== 'visible' || !document.hasFocus()) return;
    this.#deadline = performance.now() + INERT_MS;
    this.#timer = setTimeout(() => (this.ready = true), INERT_MS);
  };

  async #handleAnswer(event: MouseEvent, allow: boolean): Promise<void> {
    // The look of the buttons is for people; the clock is what counts. Scripts do not count at all.
    if (!event.isTrusted || performance.now() < this.#deadline) return;
    try {
      await this.host?.call('consent.answer', { id: this.request, allow });
      this.close();
    } catch (error) {
      this.trouble = told(troubleOf(error).message);
    }
  }
}

define('th-consent', ThConsent);

declare global {
  interface HTMLElementTagNameMap {
    'th-consent': ThConsent;
  }
}
