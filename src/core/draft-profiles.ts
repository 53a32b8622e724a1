import { OnboardingError } from './commands.js';
import { mergeDraft } from './draft/merge-draft.js';
import type { DraftId } from './draft/draft.js';
import type { Drafts } from './drafts.js';
import type { EventHub } from './event-hub.js';
import type { FormLibrary } from './form-library.js';
import type { HostPorts } from './host-ports.js';
import type { FieldValues } from './policy/field-path.js';
import type { FormModel } from './policy/form-model.js';
import { rowLock } from './submission/run.js';
import type { SubmissionStatus } from './submission/snapshot.js';
import type { Submission } from './submission/submission.js';
import { bundleAtOf } from './submission/submission.js';
import type { SubmissionRunner } from './submission/submission-runner.js';
import type { BundleAt } from './trusthub/bundles.js';
import type { TrustHubClient } from './trusthub/trusthub-client.js';

/** A draft's bundle at Twilio, with a client of the account that it is in. */
export interface ProfileAtTwilio {
  readonly client: TrustHubClient;
  readonly bundle: BundleAt;
  readonly submission: Submission;
}

/** The profiles of the drafts that one principal may see. */
export class DraftProfiles {
  readonly #ports: HostPorts;
  readonly #events: EventHub;
  readonly #forms: FormLibrary;
  readonly #runner: SubmissionRunner;
  readonly #drafts: Drafts;

  constructor(
    ports: HostPorts,
    events: EventHub,
    forms: FormLibrary,
    runner: SubmissionRunner,
    drafts: Drafts,
  ) {
    this.#ports = ports;
    this.#events = events;
    this.#forms = forms;
    this.#runner = runner;
    this.#drafts = drafts;
  }

  /** Nothing until the profile was made, and again once it was taken back. */
  async find(draftId: DraftId): Promise<ProfileAtTwilio | undefined> {
    await this.#drafts.get(draftId);
    const submission = await this.#ports.journal.get(draftId);
    const bundle = submission && bundleAtOf(submission);
    if (!bundle || submission.status === 'cancelled') return undefined;
    const client = await this.#ports.connect(submission.accountSid);
    if (!client)
      throw new OnboardingError(
        'no-account',
        'Enter a key of the account in which this business was begun',
      );
    return { client, bundle, submission };
  }

  async get(draftId: DraftId): Promise<ProfileAtTwilio> {
    const found = await this.find(draftId);
    if (found) return found;
    throw new OnboardingError('not-found', 'Twilio has no profile of this business yet');
  }

  /** For a change that is made without the runner, which must then not be at work on it. */
  async toChange(draftId: DraftId): Promise<ProfileAtTwilio> {
    const found = await this.get(draftId);
    if (isUnderWay(found.submission.status))
      throw new OnboardingError(
        'locked',
        'This business is being sent just now. Wait until that has ended, or stop it',
      );
    return found;
  }

  /** The form that the draft was sent with, by which Twilio's complaints find their fields. */
  async form(draftId: DraftId): Promise<FormModel> {
    const frozen = await this.#ports.journal.frozen(draftId);
    return frozen?.form ?? this.#forms.open((await this.#drafts.get(draftId)).policySid);
  }

  /** Writes down what was changed at Twilio, so that neither the form nor a later round undoes it. */
  async remember(
    draftId: DraftId,
    changes: (values: FieldValues) => FieldValues,
    change: (submission: Submission) => Submission,
  ): Promise<void> {
    const { clock, drafts } = this.#ports;
    await this.#runner.change(draftId, change);
    const now = new Date(clock.now()).toISOString();
    let before: number | undefined;
    const after = await clock.lock(rowLock(draftId), () =>
      drafts.update(draftId, (draft) => {
        before = draft?.revision;
        if (!draft) return undefined;
        const { revision, values } = draft;
        return mergeDraft(draft, { revision, changes: changes(values), now }).draft;
      }),
    );
    if (after && after.revision !== before)
      this.#events.emit('draft.changed', { draftId, revision: after.revision });
  }
}

/** Whether the runner has it, or will have it again. */
export const isUnderWay = (status: SubmissionStatus): boolean =>
  ['running', 'waiting', 'paused', 'cancelling'].includes(status);
