import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { FieldPath } from '../../core/policy/field-path.js';
import type { Section } from '../../core/policy/form-model.js';
import type { Snapshot } from '../../core/submission/snapshot.js';
import { define } from '../define.js';
import { keepInView } from '../keep-in-view.js';
import { base } from '../styles/base.styles.js';
import { saidRows } from '../styles/said-rows.styles.js';
import { REVIEW } from '../target.js';
import { conflictViews } from '../th-conflicts/conflict-view.js';
import '../th-conflicts/th-conflicts.js';
import type { ThConflicts } from '../th-conflicts/th-conflicts.js';
import '../th-error-summary/th-error-summary.js';
import type { ThErrorSummary } from '../th-error-summary/th-error-summary.js';
import type { ThOutcome } from '../th-outcome/th-outcome.js';
import '../th-rail/th-rail.js';
import type { FieldOverrides } from '../th-section/field-override.js';
import { includedPath } from '../th-section/included-field.js';
import { causes } from '../trusthub-onboard/causes.styles.js';
import type { DraftEditor } from '../trusthub-onboard/draft-editor.js';
import type { OnboardingFlow } from '../trusthub-onboard/onboarding-flow.js';
import { isLocked } from '../trusthub-onboard/stage.js';
import { firstAsked, firstWanted } from './complaints.js';
import { DueProblems } from './due-problems.js';
import { fieldActs } from './field-acts.js';
import { formActs } from './form-acts.js';
import { formHeading } from './form-heading.js';
import { FormPlaces } from './form-places.js';
import type { FormView } from './form-view.js';
import { offeredSections, placesOf } from './offered-sections.js';
import { Printing } from './printing.js';
import { railItems } from './rail-items.js';
import { renderActions } from './render-actions.js';
import { renderBanners, renderNotSent, renderStops } from './render-banners.js';
import { renderAsked, renderOthers, renderProblems } from './render-report.js';
import { renderPlaces, type PlacesContext } from './render-places.js';
import { renderReview } from './render-review.js';
import { renderSuggestion, withoutSettled } from './render-suggestion.js';
import { renderOutcome, renderSent } from './render-sent.js';
import { Report, sectionsAskedFor } from './report.js';
import { RevealedFields } from './revealed-fields.js';
import { Sending } from './sending.js';
import { styles } from './th-form.styles.js';

/**
 * The open form: rail, sections, what has to change, review and sending; and, once it is sent, where
 * it stands. It decides what is due to be said and where the person is; values and commands belong
 * to the editor and the flow.
 *
 * @csspart title, actions
 */
export class ThForm extends LitElement {
  static override styles = [base, saidRows, causes, styles];

  /** What there is to show. */
  @property({ attribute: false }) view!: FormView;

  /** Where what is typed goes. */
  @property({ attribute: false }) editor!: DraftEditor;

  /** Where commands go. */
  @property({ attribute: false }) flow!: OnboardingFlow;

  /** All sections on one page, or one at a time. */
  @property() layout: 'page' | 'steps' = 'page';

  /** Language of dates and times. */
  @property() locale?: string;

  /** The partner's say, by path. */
  @property({ attribute: false }) overrides: FieldOverrides = {};

  @query('th-error-summary.local') private summary!: ThErrorSummary | null;

  @query('th-conflicts') private conflicts!: ThConflicts | null;

  @query('th-error-summary.twilio') private asked!: ThErrorSummary | null;

  @query('th-outcome') private outcome!: ThOutcome | null;

  /** Where in it the person is. */
  readonly places = new FormPlaces(this);

  #problems = new DueProblems(this);
  #printing = new Printing(this);
  #revealed = new RevealedFields();
  #sending = new Sending(this, this.#problems);
  #report = new Report();
  #fieldActs = fieldActs(this, this.#problems);
  #formActs = formActs(this, this.#problems, this.#sending);
  #sections: readonly Section[] = [];

  /** Says what has to change. Whether the form may be sent. */
  validate(): Promise<boolean> {
    return this.#sending.validate();
  }

  /** Sends the form; what has to change first takes focus instead. */
  submit(): Promise<Snapshot> {
    return this.#sending.deliver(this.flow.send);
  }

  /** Puts focus on what has to change. */
  async focusProblems(): Promise<void> {
    await (this.summary ?? this.conflicts)?.focusHeading();
  }

  /** Shows a field and focuses it. */
  async focusField(path: FieldPath): Promise<boolean> {
    if (isLocked(this.view.snapshot)) return false;
    if (this.overrides[path]?.hidden) {
      this.#revealed.add(path);
      this.requestUpdate();
    }
    return this.places.goToField(this.view.form, path);
  }

  /** Shows what Twilio wants changed first, and focuses it. */
  async focusAsked(): Promise<boolean> {
    await this.updateComplete;
    const wanted = firstAsked(this.#sections, this.#report.complaints);
    if (!wanted || isLocked(this.view.snapshot)) return false;
    if ('path' in wanted) return this.focusField(wanted.path);
    await this.places.go(wanted.place);
    return true;
  }

  /** Puts focus where the news is. */
  async focusNews({ status }: Snapshot): Promise<void> {
    await this.updateComplete;
    if (status === 'noncompliant') await this.asked?.focusHeading();
    else await this.outcome?.focusHeading();
  }

  override updated(): void {
    if (this.layout === 'steps') this.places.stopWatching();
    else this.places.watch();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.places.stopWatching();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const { form, values, snapshot } = this.view;
    this.#problems.look(form, values, this.view.refused);
    const news = this.#report.look(this.view, changed.has('view'));
    const { complaints } = this.#report;
    const { errors } = this.#problems;
    this.#sections = offeredSections(form, this.#revealed.over(this.overrides), {
      values,
      errors,
      complaints,
    });
    const places = this.#allPlaces();
    if (!this.hasUpdated) this.places.restore(this.editor.id, places, this.view);
    this.places.keepWithin(places);
    if (!news || !snapshot) return;
    const asked = sectionsAskedFor(snapshot, form, values);
    if (asked.length > 0)
      this.editor.type(Object.fromEntries(asked.map((section) => [includedPath(section), 'yes'])));
    // Where Twilio wants something, or else the first section: not the review that was sent.
    const wanted = firstWanted(this.#sections, complaints) ?? this.#sections[0];
    this.places.moveTo(wanted?.id ?? REVIEW);
  }

  override render(): TemplateResult {
    const { view } = this;
    const locked = isLocked(view.snapshot);
    return html`<div
      class=${locked ? 'card' : 'shell'}
      @focusin=${keepInView}
      @th-field-input=${this.#fieldActs.input}
      @th-field-leave=${this.#fieldActs.leave}
      @th-go=${this.#formActs.go}
      @th-action=${this.#formActs.act}
      @th-take-values=${this.#fieldActs.take}
      @th-conflict-choice=${this.#fieldActs.choose}
    >
      ${locked ? renderSent(view, this.locale, this.#printing) : this.#renderEditable()}
    </div>`;
  }

  #renderEditable(): TemplateResult {
    const { view } = this;
    const place = this.places.current;
    const { form, values, conflicts } = view;
    const { complaints } = this.#report;
    const { all: problems, errors, summary } = this.#problems;
    const places = this.#allPlaces();
    return html`<th-rail
        .items=${railItems(this.#sections, { values, problems, errors, complaints }, places)}
        .current=${place}
      ></th-rail>
      <div class="body">
        <header class=${view.snapshot ? 'vh' : ''}>
          <h2 part="title">${formHeading(form)}</h2>
        </header>
        ${renderStops(view, this.#formActs.checkAccount)} ${renderBanners(view, this.locale, true)}
        ${view.snapshot ? renderOutcome(withoutSettled(view), this.locale) : nothing}
        ${renderSuggestion(view)} ${renderAsked(complaints)}
        <th-conflicts .conflicts=${conflictViews(form, values, conflicts)}></th-conflicts>
        ${renderProblems(summary)} ${this.#renderPlaces(places)} ${renderOthers(complaints)}
        ${renderNotSent(view)}
        ${renderActions(view, {
          layout: this.layout,
          locale: this.locale,
          place,
          places,
          move: (target) => void this.#formActs.move(target, places),
          send: this.#formActs.send,
        })}
      </div>`;
  }

  #renderPlaces(places: readonly string[]): TemplateResult {
    const { layout, locale, view } = this;
    const { errors, warnings } = this.#problems;
    const { current, isNew } = this.places;
    const context: PlacesContext = {
      layout,
      locale,
      overrides: current === REVIEW ? this.overrides : this.#revealed.over(this.overrides),
      errors,
      warnings,
      complaints: this.#report.complaints,
      place: current,
      places,
      sections: this.#sections,
      isNew,
      enter: (place) => this.places.enter(place),
    };
    return current === REVIEW
      ? renderReview(view, context, { evaluate: this.#formActs.evaluate, printing: this.#printing })
      : renderPlaces(view, context);
  }

  #allPlaces(): readonly string[] {
    return placesOf(this.#sections, this.view.snapshot !== undefined);
  }
}

define('th-form', ThForm);

declare global {
  interface HTMLElementTagNameMap {
    'th-form': ThForm;
  }
}
