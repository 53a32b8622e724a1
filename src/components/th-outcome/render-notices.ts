import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { FormModel, Section } from '../../core/policy/form-model.js';
import type { Snapshot } from '../../core/submission/snapshot.js';
import { told } from '../../locales/spoken.js';
import { icon } from '../icon/icon.js';
import type { Target } from '../target.js';
import { renderTrouble } from '../trouble/render-trouble.js';

/** What is to be known of it beside its status. */
export const renderNotices = (snapshot: Snapshot, form: FormModel): TemplateResult =>
  html`${
    snapshot.follows
      ? note(
          form.product
            ? msg(
                'Another device sent this registration first. This one makes nothing more and only watches, so that nothing is there twice.',
              )
            : msg(
                'Another device sent this business first. This one makes nothing more and only watches, so that nothing is there twice.',
              ),
        )
      : nothing
  }
  ${
    snapshot.rebuilt && !snapshot.trouble
      ? note(
          msg(
            'What this device had stored of this was lost. It was put together again from a second copy, and is checked with Twilio before anything more is made.',
          ),
        )
      : nothing
  }`;

/** Why it stands where it stands, and the way to what has to change. */
export function renderReason(
  { status, trouble }: Snapshot,
  form: FormModel,
  go: (target: Target) => void,
): TemplateResult | typeof nothing {
  if (!trouble) return nothing;
  const tone = TONES[status] ?? 'info';
  const section = form.sections.find(
    ({ id, fields }) => id === trouble.section && fields.length > 0,
  );
  return html`<div class="note ${tone}">
    ${icon(tone === 'info' ? 'info' : 'warning')}
    <div>
      ${renderTrouble(trouble)}
      ${section && status === 'needs-attention' ? renderLink(section, go) : nothing}
    </div>
  </div>`;
}

const renderLink = ({ id, title }: Section, go: (target: Target) => void): TemplateResult =>
  html`<a
    href="#${id}"
    @click=${(event: Event): void => {
      event.preventDefault();
      go({ place: id });
    }}
    >${msg(str`Go to “${told(title)}”`)}</a
  >`;

const TONES: Partial<Record<Snapshot['status'], 'warn' | 'bad'>> = {
  paused: 'warn',
  'needs-attention': 'bad',
};

const note = (words: string): TemplateResult =>
  html`<p class="note">${icon('info')}<span>${words}</span></p>`;
