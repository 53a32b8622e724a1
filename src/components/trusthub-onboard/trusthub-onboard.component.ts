import { msg } from '@lit/localize';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { OnboardingError, type Onboarding } from '../../core/commands.js';
import type { Draft, DraftId } from '../../core/draft/draft.js';
import type { FieldPath, FieldValues } from '../../core/policy/field-path.js';
import type { FormModel } from '../../core/policy/form-model.js';
import type { Snapshot } from '../../core/submission/snapshot.js';
import type { Sid } from '../../core/trusthub/sid.js';
import { direction, spoken } from '../../locales/spoken.js';
import { ReconnectEvent } from '../events/reconnect-event.js';
import { TrusthubDraftChangeEvent } from '../events/trusthub-draft-change-event.js';
import { TrusthubReadyEvent } from '../events/trusthub-ready-event.js';
import { Network } from '../network.js';
import { base } from '../styles/base.styles.js';
import { tokens } from '../styles/tokens.styles.js';
import { forgetDraft, rememberDraft, rememberedDraft } from '../th-form/memory.js';
import '../th-form/th-form.js';
import type { ThForm } from '../th-form/th-form.js';
import type { FieldOverrides } from '../th-section/field-override.js';
import { causes } from './causes.styles.js';
import { DraftEditor } from './draft-editor.js';
import { draftFile, readDraftFile, type DraftFile } from './draft-file.js';
import { errorEventOf } from './error-event-of.js';
import { formViewOf } from './form-view-of.js';
import { Offer } from './offer.js';
import { OnboardingFlow } from './onboarding-flow.js';
import { Prefill } from './prefill.js';
import { renderStage } from './render-stages.js';
import type { SaveOutcome } from './saver-listener.js';
import { ShownForm } from './shown-form.js';
import type { Stage } from './stage.js';
import { styles } from './trusthub-onboard.styles.js';
import { wholeForm, type FormAddition } from './whole-form.js';

/** Secondary customer profile of type business. */
const SECONDARY_BUSINESS = 'RNdfbf3fae0e1107f8aded0e7cead80bf5';

/**
 * Takes a business through Twilio Trust Hub: the form that a policy dictates, its submission, what
 * Twilio wants changed at each field, and the status until it is decided.
 *
 * It needs an `Onboarding` to talk to. In the extension's own pages the page sets it; in a partner's
 * page the embed connects to the extension and sets it, or sets `connection` when there is none.
 * What a person typed never leaves in an event, unless a script asked for it by `shareValues`.
 *
 * @event trusthub-ready - the form is open: `{draftId}`
 * @event trusthub-draft-change - what was typed is saved: `{draftId, revision}`, and `values` if shared
 * @event trusthub-evaluation - Twilio evaluated the profile: `{draftId, evaluationSid, status}`
 * @event trusthub-status - the submission stands elsewhere: `{draftId, bundleSid, status}`
 * @event trusthub-error - something could not be done: `{code, message}`
 * @csspart base, title, section, heading, field, field-invalid, label, input, error, warning, actions
 * @cssproperty --th-accent - and the other tokens of `styles/tokens.styles.ts`
 */
export class TrusthubOnboard extends LitElement {
  static override styles = [tokens, base, causes, styles];

  /** SID of the policy that dictates the form. */
  @property() policy: string = SECONDARY_BUSINESS;

  /** Id of a draft to open; without, the one that this tab had open at this address, or a new one. */
  @property() draft?: string;

  /** Address of a partner's own backend. Not available yet: the element says so. */
  @property() relay?: string;

  /** Language of dates and times; without it that of the words. */
  @property() locale?: string;

  /** `page`: all sections on one page. `steps`: one at a time. */
  @property() layout: 'page' | 'steps' = 'page';

  /** The host to talk to. */
  @property({ attribute: false }) onboarding?: Onboarding;

  /** `absent` when there is no host to wait for any more. */
  @property() connection: 'pending' | 'absent' = 'pending';

  /** What the partner knows already, by path. Fills what is empty; never overwrites what was typed. */
  @property({ attribute: false }) values: FieldValues = {};

  /** For a relay: gives a short-lived session. Not used yet. */
  @property({ attribute: false }) session?: () => Promise<unknown>;

  /**
   * The partner's say over single fields, by path: `readonly`, `hidden`, `order`, `label`, `hint`.
   * What is hidden and has a value is shown for review before it is sent.
   */
  @property({ attribute: false }) fields: FieldOverrides = {};

  /** Whether `trusthub-draft-change` tells the values too. Never by markup: a script has to ask. */
  @property({ attribute: false }) shareValues = false;

  /** What one of our own pages asks for beyond the policy. */
  @property({ attribute: false }) extra: readonly FormAddition[] = [];

  #offer = new Offer();

  #network = new Network(this, () => this.#editor.retry());

  #editor = new DraftEditor(this, (outcome) => this.#handleSaved(outcome));

  #flow = new OnboardingFlow(this, {
    opened: (draft) => this.#handleOpened(draft),
    ready: () => void this.#handleReady(),
    draftChanged: (draftId, revision) => void this.#editor.hear(draftId, revision),
    submissionChanged: (snapshot, before) => void this.#handleSubmission(snapshot, before),
  });

  #prefill = new Prefill(this.#editor, this.#flow);

  #shown = new ShownForm(this);

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#connect();
  }

  /**
   * Says what has to change. Resolves to whether the form may be sent. Rejects, as every method here,
   * with an `OnboardingError` `not-available` while no form is open.
   */
  async validate(): Promise<boolean> {
    return (await this.#form()).validate();
  }

  /**
   * Sends the form for review, and resolves once the host has taken it up. Rejects with an
   * `OnboardingError`: `invalid` if something has to change, which then has focus; `not-allowed` if
   * values of hidden fields were not looked over, which then are shown; `declined` if the person did
   * not allow it; else with the host's own code.
   */
  async submit(): Promise<Snapshot> {
    return (await this.#form()).submit();
  }

  /**
   * Shows a field, a hidden one too, and focuses it. Resolves to false when the form has no such field
   * or cannot be changed now.
   */
  async focusField(path: FieldPath): Promise<boolean> {
    return (await this.#form()).focusField(path);
  }

  /** Shows and focuses what Twilio wants changed first. Resolves to false where there is no such thing. */
  async focusAsked(): Promise<boolean> {
    await this.updateComplete;
    return this.#openForm?.focusAsked() ?? false;
  }

  /** What was typed, as plain JSON to be kept by the page; that makes the page answer for it. */
  async exportDraft(): Promise<DraftFile> {
    return draftFile(this.#model(), this.#editor.values);
  }

  /**
   * Takes what `exportDraft` gave, over what is typed; saved when it resolves. Rejects with a
   * `TypeError` what is not such a draft or one of another policy, and with an `OnboardingError`
   * `not-allowed` while the draft is sent. Fields that the form does not have are left aside.
   */
  async importDraft(data: unknown): Promise<void> {
    const values = readDraftFile(this.#model(), data);
    if (this.#flow.isFixed)
      throw new OnboardingError(
        'not-allowed',
        msg('This draft was sent and cannot be changed now'),
      );
    this.#editor.type(values);
    await this.#editor.flush();
  }

  override render(): TemplateResult {
    // The words are in this language whatever that of the page around them.
    return html`<div class="root" part="base" lang=${spoken()} dir=${direction() ?? nothing}>
      ${this.#renderStage()}
    </div>`;
  }

  override updated(changed: PropertyValues<this>): void {
    const reopen = ['onboarding', 'policy', 'draft'] as const;
    if (reopen.some((name) => changed.has(name))) this.#connect();
    else if (changed.has('values') || this.#prefill.due) this.#prefill.fill(this.values);
  }

  #renderStage(): TemplateResult {
    const { stage } = this.#flow;
    return stage.kind === 'open'
      ? this.#renderForm(stage)
      : renderStage(stage, this, () => void this.#flow.load(), this.#handleReconnect);
  }

  #renderForm(stage: Extract<Stage, { kind: 'open' }>): TemplateResult {
    const { online } = this.#network;
    const overrides = this.fields ?? {};
    const shown = this.#shown.of(stage.form, this.extra, this.#editor.values, this.onboarding);
    const form = this.#offer.of(shown, overrides);
    return html`<th-form
      exportparts="title, section, heading, field, field-invalid, label, input, error, warning, actions"
      .view=${formViewOf(form, stage, this.#editor, this.#flow, online, this.#prefill.begun)}
      .editor=${this.#editor}
      .flow=${this.#flow}
      .layout=${this.layout}
      .locale=${this.locale}
      .overrides=${overrides}
    ></th-form>`;
  }

  get #openForm(): ThForm | null {
    return this.renderRoot.querySelector('th-form');
  }

  async #form(): Promise<ThForm> {
    await this.updateComplete;
    const form = this.#openForm;
    if (!form) throw new OnboardingError('not-available', msg('The form is not open yet'));
    return form;
  }

  #model(): FormModel {
    const { stage } = this.#flow;
    if (stage.kind === 'open') return wholeForm(stage.form, this.extra);
    throw new OnboardingError('not-available', msg('The form is not open yet'));
  }

  #connect(): void {
    if (!this.onboarding) return this.#flow.close();
    const draftId = (this.draft || rememberedDraft(this.policy)) as DraftId | undefined;
    this.#flow.open(this.onboarding, { policySid: this.policy as Sid<'RN'>, draftId });
  }

  #handleOpened(draft: Draft): void {
    if (!this.draft) rememberDraft(this.policy, draft.id);
    if (this.onboarding) this.#editor.open(this.onboarding, draft);
  }

  async #handleReady(): Promise<void> {
    this.#prefill.begin(this.values);
    await this.updateComplete;
    if (this.#editor.id) this.dispatchEvent(new TrusthubReadyEvent({ draftId: this.#editor.id }));
  }

  /** Focus follows the submission where it was in here; from elsewhere in the page none is taken. */
  async #handleSubmission(snapshot: Snapshot, before: Snapshot | undefined): Promise<void> {
    if (snapshot.status === 'approved') forgetDraft(this.policy, snapshot.draftId);
    const here = this.matches(':focus-within');
    this.requestUpdate();
    await this.updateComplete;
    if (here && snapshot.status !== before?.status) await this.#openForm?.focusNews(snapshot);
  }

  #handleSaved(outcome: SaveOutcome): void {
    if ('error' in outcome) {
      this.dispatchEvent(errorEventOf(outcome.error));
      return;
    }
    const { draftId, revision } = outcome;
    // Another draft, left before all of it was saved, is none of what is shown here.
    const shared = this.shareValues && draftId === this.#editor.id;
    const values = shared ? { values: { ...this.#editor.known } } : {};
    this.dispatchEvent(new TrusthubDraftChangeEvent({ draftId, revision, ...values }));
  }

  /** The embed listens for this to shake hands again. */
  #handleReconnect = (): void => {
    this.connection = 'pending';
    this.dispatchEvent(new ReconnectEvent());
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'trusthub-onboard': TrusthubOnboard;
  }
}
