import { html, nothing, type TemplateResult } from 'lit';
import type { FieldPath } from '../../core/policy/field-path.js';
import type { Section } from '../../core/policy/form-model.js';
import { REVIEW, START } from '../target.js';
import { RETENTION } from '../retention.js';
import '../th-review/th-review.js';
import type { FieldOverride } from '../th-section/field-view.js';
import '../th-section/th-section.js';
import type { Complaints } from './complaints.js';
import { filledSections } from './form-places.js';
import type { FormView } from './form-view.js';
import { renderStart } from './render-start.js';

/** What the places of the form are shown with. */
export interface PlacesContext {
  readonly layout: 'page' | 'steps';
  readonly place: string;
  readonly overrides: Readonly<Record<FieldPath, FieldOverride>>;
  readonly errors: Readonly<Record<FieldPath, string>>;
  readonly warnings: Readonly<Record<FieldPath, readonly string[]>>;
  readonly complaints: Complaints;
  /** The person put focus into that place. */
  readonly enter: (place: string) => void;
}

/** All on one page, or the one place where the person is. */
export function renderPlaces(view: FormView, context: PlacesContext): TemplateResult {
  const { layout, place } = context;
  const one = layout === 'steps';
  const start = view.snapshot === undefined && (!one || place === START);
  return html`${start ? renderStart(view.form) : nothing}
  ${filledSections(view.form)
    .filter(({ id }) => !one || id === place)
    .map((section) => renderSection(section, view, context))}`;
}

/** All that was typed, once more, before it is sent; or, quietly, before it is only checked. */
export const renderReview = (
  { form, values, snapshot, busy }: FormView,
  errors: Readonly<Record<FieldPath, string>>,
  evaluate: () => void,
): TemplateResult =>
  html`<section aria-labelledby="review" data-place=${REVIEW}>
    <h3 id="review" tabindex="-1">Review and send</h3>
    <p class="lead">
      Look it over once more. Twilio compares these details with public records; when all is right,
      a decision usually comes within a day.
    </p>
    <p class="small">${RETENTION}</p>
    <th-review .form=${form} .values=${values} .errors=${errors}></th-review>
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

const renderSection = (
  section: Section,
  { values, busy }: FormView,
  { errors, warnings, complaints, overrides, enter }: PlacesContext,
): TemplateResult =>
  html`<th-section
    exportparts="section, heading, field, field-invalid, label, input, error, warning"
    data-place=${section.id}
    .section=${section}
    .values=${values}
    .errors=${errors}
    .warnings=${warnings}
    .complaints=${complaints}
    .overrides=${overrides}
    ?locked=${busy}
    @focusin=${(): void => enter(section.id)}
  ></th-section>`;
