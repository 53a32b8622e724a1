import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../icon/icon.js';
import { retention } from '../retention.js';
import { REVIEW } from '../target.js';
import '../th-review/th-review.js';
import { stepCaption } from '../th-section/step-caption.js';
import type { FormView } from './form-view.js';
import { hiddenValues } from './hidden-values.js';
import type { Printing } from './printing.js';
import { stepOf, type PlacesContext } from './render-places.js';
import { renderPrint, renderPrinted } from './render-printed.js';

/** What can be done at the review beside sending. */
export interface ReviewActs {
  readonly evaluate: () => void;
  readonly printing: Printing;
}

/** All that was typed, once more, before it is sent; or, quietly, before it is only checked. */
export const renderReview = (
  view: FormView,
  { layout, places, errors, overrides, locale }: PlacesContext,
  { evaluate, printing }: ReviewActs,
): TemplateResult => {
  const { form, values, snapshot, busy } = view;
  const caption = stepCaption(stepOf(layout, REVIEW, places));
  return html`<section aria-labelledby="review" data-place=${REVIEW}>
    <h3 id="review" tabindex="-1">${caption}${msg('Review and send')}</h3>
    <p class="lead">
      ${msg('Look it over once more. Twilio compares these details with public records; when all is right, a decision usually comes within a day.')}
    </p>
    <p class="small">${retention()}</p>
    ${
      hiddenValues(form, values, overrides).length > 0
        ? html`<p class="note">
            ${icon('info')}<span
              >${msg('This page filled in some of this for you without asking. It is marked; look it over too.')}</span
            >
          </p>`
        : nothing
    }
    ${renderPrinted(view, printing.at, locale)}
    <th-review
      .form=${form}
      .values=${values}
      .errors=${errors}
      .overrides=${overrides}
    ></th-review>
    <p>${renderPrint(printing.print)}</p>
    ${
      snapshot?.status === 'compliant'
        ? nothing
        : html`<div class="second">
            <button
              class="btn quiet"
              type="button"
              aria-disabled=${busy ? 'true' : 'false'}
              aria-describedby="only-check"
              @click=${evaluate}
            >
              ${msg('Only check against Twilio’s rules')}
            </button>
            <p class="small" id="only-check">
              ${msg('Records it at Twilio and has it checked, without sending it for review. You can send it afterwards, or take it back.')}
            </p>
          </div>`
    }
  </section>`;
};
