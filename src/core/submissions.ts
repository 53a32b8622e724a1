import { OnboardingError } from './commands.js';
import type { Draft, DraftId } from './draft/draft.js';
import { draftName } from './drafts.js';
import type { Drafts } from './drafts.js';
import type { FormLibrary } from './form-library.js';
import type { HostPorts } from './host-ports.js';
import { fieldPath } from './policy/field-path.js';
import type { FormModel } from './policy/form-model.js';
import { validateForm } from './policy/validate-field.js';
import type { Principal } from './principal.js';
import { newRun } from './submission/mark.js';
import type { Role } from './submission/mark.js';
import { objectsOf, plan } from './submission/plan.js';
import type { Snapshot } from './submission/snapshot.js';
import { snapshotOf } from './submission/snapshot-of.js';
import type { StepContext } from './submission/step-context.js';
import { hashOf } from './submission/step-context.js';
import type { Step, Submission } from './submission/submission.js';
import { isLocked } from './submission/submission.js';
import type { FrozenDraft } from './submission/submission-journal.js';
import type { SubmissionRunner } from './submission/submission-runner.js';

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
    await this.#drafts.get(draftId);
    const submission = await this.#ports.journal.get(draftId);
    return submission ? snapshotOf(submission) : null;
  }

  /**
   * Starts the one submission of a draft, or goes on after a correction: the same objects are
   * updated, what is missing is made, nothing is made twice. Asking again changes nothing.
   */
  async start(draftId: DraftId): Promise<Snapshot> {
    const draft = await this.#drafts.get(draftId);
    const form = await this.#forms.open(draft.policySid);
    const problems = [...validateForm(form, draft.values).values()];
    const errors = problems.filter((problem) => problem.severity === 'error').length;
    if (errors > 0)
      throw new OnboardingError('invalid', `Complete the form first: ${errors} fields need you`);
    const client = await this.#ports.account();
    if (!client)
      throw new OnboardingError('no-account', 'Enter a Twilio API key in the options first');
    if (this.#principal.kind === 'site') {
      const allowed = await this.#principal.confirmStart(draftId, draftName(draft.values));
      if (!allowed) throw new OnboardingError('declined', 'Sending was not allowed. All is kept');
    }
    const started = await this.#ports.clock.lock(`start:${draftId}`, () =>
      this.#begin(draft, form, client.accountSid),
    );
    this.#run(draftId);
    return snapshotOf(started);
  }

  /** Goes on with a run that was paused, without looking at later edits. */
  async resume(draftId: DraftId): Promise<Snapshot> {
    await this.#drafts.get(draftId);
    const submission = await this.#ports.journal.get(draftId);
    if (!submission) throw new OnboardingError('not-found', 'Nothing was sent yet');
    const resumed = resumedOf(submission);
    if (resumed !== submission) await this.#ports.journal.put(resumed);
    this.#run(draftId);
    return snapshotOf(resumed);
  }

  /** Goes on with everything that waited for a key. */
  async resumePaused(): Promise<void> {
    for (const submission of await this.#ports.journal.list())
      if (submission.status === 'paused') await this.#ports.journal.put(resumedOf(submission));
    await this.#runner.runAll();
  }

  async #begin(draft: Draft, form: FormModel, accountSid: string): Promise<Submission> {
    const earlier = await this.#ports.journal.get(draft.id);
    if (earlier?.status === 'paused') {
      const resumed = resumedOf(earlier);
      await this.#ports.journal.put(resumed);
      return resumed;
    }
    if (earlier && isLocked(earlier.status)) return earlier;
    if (earlier && earlier.accountSid !== accountSid)
      throw new OnboardingError(
        'not-allowed',
        `This business was begun in account ${earlier.accountSid}. Enter a key of that account`,
      );
    const known = await this.#ports.journal.frozen(draft.id);
    const label = known?.label ?? (draftName(draft.values) || 'Business');
    if (earlier && known) refuseOtherCountry(earlier, known, draft);
    const frozen: FrozenDraft = { draftId: draft.id, label, values: draft.values, form };
    const now = new Date(this.#ports.clock.now()).toISOString();
    const base = earlier ?? {
      draftId: draft.id,
      policySid: draft.policySid,
      accountSid,
      generation: 1,
      run: newRun(),
      startedAt: now,
    };
    const { trouble: _, evaluation: __, ...rest } = base as Submission;
    const changed = earlier ? await changedRoles(earlier, frozen) : new Set<Role>();
    const steps = plan(form, draft.values, earlier?.steps, (role) => changed.has(role));
    const submission: Submission = { ...rest, steps, status: 'running', updatedAt: now };
    await this.#ports.journal.begin(submission, frozen);
    return submission;
  }

  #run(draftId: DraftId): void {
    // The outcome reaches everybody as `submission.changed`; a broken store is told there too.
    void this.#runner.run(draftId).catch(() => undefined);
  }
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

/** Roles whose values are no longer what was last sent. */
async function changedRoles(
  submission: Submission,
  frozen: FrozenDraft,
): Promise<ReadonlySet<Role>> {
  const context = { submission, frozen } as StepContext;
  const changed = new Set<Role>();
  for (const { role, addressRole } of objectsOf(frozen.form))
    for (const candidate of [role, addressRole]) {
      const last = submission.steps.findLast(
        (step) => step.role === candidate && step.bodyHash !== undefined,
      );
      if (candidate && last && (await hashOf(context, last)) !== last.bodyHash)
        changed.add(candidate);
    }
  return changed;
}

/** Failed steps are given another chance; what may have happened is looked for first. */
function resumedOf(submission: Submission): Submission {
  if (!['paused', 'needs-attention', 'waiting'].includes(submission.status)) return submission;
  const again = (step: Step): Step => {
    if (step.state !== 'failed') return step;
    const { error: _, retryAt: __, ...rest } = step;
    return { ...rest, attempt: 0, looks: 0, state: step.attempt > 0 ? 'unknown' : 'pending' };
  };
  const { trouble: _, ...rest } = submission;
  return { ...rest, status: 'running', steps: submission.steps.map(again) };
}
