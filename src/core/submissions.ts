import { OnboardingError } from './commands.js';
import type { Draft, DraftId } from './draft/draft.js';
import { draftName } from './drafts.js';
import type { Drafts } from './drafts.js';
import type { FormLibrary } from './form-library.js';
import type { HostPorts } from './host-ports.js';
import { noAccount } from './no-account.js';
import { fieldPath } from './policy/field-path.js';
import type { FormModel, Section } from './policy/form-model.js';
import { supportPath } from './policy/supporting-bundle.js';
import { validateForm } from './policy/validate-field.js';
import type { Principal } from './principal.js';
import { seenPrimary } from './seen-primary.js';
import { chooses } from './support-choices.js';
import { cancelled } from './submission/cancel.js';
import { changedRoles } from './submission/changed-roles.js';
import { newRun } from './submission/mark.js';
import type { Role } from './submission/mark.js';
import { nextRound } from './submission/next-round.js';
import { objectsOf, plan } from './submission/plan.js';
import type { Snapshot } from './submission/snapshot.js';
import { snapshotOf } from './submission/snapshot-of.js';
import { rowLock } from './submission/run.js';
import type { Submission } from './submission/submission.js';
import { isCancelled, isLocked } from './submission/submission.js';
import type { FrozenDraft } from './submission/submission-journal.js';
import type { SubmissionRunner } from './submission/submission-runner.js';
import { missesSomething, resumed } from './submission/transitions.js';

/** Submissions as one principal may start and watch them. */
export class Submissions {
  readonly #ports: HostPorts;
  readonly #forms: FormLibrary;
  readonly #runner: SubmissionRunner;
  readonly #drafts: Drafts;
  readonly #principal: Principal;

  constructor(
    ports: HostPorts,
    forms: FormLibrary,
    runner: SubmissionRunner,
    drafts: Drafts,
    principal: Principal,
  ) {
    this.#ports = ports;
    this.#forms = forms;
    this.#runner = runner;
    this.#drafts = drafts;
    this.#principal = principal;
  }

  async get(draftId: DraftId): Promise<Snapshot | null> {
    const submission = await this.#find(draftId);
    return submission ? snapshotOf(submission) : null;
  }

  /** Our own pages find what was sent even where the draft was lost. Throws where there is neither. */
  async #find(draftId: DraftId): Promise<Submission | undefined> {
    const submission = await this.#ports.journal.get(draftId);
    if (!submission || this.#principal.kind !== 'own') await this.#drafts.get(draftId);
    return submission;
  }

  /**
   * Starts the one submission of a draft, or goes on after a correction: the same objects are
   * updated, what is missing is made, nothing is made twice. Asking again changes nothing.
   */
  start(draftId: DraftId): Promise<Snapshot> {
    return this.#start(draftId);
  }

  /** As `start`, but it ends with Twilio's evaluation, which may be asked for any number of times. */
  evaluate(draftId: DraftId): Promise<Snapshot> {
    return this.#start(draftId, 'evaluate');
  }

  /** Takes back what was made at Twilio. Asking again changes nothing, or tries again what failed. */
  async cancel(draftId: DraftId): Promise<Snapshot> {
    await this.#find(draftId);
    const submission = await this.#runner.change(draftId, cancelled);
    if (!submission) throw new OnboardingError('not-found', 'Nothing was sent yet');
    if (!isCancelled(submission) && submission.status !== 'cancelled')
      throw new OnboardingError(
        'locked',
        'This was sent for review already, so it cannot be stopped. Twilio decides about it now',
      );
    this.#run(draftId);
    return snapshotOf(submission);
  }

  async #start(draftId: DraftId, goal?: Submission['goal']): Promise<Snapshot> {
    const draft = await this.#drafts.get(draftId);
    const known = await this.#ports.journal.get(draftId);
    const isOnItsWay = known !== undefined && isUnderWay(known);
    if (known && (isHeldUpBehind(known) || (isOnItsWay && known.status === 'paused')))
      return this.resume(draftId);
    // What is on its way was allowed already; pressing again only makes sure that it goes on.
    if (isOnItsWay) {
      this.#run(draftId);
      return snapshotOf(known);
    }
    const form = await this.#forms.open(draft.policySid);
    if (this.#principal.kind === 'site') refuseUndecided(form, draft);
    refuseIncomplete(form, draft);
    const accountSid = await this.#accountSid();
    if (this.#principal.kind === 'site') {
      const { revision, values } = draft;
      const question = {
        draftId,
        revision,
        name: draftName(values),
        ...(form.product && { product: form.product.name }),
      };
      const allowed = await this.#principal.confirmStart(question);
      if (!allowed) throw new OnboardingError('declined', 'Sending was not allowed. All is kept');
    }
    const started = await this.#ports.clock.lock(rowLock(draftId), () =>
      this.#begin(draft, form, accountSid, goal),
    );
    this.#run(draftId);
    return snapshotOf(started);
  }

  /** Goes on with a run that was paused or waits, without looking at later edits. */
  async resume(draftId: DraftId): Promise<Snapshot> {
    const known = await this.#find(draftId);
    if (known && isBereft(known)) return this.#start(draftId);
    const submission = await this.#runner.change(draftId, resumed);
    if (!submission) throw new OnboardingError('not-found', 'Nothing was sent yet');
    this.#run(draftId);
    this.#runner.hurry(draftId);
    return snapshotOf(submission);
  }

  /** Goes on with everything that waited for a key. */
  async resumePaused(): Promise<void> {
    this.#runner.keyChanged();
    const ifPaused = (submission: Submission): Submission =>
      submission.status === 'paused' ? resumed(submission) : submission;
    for (const { draftId } of await this.#ports.journal.list())
      await this.#runner.change(draftId, ifPaused);
    await this.#runner.runAll();
  }

  async #accountSid(): Promise<string> {
    const client = await this.#ports.account();
    if (client) return client.accountSid;
    throw noAccount();
  }

  /**
   * What is sent is exactly what was checked, and what the person allowed: if the draft or the account
   * has changed since, nothing is sent.
   */
  async #begin(
    draft: Draft,
    form: FormModel,
    accountSid: string,
    goal: Submission['goal'],
  ): Promise<Submission> {
    const current = await this.#drafts.get(draft.id);
    if (current.revision !== draft.revision || (await this.#accountSid()) !== accountSid)
      throw new OnboardingError(
        'conflict',
        'This was changed meanwhile. Look at it and send again',
      );
    const earlier = await this.#ports.journal.get(draft.id);
    if (earlier && isUnderWay(earlier)) return earlier;
    if (earlier && earlier.accountSid !== accountSid)
      throw new OnboardingError(
        'not-allowed',
        'This business was begun in another Twilio account. Enter a key of that account',
      );
    const known = await this.#ports.journal.frozen(draft.id);
    const label = known?.label || draftName(draft.values) || form.product?.name || 'Business';
    // What was taken back is made anew, whatever it says.
    if (earlier && known && earlier.status !== 'cancelled')
      refuseOtherCountry(earlier, known, draft);
    const frozen: FrozenDraft = { draftId: draft.id, label, values: draft.values, form };
    const changed = earlier ? await changedRoles(earlier, frozen) : new Set<Role>();
    const primarySid = await seenPrimary(this.#ports, accountSid);
    const submission = nextRound(
      earlier ?? {
        draftId: draft.id,
        policySid: draft.policySid,
        ...(form.bundleKind && { bundleKind: form.bundleKind }),
        accountSid,
        run: newRun(),
        startedAt: new Date(this.#ports.clock.now()).toISOString(),
      },
      (steps) =>
        plan(form, draft.values, {
          earlier: steps,
          changed: (role) => changed.has(role),
          ...(goal && { goal }),
          ...(primarySid && { primarySid }),
        }),
      goal,
    );
    return this.#runner.begin(submission, frozen);
  }

  #run(draftId: DraftId): void {
    this.#runner.prefer(draftId);
    // The outcome reaches everybody as `submission.changed`; a broken store is told there too.
    void this.#runner.run(draftId).catch(() => undefined);
  }
}

/** It followed another device's profile, which was taken back: there is nothing to go on with. */
const isBereft = ({ follows, steps }: Submission): boolean =>
  follows !== undefined && steps.some(missesSomething);

const isUnderWay = (submission: Submission): boolean =>
  isLocked(submission.status) && !(submission.status === 'paused' && isBereft(submission));

/**
 * It follows another device's profile, and taking our own objects back, or watching the other, has
 * failed: that is tried again. A new round would write to the other's profile, which is not ours to
 * change before Twilio has rejected it.
 */
const isHeldUpBehind = (submission: Submission): boolean =>
  submission.follows !== undefined &&
  submission.status === 'needs-attention' &&
  !isBereft(submission);

/** What of the account stands behind a product is decided by who runs it, and never by a default. */
function refuseUndecided(form: FormModel, { values }: Draft): void {
  const isDecided = (section: Section): boolean =>
    Boolean(section.choice && values[section.choice.path]) || Boolean(values[supportPath(section)]);
  if (!form.sections.filter(chooses).every(isDecided))
    throw new OnboardingError(
      'invalid',
      'Whoever runs the Twilio account has to choose first which approved profile stands behind this',
    );
}

function refuseIncomplete(form: FormModel, draft: Draft): void {
  const problems = [...validateForm(form, draft.values).values()];
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  if (errors > 0)
    throw new OnboardingError('invalid', `Complete the form first: ${errors} fields need you`);
}

/** Twilio changes every line of an address but its country. */
function refuseOtherCountry(earlier: Submission, known: FrozenDraft, draft: Draft): void {
  for (const { section, addressRole } of objectsOf(known.form)) {
    if (!addressRole || !earlier.steps.some((step) => step.role === addressRole && step.sid))
      continue;
    const path = fieldPath(section.id, 'iso_country');
    if (known.values[path] !== draft.values[path])
      throw new OnboardingError(
        'invalid',
        'Twilio cannot change the country of an address that it has. Choose the first one again, or begin a new business',
      );
  }
}
