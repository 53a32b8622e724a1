import type { FieldValues } from '../../core/policy/field-path.js';
import type { FormModel, Section } from '../../core/policy/form-model.js';
import { isIncluded } from '../../core/policy/validate-field.js';
import type { Snapshot } from '../../core/submission/snapshot.js';
import { complaintsOf, NO_COMPLAINTS, type Complaints } from './complaints.js';
import type { FormView } from './form-view.js';
import { ReportBaseline } from './report-baseline.js';

/** What Twilio said of what was sent, against what is typed now. */
export class Report {
  complaints: Complaints = NO_COMPLAINTS;

  readonly #baseline = new ReportBaseline();

  /** Looks anew. Whether Twilio has said something that was not heard before. */
  look({ form, values, snapshot }: FormView, maybeNew: boolean): boolean {
    const news = maybeNew && snapshot !== undefined && this.#baseline.hear(snapshot, values);
    this.complaints = snapshot
      ? complaintsOf(snapshot, form, this.#baseline.changed(snapshot, values), values)
      : NO_COMPLAINTS;
    return news;
  }
}

/** Sections that were left out and that Twilio wants: they open, with what it says of them. */
export function sectionsAskedFor(
  { status, evaluation }: Snapshot,
  form: FormModel,
  values: FieldValues,
): readonly Section[] {
  if (status !== 'noncompliant') return [];
  const asked = new Set(evaluation?.rows.filter((row) => !row.passed).map((row) => row.section));
  return form.sections.filter(
    (section) => section.optional && asked.has(section.id) && !isIncluded(section, values),
  );
}
