import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Leftover } from '../../core/commands.js';
import { dateTime } from '../times.js';
import { objectsInWords, profileStatus } from './leftover-words.js';

/** What it is, since when, and how it stands. */
export const renderFacts = (one: Leftover, locale: string | undefined): TemplateResult =>
  html`<dl>
    <div>
      <dt>${msg('At Twilio')}</dt>
      <dd>${objectsInWords(one)}</dd>
    </div>
    <div>
      <dt>${msg('Status')}</dt>
      <dd>${profileStatus(one.bundleStatus)}</dd>
    </div>
    <div>
      <dt>${msg('Made')}</dt>
      <dd>
        ${one.createdAt ? dateTime(Date.parse(one.createdAt), locale) : msg('Twilio does not tell')}
      </dd>
    </div>
    ${
      one.bundleSid
        ? html`<div>
            <dt>${msg('Profile')}</dt>
            <dd><code>${one.bundleSid}</code></dd>
          </div>`
        : nothing
    }
  </dl>`;
