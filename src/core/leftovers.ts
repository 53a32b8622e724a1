import { adoptedSubmission } from './adopted-submission.js';
import { askTwilio } from './ask-twilio.js';
import type { Leftover, LeftoverName, Output } from './commands.js';
import { OnboardingError } from './commands.js';
import type { Draft } from './draft/draft.js';
import type { Drafts } from './drafts.js';
import type { EventHub } from './event-hub.js';
import type { FormLibrary } from './form-library.js';
import type { FoundBusiness } from './found-business.js';
import { readBusiness, typedFor } from './found-business.js';
import type { HostPorts } from './host-ports.js';
import type { LeftoverGroup } from './leftover-groups.js';
import { findLeftovers, holds, leftoverOf } from './leftover-groups.js';
import { noAccount } from './no-account.js';
import type { FieldPath, FieldValues } from './policy/field-path.js';
import { removeLeftover } from './remove-leftover.js';
import { findPrimaryProfile } from './submission/primary-profile.js';
import { rowLock } from './submission/run.js';
import type { Snapshot } from './submission/snapshot.js';
import { snapshotOf } from './submission/snapshot-of.js';
import type { Submission } from './submission/submission.js';
import type { FrozenDraft } from './submission/submission-journal.js';
import type { SubmissionRunner } from './submission/submission-runner.js';
import { SECONDARY_BUSINESS_POLICY } from './trusthub/assumptions.js';
import type { Sid } from './trusthub/sid.js';
import { isSid, sid } from './trusthub/sid.js';
import type { TrustHubClient } from './trusthub/trusthub-client.js';

/** What other runs, unknown to this device, left in the account. For our own pages. */
export class Leftovers {
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

  /** Newest first. */
  async list(): Promise<readonly Leftover[]> {
    const groups = await this.#find(await this.#client());
    return groups
      .map(leftoverOf)
      .toSorted((a, b) => (b.createdAt ?? '').localeCompare(a.createdAt ?? ''));
  }

  /** Throws OnboardingError `locked` for what was sent, and for what lives on this device. */
  async remove(name: LeftoverName): Promise<Output<'leftovers.remove'>> {
    const client = await this.#client();
    const group = await this.#group(client, name);
    if (group) return removeLeftover(this.#ports, client, group);
    const submissions = await this.#ports.journal.list();
    if (submissions.some((submission) => holds(submission, name)))
      throw new OnboardingError(
        'locked',
        'This belongs to a business that is kept here. Stop that one instead',
      );
    return { removed: 0, refused: [] };
  }

  /** Throws OnboardingError `conflict` when this device has a submission of that draft. */
  async adopt(name: LeftoverName): Promise<Snapshot> {
    const { draftId } = name;
    const client = await this.#client();
    await this.#refuseKnown(name);
    const group = await this.#group(client, name);
    if (!group) throw new OnboardingError('not-found', 'Nothing of that is left at Twilio');
    const { business, primarySid } = await askTwilio(this.#ports, async () => {
      const found = await readBusiness(client, group);
      return { business: found, primarySid: await primaryOf(client, found) };
    });
    const { profile } = business;
    const policySid = isSid('RN', profile?.policySid) ? profile.policySid : SECONDARY;
    const form = await this.#forms.open(policySid);
    const typed = typedFor(business, form, primarySid);
    const draft = await this.#filled(await this.#drafts.open(policySid, draftId), typed);
    const now = new Date(this.#ports.clock.now()).toISOString();
    const known = { draftId, label: business.label, form };
    const submission = await adoptedSubmission(business, {
      name,
      accountSid: client.accountSid,
      frozen: { ...known, values: typed },
      primarySid,
      now,
    });
    await this.#begin(submission, { ...known, values: draft.values });
    return snapshotOf(submission);
  }

  async #client(): Promise<TrustHubClient> {
    const client = await this.#ports.account();
    if (client) return client;
    throw noAccount();
  }

  #find(client: TrustHubClient): Promise<LeftoverGroup[]> {
    return askTwilio(this.#ports, () => findLeftovers(client, () => this.#ports.journal.list()));
  }

  async #group(client: TrustHubClient, wanted: LeftoverName): Promise<LeftoverGroup | undefined> {
    return (await this.#find(client)).find(
      ({ name }) =>
        name.draftId === wanted.draftId &&
        name.generation === wanted.generation &&
        name.run === wanted.run,
    );
  }

  async #refuseKnown({ draftId }: LeftoverName): Promise<void> {
    if (await this.#ports.journal.get(draftId))
      throw new OnboardingError(
        'conflict',
        'This device has a submission of that business already',
      );
  }

  /** What a person typed here stays; only what is empty is filled. */
  async #filled(draft: Draft, typed: FieldValues): Promise<Draft> {
    const empty = Object.entries(typed).filter(([path]) => !draft.values[path as FieldPath]);
    await this.#drafts.save(draft.id, draft.revision, Object.fromEntries(empty));
    return this.#drafts.get(draft.id);
  }

  async #begin(submission: Submission, frozen: FrozenDraft): Promise<void> {
    const { draftId } = submission;
    await this.#ports.clock.lock(rowLock(draftId), async () => {
      await this.#refuseKnown(submission);
      await this.#ports.journal.begin(submission, frozen);
    });
    this.#events.emit('submission.changed', snapshotOf(submission));
    this.#runner.prefer(draftId);
    // The outcome reaches everybody as `submission.changed`.
    void this.#runner.run(draftId).catch(() => undefined);
  }
}

/** Without a profile nothing tells the policy: then it is taken to be the usual one. */
const SECONDARY: Sid<'RN'> = sid('RN', SECONDARY_BUSINESS_POLICY);

/**
 * The one that a customer profile holds, which may be the parent account's; else that of the account.
 * What a trust product holds may be a customer's profile, so it does not tell.
 */
async function primaryOf(
  client: TrustHubClient,
  { assignments, profile }: FoundBusiness,
): Promise<Sid<'BU'> | undefined> {
  const held = [...assignments.keys()].find((object) => isSid('BU', object));
  if (held && profile?.kind !== 'TrustProducts') return held;
  return (await findPrimaryProfile(client))?.profile.sid;
}
