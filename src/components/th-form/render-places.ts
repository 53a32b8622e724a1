import { html, nothing, type TemplateResult } from 'lit';
import type { FieldPath } from '../../core/policy/field-path.js';
import type { Section } from '../../core/policy/form-model.js';
import { icon } from '../icon/icon.js';
import { REVIEW, START } from '../target.js';
import '../th-review/th-review.js';
import type { FieldOverrides } from '../th-section/field-override.js';
import { stepCaption, stepNumber, type StepNumber } from '../th-section/step-caption.js';
import '../th-section/th-section.js';
import type { Complaints } from './complaints.js';
import type { FormView } from './form-view.js';
import { hiddenValues } from './hidden-values.js';
import type { Printing } from './printing.js';
import { renderPrint, renderPrinted } from './render-printed.js';
import { renderStart } from './render-start.js';

/** What the places of the form are shown with. */
export interface PlacesContext {
  readonly layout: 'page' | 'steps';
  readonly place: string;
  readonly locale?: string;
  /** All places, in order. */
  readonly places: readonly string[];
  readonly sections: readonly Section[];
  /** What is needed before the start is told by itself. */
  readonly isNew: boolean;
  readonly overrides: FieldOverrides;
  readonly errors: Readonly<Record<FieldPath, string>>;
  readonly warnings: Readonly<Record<FieldPath, readonly string[]>>;
  readonly complaints: Complaints;
  /** The person put focus into that place. */
  readonly enter: (place: string) => void;
}

/** What can be done at the review beside sending. */
export interface ReviewActs {
  readonly evaluate: () => void;
  readonly printing: Printing;
}

/** All on one page, or the one place where the person is. */
export function renderPlaces(view: FormView, context: PlacesContext): TemplateResult {
  const { layout, place, places, overrides, isNew } = context;
  const one = layout === 'steps';
  const start = places.includes(START) && (!one || place === START);
  return html`${
    start
      ? renderStart(view.form, overrides, one ? 'alone' : isNew ? 'unfolded' : 'folded')
      : nothing
  }
  ${context.sections
    .filter(({ id }) => !one || id === place)
    .map((section) => renderSection(section, view, context))}`;
}

/** All that was typed, once more, before it is sent; or, quietly, before it is only checked. */
export const renderReview = (
  view: FormView,
  { layout, places, errors, overrides, locale }: PlacesContext,
  { evaluate, printing }: ReviewActs,
): TemplateResult => {
  const { form, values, snapshot, busy } = view;
  return html`<section aria-labelledby="review" data-place=${REVIEW}>
    <h3 id="review" tabindex="-1">${stepCaption(stepOf(layout, REVIEW, places))}Review and send</h3>
    <p class="lead">
      Look it over once more. Twilio compares these details with public records; when all is right,
      a decision usually comes within a day.
    </p>
    ${
      hiddenValues(form, values, overrides).length > 0
        ? html`<p class="note">
            ${icon('info')}<span
              >This page filled in some of this for you without asking. It is marked; look it over
              too.</span
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
              Only check against Twilio’s rules
            </button>
            <p class="small" id="only-check">
              Records it at Twilio and has it checked, without sending it for review. You can send
              it afterwards, or take it back.
            </p>
          </div>`
    }
  </section>`;
};

/** Nobody counts what is all in view. */
const stepOf = (
  layout: PlacesContext['layout'],
  place: string,
  places: readonly string[],
): StepNumber | undefined => (layout === 'steps' ? stepNumber(place, places) : undefined);

const renderSection = (
  section: Section,
  { values, busy }: FormView,
  { layout, places, errors, warnings, complaints, overrides, enter }: PlacesContext,
): TemplateResult =>
  html`<th-section
    exportparts="section, heading, field, field-invalid, label, input, error, warning"
    data-place=${section.id}
    .section=${section}
    .step=${stepOf(layout, section.id, places)}
    .values=${values}
    .errors=${errors}
    .warnings=${warnings}
    .complaints=${complaints}
    .overrides=${overrides}
    ?locked=${busy}
    @focusin=${(): void => enter(section.id)}
  ></th-section>`;
