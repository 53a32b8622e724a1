import { msg } from '@lit/localize';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CommandName, Onboarding } from '../../core/commands.js';
import { OnboardingError } from '../../core/commands.js';
import type { Draft, DraftId } from '../../core/draft/draft.js';
import type { FieldPath, FieldValues } from '../../core/policy/field-path.js';
import type { Snapshot, Trouble } from '../../core/submission/snapshot.js';
import type { Sid } from '../../core/trusthub/sid.js';
import { TrusthubEvaluationEvent } from '../events/trusthub-evaluation-event.js';
import { TrusthubStatusEvent } from '../events/trusthub-status-event.js';
import { askPreflight, isBegun, preflightOf } from './ask-preflight.js';
import { errorEventOf } from './error-event-of.js';
import { isLocked, type Stage } from './stage.js';
import { troubleOf } from './trouble-of.js';

/** What the flow tells the element. */
export interface FlowListener {
  /** The form is open on this draft. */
  opened(draft: Draft): void;
  /** All is known that is to be shown. */
  ready(): void;
  /** Some tab or page saved a draft. */
  draftChanged(draftId: DraftId, revision: number): void;
  /** The submission stands elsewhere; `before` is absent at the first sight of it. */
  submissionChanged(snapshot: Snapshot, before: Snapshot | undefined): void;
}

/** A command concerning the whole submission that is under way. */
export type Doing = 'send' | 'evaluate' | 'resume' | 'stop';

const COMMANDS = {
  send: 'submission.start',
  evaluate: 'submission.evaluate',
  resume: 'submission.resume',
  stop: 'submission.cancel',
} as const satisfies Record<Doing, CommandName>;

/** What is to be opened. */
export interface FlowTarget {
  readonly policySid: Sid<'RN'>;
  readonly draftId?: DraftId;
}

/**
 * Talks to the host: preflight, form, draft and submission, in this order. Answers to questions of
 * an earlier connection are dropped. Nothing of what a person typed goes through here.
 */
export class OnboardingFlow implements ReactiveController {
  stage: Stage = { kind: 'waiting' };
  snapshot?: Snapshot;
  draftId?: DraftId;
  /** Meanwhile nothing can be changed. */
  doing?: Doing;
  /** Why the last such command did not work. */
  trouble?: Trouble;

  readonly #host: ReactiveControllerHost & EventTarget;
  readonly #listener: FlowListener;
  #onboarding?: Onboarding;
  #target?: FlowTarget;
  #call = 0;
  #turn?: symbol;
  #stops: (() => void)[] = [];

  constructor(host: ReactiveControllerHost & EventTarget, listener: FlowListener) {
    this.#host = host;
    this.#listener = listener;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.close();
  }

  /** Leaves the present host, if there is one. */
  close(): void {
    this.#call += 1;
    for (const stop of this.#stops.splice(0)) stop();
    this.stage = { kind: 'waiting' };
    this.snapshot = undefined;
    this.trouble = undefined;
    this.draftId = undefined;
    this.doing = undefined;
    this.#turn = undefined;
    this.#onboarding = undefined;
    this.#host.requestUpdate();
  }

  /** Opens the form on this host. */
  open(onboarding: Onboarding, target: FlowTarget): void {
    this.close();
    this.#onboarding = onboarding;
    this.#target = target;
    this.draftId = target.draftId;
    this.#stops = [
      onboarding.on('submission.changed', (snapshot) => this.#accept(snapshot)),
      onboarding.on('draft.changed', ({ draftId, revision }) => {
        this.#listener.draftChanged(draftId, revision);
      }),
      onboarding.on('account.changed', () => {
        void (this.stage.kind === 'open' ? this.checkAccount() : this.load());
      }),
    ];
    void this.load();
  }

  /** Asks all again, after a cause was mended. */
  async load(): Promise<void> {
    const onboarding = this.#onboarding;
    const target = this.#target;
    if (!onboarding || !target) return;
    const call = ++this.#call;
    this.stage = { kind: 'loading' };
    this.#host.requestUpdate();
    const stage = await this.#look(onboarding, target).catch((error: unknown): Stage => {
      this.#report(error);
      return { kind: 'failed', trouble: troubleOf(error) };
    });
    if (call !== this.#call) return;
    this.stage = stage;
    this.#host.requestUpdate();
    if (stage.kind === 'open') this.#listener.ready();
  }

  /** Heavy checks of the host: warnings by path. Without an answer there are none. */
  async check(changes: FieldValues): Promise<Readonly<Record<FieldPath, string>>> {
    return this.#onboarding?.call('values.check', { changes }).catch(() => ({})) ?? {};
  }

  get busy(): boolean {
    return this.doing !== undefined;
  }

  /** What is shown is sent, or being sent. */
  get isFixed(): boolean {
    return this.busy || isLocked(this.snapshot);
  }

  /**
   * Sends the draft, or goes on after a correction. Resolves when the host has taken it up. `save`
   * makes sure that the host has all that is shown.
   */
  send = (save: () => Promise<void>): Promise<Snapshot> => this.#command('send', save);

  /** The same, but only for Twilio's rules to be checked. */
  evaluate = (save: () => Promise<void>): Promise<Snapshot> => this.#command('evaluate', save);

  resume = (): Promise<Snapshot> => this.#command('resume');

  stop = (): Promise<Snapshot> => this.#command('stop');

  /** Asks once more whether the account may send; the form stays as it is. */
  checkAccount = async (): Promise<void> => {
    const { stage } = this;
    const onboarding = this.#onboarding;
    const target = this.#target;
    if (stage.kind !== 'open' || !onboarding || !target) return;
    const call = this.#call;
    const preflight = await askPreflight(onboarding, target.policySid);
    if (call !== this.#call || this.stage.kind !== 'open') return;
    this.stage = { ...this.stage, preflight };
    this.#host.requestUpdate();
  };

  async #look(onboarding: Onboarding, { policySid, draftId }: FlowTarget): Promise<Stage> {
    const call = this.#call;
    const [preflight, form, submission] = await Promise.allSettled([
      onboarding.call('preflight', { policySid }),
      onboarding.call('form.open', { policySid }),
      draftId ? onboarding.call('submission.get', { draftId }) : null,
    ]);
    const snapshot = submission.status === 'fulfilled' ? submission.value : null;
    const stops = preflight.status === 'rejected' || preflight.value.verdict === 'blocked';
    // Whoever typed or sent something gets to see it, whatever has happened to the account since.
    const begun = snapshot !== null || (stops && (await isBegun(onboarding, draftId)));
    if (stops && (!begun || form.status === 'rejected')) {
      if (preflight.status === 'rejected') throw preflight.reason;
      return { kind: 'blocked', preflight: preflight.value };
    }
    if (form.status === 'rejected') throw form.reason;
    const draft = await onboarding.call('draft.open', { draftId, policySid });
    if (call !== this.#call) return this.stage;
    this.draftId = draft.id;
    this.#listener.opened(draft);
    if (snapshot) this.#accept(snapshot);
    return { kind: 'open', form: form.value, preflight: preflightOf(preflight) };
  }

  async #command(doing: Doing, before?: () => Promise<void>): Promise<Snapshot> {
    const { draftId } = this;
    const onboarding = this.#onboarding;
    if (!onboarding || !draftId) throw new OnboardingError('failed', msg('The form is not open'));
    if (this.busy) throw new OnboardingError('not-allowed', msg('This is under way already'));
    // Another draft may be opened before this is answered.
    const turn = (this.#turn = Symbol(doing));
    const isHere = (): boolean => this.#turn === turn;
    this.doing = doing;
    this.trouble = undefined;
    this.#host.requestUpdate();
    try {
      await before?.();
      if (!isHere()) throw new OnboardingError('failed', msg('Another form was opened meanwhile'));
      const snapshot = await onboarding.call(COMMANDS[doing], { draftId });
      if (isHere()) this.#accept(snapshot);
      return snapshot;
    } catch (error) {
      if (isHere()) this.trouble = troubleOf(error);
      this.#report(error);
      throw error;
    } finally {
      if (isHere()) this.doing = undefined;
      this.#host.requestUpdate();
    }
  }

  #accept(snapshot: Snapshot): void {
    const { draftId, bundleSid, status, evaluation } = snapshot;
    const before = this.snapshot;
    // An answer may be overtaken by the news that came after it.
    if (draftId !== this.draftId || (before && before.updatedAt > snapshot.updatedAt)) return;
    this.snapshot = snapshot;
    this.#listener.submissionChanged(snapshot, before);
    if (evaluation && evaluation.sid !== before?.evaluation?.sid)
      this.#host.dispatchEvent(
        new TrusthubEvaluationEvent({
          draftId,
          evaluationSid: evaluation.sid,
          status: evaluation.status,
        }),
      );
    if (status !== before?.status)
      this.#host.dispatchEvent(new TrusthubStatusEvent({ draftId, bundleSid, status }));
    this.#host.requestUpdate();
  }

  #report(error: unknown): void {
    this.#host.dispatchEvent(errorEventOf(error));
  }
}
