import { msg } from '@lit/localize';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { PolicyChoice } from '../core/commands.js';
import type { OwnHost } from '../protocol/own-commands.js';
import { define } from '../components/define.js';
import { icon } from '../components/icon/icon.js';
import { base } from '../components/styles/base.styles.js';
import { page } from '../components/styles/page.styles.js';
import { renderTextField } from '../components/text-field/render-text-field.js';
import { textFields } from '../components/text-field/text-field.styles.js';
import { renderTrouble } from '../components/trouble/render-trouble.js';
import { troubleOf } from '../components/trusthub-onboard/trouble-of.js';
import { told } from '../locales/spoken.js';
import { beginOf } from './place.js';
import { styles } from './th-begin.styles.js';

const POLICY = /^RN[0-9a-f]{32}$/i;

/** What there is to register, and what can be begun now. */
export class ThBegin extends LitElement {
  static override styles = [base, page, textFields, styles];

  /** The host to ask. */
  @property({ attribute: false }) host?: OwnHost;

  @state() private choices?: readonly PolicyChoice[];

  @state() private trouble?: unknown;

  /** What was typed as a policy is none. */
  @state() private refused = false;

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('host')) void this.#read();
  }

  override render(): TemplateResult {
    return html`<h2 tabindex="-1">${msg('What do you want to register?')}</h2>
      ${
        this.trouble === undefined
          ? nothing
          : html`<div class="note warn">
              ${icon('warning')}${renderTrouble(troubleOf(this.trouble))}
            </div>`
      }
      ${this.#renderGroup(msg('Who it is about'), 'CustomerProfiles')}
      ${this.#renderGroup(msg('What an approved profile is used for'), 'TrustProducts')}
      ${this.choices ? this.#renderOther() : nothing}`;
  }

  #renderGroup(title: string, kind: PolicyChoice['bundleKind']): TemplateResult | typeof nothing {
    const choices = this.choices?.filter(({ bundleKind }) => bundleKind === kind);
    return choices
      ? html`<section aria-labelledby=${kind}>
          <h3 id=${kind}>${title}</h3>
          <ul>
            ${choices.map((choice) => html`<li>${this.#renderChoice(choice)}</li>`)}
          </ul>
        </section>`
      : nothing;
  }

  #renderChoice({ policySid, name, about, needs }: PolicyChoice): TemplateResult {
    const words = html`<b>${told(name)}</b><small>${told(about)}</small>`;
    return needs
      ? html`<div class="choice later">
          <span>${words}<small class="needs">${told(needs)}</small></span>
        </div>`
      : html`<a class="choice" href=${beginOf(policySid)}
          ><span>${words}</span>${icon('arrow')}</a
        >`;
  }

  /** Twilio has more than a hundred; whoever needs one has its SID. */
  #renderOther(): TemplateResult {
    return html`<form @submit=${this.#handleOther} novalidate>
      ${renderTextField({
        name: 'policy',
        label: msg('Another policy'),
        hint: msg('RN and 32 letters and digits, as Twilio lists it'),
        ...(this.refused && { error: msg('Enter the whole SID: RN and 32 letters and digits') }),
      })}
      <button class="btn" type="submit">${msg('Open its form')}</button>
    </form>`;
  }

  async #read(): Promise<void> {
    this.trouble = undefined;
    try {
      this.choices = await this.host?.call('policies.list', {});
    } catch (error) {
      this.trouble = error;
    }
  }

  #handleOther = (event: Event): void => {
    event.preventDefault();
    const input = this.renderRoot.querySelector('input')!;
    const policySid = input.value.trim();
    this.refused = !POLICY.test(policySid);
    if (this.refused) input.focus();
    else location.hash = beginOf(policySid);
  };
}

define('th-begin', ThBegin);

declare global {
  interface HTMLElementTagNameMap {
    'th-begin': ThBegin;
  }
}
