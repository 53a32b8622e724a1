import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { OnboardingError } from '../../core/commands.js';
import type { FieldPath } from '../../core/policy/field-path.js';
import type { Snapshot } from '../../core/submission/snapshot.js';
import { define } from '../define.js';
import type { ActionEvent } from '../events/action-event.js';
import type { GoEvent } from '../events/go-event.js';
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
import type { FieldOverride } from '../th-section/field-view.js';
import { includedPath } from '../th-section/included-field.js';
import type { DraftEditor } from '../trusthub-onboard/draft-editor.js';
import type { OnboardingFlow } from '../trusthub-onboard/onboarding-flow.js';
import { isLocked } from '../trusthub-onboard/stage.js';
import { firstAsked, firstWanted } from './complaints.js';
import { DueProblems } from './due-problems.js';
import { FieldActs } from './field-acts.js';
import { filledSections, FormPlaces, placesOf } from './form-places.js';
import type { FormView } from './form-view.js';
import { railItems } from './rail-items.js';
import { renderActions } from './render-actions.js';
import { renderBanners, renderNotSent, renderStops } from './render-banners.js';
import { renderAsked, renderOthers, renderProblems } from './render-report.js';
import { renderPlaces, renderReview } from './render-places.js';
import { renderSuggestion, withoutSettled } from './render-suggestion.js';
import { renderOutcome, renderSent } from './render-sent.js';
import { Report, sectionsAskedFor } from './report.js';
import { styles } from './th-form.styles.js';

/**
 * The open form: rail, sections, what has to change, review and sending; and, once it is sent, where
 * it stands. It decides what is due to be said and where the person is; values and commands belong
 * to the editor and the flow.
 *
 * @csspart title, actions
 */
export class ThForm extends LitElement {
  static override styles = [base, saidRows, styles];

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
  @property({ attribute: false }) overrides: Readonly<Record<FieldPath, FieldOverride>> = {};

  @query('th-error-summary.local') private summary!: ThErrorSummary | null;

  @query('th-conflicts') private conflicts!: ThConflicts | null;

  @query('th-error-summary.twilio') private asked!: ThErrorSummary | null;

  @query('th-outcome') private outcome!: ThOutcome | null;

  #places = new FormPlaces(this);
  #problems = new DueProblems(this);
  #report = new Report();
  #acts = new FieldActs(this, this.#problems);

  /** Says what has to change. Whether the form may be sent. */
  async validate(): Promise<boolean> {
    this.#problems.sayAll(this.view.form);
    await this.updateComplete;
    return !this.#problems.block && Object.keys(this.view.conflicts).length === 0;
  }

  /** Sends the form; what has to change first takes focus instead. */
  submit(): Promise<Snapshot> {
    return this.#deliver(this.flow.send);
  }

  async #deliver(to: OnboardingFlow['send']): Promise<Snapshot> {
    if (!(await this.validate())) {
      await (this.summary ?? this.conflicts)?.focusHeading();
      throw new OnboardingError(
        'invalid',
        'Some fields have to be changed before this can be sent',
      );
    }
    this.#problems.clear();
    return to(async () => {
      if (!(await this.editor.flush()))
        throw new OnboardingError(
          'failed',
          'What was typed could not be saved, so it was not sent.',
        );
    });
  }

  /** Shows a field and focuses it. */
  async focusField(path: FieldPath): Promise<boolean> {
    if (isLocked(this.view.snapshot)) return false;
    return this.#places.goToField(this.view.form, path);
  }

  /** Shows what Twilio wants changed first, and focuses it. */
  async focusAsked(): Promise<boolean> {
    await this.updateComplete;
    const wanted = firstAsked(filledSections(this.view.form), this.#report.complaints);
    if (!wanted || isLocked(this.view.snapshot)) return false;
    if ('path' in wanted) return this.focusField(wanted.path);
    await this.#places.go(wanted.place);
    return true;
  }

  /** Puts focus where the news is. */
  async focusNews({ status }: Snapshot): Promise<void> {
    await this.updateComplete;
    if (status === 'noncompliant') await this.asked?.focusHeading();
    else await this.outcome?.focusHeading();
  }

  override firstUpdated(): void {
    // Once it was sent, what Twilio wants comes before where the person was.
    this.#places.restore(this.editor.id, this.view.snapshot ? [] : this.#allPlaces());
  }

  override updated(): void {
    if (this.layout === 'page') this.#places.watch();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#places.stopWatching();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const { form, values, snapshot } = this.view;
    this.#problems.look(form, values, this.view.refused);
    const news = this.#report.look(this.view, changed.has('view'));
    if (!news || !snapshot) return;
    const asked = sectionsAskedFor(snapshot, form, values);
    if (asked.length > 0)
      this.editor.type(Object.fromEntries(asked.map((section) => [includedPath(section), 'yes'])));
    // Where Twilio wants something, or else the first section: not the review that was sent.
    const sections = filledSections(form);
    const wanted = firstWanted(sections, this.#report.complaints) ?? sections[0];
    this.#places.moveTo(wanted?.id ?? REVIEW);
  }

  override render(): TemplateResult {
    const { view } = this;
    const locked = isLocked(view.snapshot);
    return html`<div
      class=${locked ? 'card' : 'shell'}
      @th-field-input=${this.#acts.input}
      @th-field-leave=${this.#acts.leave}
      @th-go=${this.#handleGo}
      @th-action=${this.#handleAction}
      @th-take-values=${this.#acts.take}
      @th-conflict-choice=${this.#acts.choose}
    >
      ${locked ? renderSent(view, this.locale) : this.#renderEditable()}
    </div>`;
  }

  #renderEditable(): TemplateResult {
    const { view } = this;
    const place = this.#places.current;
    const { form, values, conflicts } = view;
    const { complaints } = this.#report;
    const { all: problems, errors, summary } = this.#problems;
    return html`<th-rail
        .items=${railItems(form, { values, problems, errors, complaints }, this.#allPlaces())}
        .current=${place}
      ></th-rail>
      <div class="body">
        <header class=${view.snapshot ? 'vh' : ''}>
          <h2 part="title">Register a business</h2>
        </header>
        ${renderStops(view, this.#handleCheck)} ${renderBanners(view, this.locale, true)}
        ${view.snapshot ? renderOutcome(withoutSettled(view), this.locale) : nothing}
        ${renderSuggestion(view)} ${renderAsked(complaints)}
        <th-conflicts .conflicts=${conflictViews(form, values, conflicts)}></th-conflicts>
        ${renderProblems(summary)}
        ${place === REVIEW ? renderReview(view, errors, this.#handleEvaluate) : this.#renderPlaces()}
        ${renderOthers(complaints)} ${renderNotSent(view)}
        ${renderActions(view, {
          layout: this.layout,
          locale: this.locale,
          place,
          places: this.#allPlaces(),
          move: (target) => void this.#handleMove(target),
          send: this.#handleSend,
        })}
      </div>`;
  }

  #renderPlaces(): TemplateResult {
    const { layout, overrides } = this;
    const { errors, warnings } = this.#problems;
    return renderPlaces(this.view, {
      layout,
      overrides,
      errors,
      warnings,
      complaints: this.#report.complaints,
      place: this.#places.current,
      enter: (place) => this.#places.moveTo(place),
    });
  }

  #allPlaces(): readonly string[] {
    return placesOf(this.view.form, this.view.snapshot !== undefined);
  }

  /** In steps a section is looked at before the next; the rail leads anywhere without. */
  #handleMove = async (place: string): Promise<void> => {
    const { form } = this.view;
    const { current } = this.#places;
    const section = form.sections.find((one) => one.id === current);
    const places = this.#allPlaces();
    if (this.layout === 'steps' && section && places.indexOf(place) > places.indexOf(current)) {
      this.#problems.saySection(section);
      await this.updateComplete;
      if (this.#problems.summary.length > 0) {
        await this.summary?.focusHeading();
        return;
      }
    }
    await this.#places.go(place);
  };

  #handleCheck = (): void => void this.flow.checkAccount();

  #handleSend = (): void => {
    // What went wrong is shown, and told to the page by an event.
    if (!this.view.busy) void this.submit().catch(() => undefined);
  };

  #handleEvaluate = (): void => {
    if (!this.view.busy) void this.#deliver(this.flow.evaluate).catch(() => undefined);
  };

  #handleGo = ({ to }: GoEvent): void => {
    void ('path' in to ? this.focusField(to.path) : this.#places.go(to.place));
  };

  #handleAction = ({ action }: ActionEvent): void => {
    if (action === 'save-again') void this.editor.flush();
    else void this.flow[action]().catch(() => undefined);
  };
}

define('th-form', ThForm);

declare global {
  interface HTMLElementTagNameMap {
    'th-form': ThForm;
  }
}
