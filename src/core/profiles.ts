import type { Input, ProfilePage, ProfileRow } from './commands.js';
import { draftName, isUntouched } from './drafts.js';
import type { EventHub } from './event-hub.js';
import type { Cached, HostPorts } from './host-ports.js';
import { labelOf, readMark } from './submission/mark.js';
import type { Submission } from './submission/submission.js';
import { profileSidOf } from './submission/submission.js';
import type { SubmissionRunner } from './submission/submission-runner.js';
import { troubleOf } from './submission/trouble.js';
import { PRIMARY_POLICIES, PRODUCT_POLICIES } from './trusthub/assumptions.js';
import { isSid } from './trusthub/sid.js';
import type { Bundle, BundleKind } from './trusthub/bundles.js';
import { listBundles } from './trusthub/bundles.js';

const KINDS: readonly BundleKind[] = ['CustomerProfiles', 'TrustProducts'];
const PAGE = 200;
/** The least time between two requests, however often the pages ask. */
const JUST_READ = 2_000;

/**
 * Every business of the account: Twilio's profiles and trust products joined with what is kept here.
 * The cached list answers at once; one list call for each kind of bundle then refreshes all of it.
 */
export class Profiles {
  #refreshing: Promise<void> | undefined;
  #trouble: ProfilePage['trouble'];

  readonly #ports: HostPorts;
  readonly #events: EventHub;
  readonly #runner: SubmissionRunner;

  constructor(ports: HostPorts, events: EventHub, runner: SubmissionRunner) {
    this.#ports = ports;
    this.#events = events;
    this.#runner = runner;
  }

  async list({ query = '', cursor, refresh }: Input<'profiles.list'>): Promise<ProfilePage> {
    if (refresh) {
      const cached = await this.#cached();
      const age = cached ? this.#ports.clock.now() - cached.storedAt : Infinity;
      // Read in the future: the clock was put back since, and nobody waits for that.
      this.#refresh(age < 0 ? 0 : JUST_READ - age);
    }
    return this.#page(query, Number(cursor ?? 0));
  }

  /** After `delay` ms, at once if that is none; whoever asks meanwhile shares the one request. */
  #refresh(delay: number): void {
    const { clock } = this.#ports;
    const due = delay > 0 ? clock.wait(delay, new AbortController().signal) : Promise.resolve();
    this.#refreshing ??= due
      .then(() => this.#read())
      .catch((error: unknown) => {
        this.#trouble = troubleOf(error);
      })
      .finally(async () => {
        this.#refreshing = undefined;
        this.#events.emit('profiles.changed', await this.#page('', 0));
      });
  }

  async #read(): Promise<void> {
    const client = await this.#ports.account();
    if (!client) return;
    const asked = this.#ports.clock.now();
    const lists = await Promise.all(
      KINDS.map(async (kind) => {
        const bundles = await listBundles(client, kind);
        this.#runner.heard(client.accountSid, kind, bundles, asked);
        return bundles;
      }),
    );
    const ours = lists.flat().filter(({ policySid }) => !PRIMARY_POLICIES.includes(policySid));
    await this.#ports.cache.put(keyOf(client.accountSid), ours);
    this.#trouble = undefined;
    await this.#tellRunner(ours);
  }

  /** A review that was decided is taken up at once, not at the next poll. */
  async #tellRunner(profiles: readonly Bundle[]): Promise<void> {
    const statusOf = new Map<string, string>(profiles.map(({ sid, status }) => [sid, status]));
    const decided = (await this.#ports.journal.list()).filter((submission) => {
      if (submission.status !== 'in-review') return false;
      const status = statusOf.get(profileSidOf(submission) ?? '');
      return status !== undefined && status !== submission.bundleStatus;
    });
    await Promise.all(decided.map(({ draftId }) => this.#runner.recheck(draftId)));
  }

  async #page(query: string, start: number): Promise<ProfilePage> {
    const cached = await this.#cached();
    const rows = (await this.#rows((cached?.value ?? []) as Bundle[])).filter(({ name }) =>
      name.toLowerCase().includes(query.trim().toLowerCase()),
    );
    const end = start + PAGE;
    const lost = await this.#ports.storageLoss?.();
    return {
      rows: rows.slice(start, end),
      refreshing: this.#refreshing !== undefined,
      ...(end < rows.length && { cursor: String(end) }),
      ...(cached && { readAt: new Date(cached.storedAt).toISOString() }),
      ...(this.#trouble && { trouble: this.#trouble }),
      ...(lost && { notice: STORAGE_LOST }),
    };
  }

  /** Of the account in use: another's businesses are not shown. */
  async #cached(): Promise<Cached | undefined> {
    const client = await this.#ports.account();
    return client && this.#ports.cache.get(keyOf(client.accountSid));
  }

  async #rows(profiles: readonly Bundle[]): Promise<ProfileRow[]> {
    const [drafts, submissions] = await Promise.all([
      this.#ports.drafts.list(),
      this.#ports.journal.list(),
    ]);
    const submissionOf = new Map(submissions.map((s) => [s.draftId, s]));
    const shown = drafts.filter((draft) => submissionOf.has(draft.id) || !isUntouched(draft));
    const ours = shown.map((draft): ProfileRow => {
      const submission = submissionOf.get(draft.id);
      const name = draftName(draft.values);
      return submission
        ? { ...rowOfSubmission(submission, profiles), name }
        : {
            draftId: draft.id,
            policySid: draft.policySid,
            ...(PRODUCT_POLICIES.includes(draft.policySid) && { bundleKind: 'TrustProducts' }),
            name,
            status: 'draft',
            updatedAt: draft.updatedAt,
          };
    });
    const typed = new Set(drafts.map(({ id }) => id));
    // What was typed for these was lost: they are opened, and filled in again, by the same id.
    const bare = submissions
      .filter(({ draftId }) => !typed.has(draftId))
      .map((submission): ProfileRow => {
        const row = rowOfSubmission(submission, profiles);
        return { ...row, name: nameAtTwilio(profiles, submission) };
      });
    const others = profiles.filter(({ friendlyName }) => {
      const mark = readMark(friendlyName);
      return !mark || !(typed.has(mark.draftId) || submissionOf.has(mark.draftId));
    });
    return [...ours, ...bare, ...others.map(rowOf)].toSorted((a, b) =>
      b.updatedAt.localeCompare(a.updatedAt),
    );
  }
}

const keyOf = (accountSid: string): string => `profiles:${accountSid}`;

/** Found by the profile's SID; by the mark where the answer with the SID was lost too. */
function nameAtTwilio(profiles: readonly Bundle[], submission: Submission): string {
  const bundleSid = profileSidOf(submission);
  const profile =
    profiles.find(({ sid }) => sid === bundleSid) ??
    profiles.find(({ friendlyName }) => readMark(friendlyName)?.draftId === submission.draftId);
  return profile ? labelOf(profile.friendlyName) : '';
}

const STORAGE_LOST =
  'Part of what this device had stored was lost. Look at your drafts: what you typed last may be missing. What Twilio has is safe';

function rowOfSubmission(
  submission: Submission,
  profiles: readonly Bundle[],
): Omit<ProfileRow, 'name'> {
  const { draftId, policySid, bundleKind, status, updatedAt } = submission;
  const bundleSid = profileSidOf(submission);
  const note = noteOf(submission);
  // The list is newer than what was noted at the decision, and Twilio may have changed the date.
  const listed = profiles.find(({ sid }) => sid === bundleSid)?.validUntil;
  const validUntil = status === 'approved' ? (listed ?? submission.validUntil) : undefined;
  return {
    draftId,
    policySid,
    ...(bundleKind && { bundleKind }),
    status,
    updatedAt,
    ...(isSid('BU', bundleSid) && { bundleSid }),
    ...(note && { note }),
    ...(validUntil && { validUntil }),
  };
}

function noteOf({ trouble, rejectionCodes, status }: Submission): string | undefined {
  if (status === 'rejected' && rejectionCodes?.length)
    return `Rejected by Twilio (${rejectionCodes.join(', ')})`;
  return trouble?.message;
}

const STATUS: Readonly<Record<string, ProfileRow['status'] | undefined>> = {
  draft: 'draft',
  'pending-review': 'in-review',
  'in-review': 'in-review',
  'twilio-rejected': 'rejected',
  'twilio-approved': 'approved',
};

/** A profile that was made elsewhere: shown, not edited here. */
const rowOf = (profile: Bundle): ProfileRow => ({
  bundleSid: profile.sid,
  ...(isSid('RN', profile.policySid) && { policySid: profile.policySid }),
  ...(profile.kind === 'TrustProducts' && { bundleKind: profile.kind }),
  name: labelOf(profile.friendlyName),
  status: STATUS[profile.status] ?? 'unknown',
  ...(profile.status === 'twilio-approved' &&
    profile.validUntil && { validUntil: profile.validUntil }),
  updatedAt: profile.updatedAt ?? profile.createdAt ?? '',
});
