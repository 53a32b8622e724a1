import { html, nothing, type TemplateResult } from 'lit';
import type { FieldPath } from '../../core/policy/field-path.js';
import type { Section } from '../../core/policy/form-model.js';
import { START } from '../target.js';
import type { FieldOverrides } from '../th-section/field-override.js';
import { stepNumber, type StepNumber } from '../th-section/step-caption.js';
import '../th-section/th-section.js';
import type { Complaints } from './complaints.js';
import type { FormView } from './form-view.js';
import { renderStart } from './render-start.js';

/** What the places of the form are shown with. */
export interface PlacesContext {
  readonly layout: 'page' | 'steps';
  readonly place: string;
  readonly locale?: string;
  /** All places, in order. */
  readonly places: readonly string[];
  readonly sections: readonly Section[];
  /** Nobody was in this draft before: what is needed for it is unfolded. */
  readonly isNew: boolean;
  readonly overrides: FieldOverrides;
  readonly errors: Readonly<Record<FieldPath, string>>;
  readonly warnings: Readonly<Record<FieldPath, readonly string[]>>;
  readonly complaints: Complaints;
  /** The person put focus into that place. */
  readonly enter: (place: string) => void;
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

/** Only steps are numbered; on one page all is in view. */
export const stepOf = (
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
