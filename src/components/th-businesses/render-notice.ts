import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { ProfilePage } from '../../core/commands.js';
import { told } from '../../locales/spoken.js';
import { icon } from '../icon/icon.js';

/** What happened to what this device stores, until a person says that they have seen it. */
export const renderNotice = (
  page: ProfilePage | undefined,
  dismiss: () => void,
): TemplateResult | typeof nothing =>
  page?.notice
    ? html`<div class="note warn">
        ${icon('warning')}
        <div>
          <p>${told(page.notice)}</p>
          <button class="btn quiet seen" type="button" @click=${dismiss}>${msg('Dismiss')}</button>
        </div>
      </div>`
    : nothing;
