import type { SaveResult } from './draft/draft.js';
import type { Draft, DraftId, DraftSummary } from './draft/draft.js';
import { newDraftId } from './draft/draft-id.js';
import { mergeDraft } from './draft/merge-draft.js';
import { OnboardingError } from './commands.js';
import type { EventHub } from './event-hub.js';
import type { HostPorts } from './host-ports.js';
import { PHONE_NUMBERS } from './policy/bundle-fields.js';
import { isInitialValue } from './policy/field-catalogue.js';
import type { FieldPath, FieldValues } from './policy/field-path.js';
import { splitFieldPath } from './policy/field-path.js';
import { ADDRESS_SIDS } from './policy/postal-address.js';
import { BUNDLE_SID } from './policy/supporting-bundle.js';
import type { Principal } from './principal.js';
import { ownerOf } from './principal.js';
import { canCancel, mayExist } from './submission/cancel.js';
import { rowLock } from './submission/run.js';
import type { Step, Submission } from './submission/submission.js';
import { isFind, isLocked } from './submission/submission.js';
import type { SubmissionRunner } from './submission/submission-runner.js';
import type { Sid } from './trusthub/sid.js';

/** Drafts as one principal may see them: a site its own, our own pages all. */
export class Drafts {
  readonly #ports: HostPorts;
  readonly #events: EventHub;
  readonly #runner: SubmissionRunner;
  readonly #principal: Principal;

  constructor(ports: HostPorts, events: EventHub, runner: SubmissionRunner, principal: Principal) {
    this.#ports = ports;
    this.#events = events;
    this.#runner = runner;
    this.#principal = principal;
  }

  /** The draft of that id, or a new one. Another owner's draft does not exist for a site. */
  async open(policySid: Sid<'RN'>, draftId: DraftId = newDraftId()): Promise<Draft> {
    const draft = await this.#ports.drafts.update(
      draftId,
      (current) => current ?? this.#blank(draftId, policySid),
    );
    if (!draft || !this.#sees(draft)) throw notFound();
    if (draft.policySid !== policySid)
      throw new OnboardingError(
        'invalid',
        'This draft was begun for another kind of profile. Open it with that policy',
      );
    return { ...draft, values: this.#allowed(draft.values) };
  }

  async get(draftId: DraftId): Promise<Draft> {
    const draft = await this.#ports.drafts.get(draftId);
    if (!draft || !this.#sees(draft)) throw notFound();
    return draft;
  }

  /** Merges by field; what could not be merged comes back as conflicts. */
  async save(draftId: DraftId, revision: number, changes: FieldValues): Promise<SaveResult> {
    await this.get(draftId);
    // A start holds the same lock: nothing is saved while it looks at what it is going to send.
    const result = await this.#ports.clock.lock(rowLock(draftId), () =>
      this.#merge(draftId, revision, changes),
    );
    if (result.revision > revision)
      this.#events.emit('draft.changed', { draftId, revision: result.revision });
    return result;
  }

  async list(): Promise<DraftSummary[]> {
    const drafts = (await this.#ports.drafts.list()).filter(
      (draft) => this.#sees(draft) && !isUntouched(draft),
    );
    return drafts.map(({ id, policySid, values, revision, updatedAt }) => ({
      id,
      policySid,
      name: draftName(values),
      revision,
      updatedAt,
    }));
  }

  /**
   * A draft that waits to be sent is then not sent. Throws OnboardingError `locked` where Twilio may
   * hold objects of it and has not decided about them.
   */
  async remove(draftId: DraftId): Promise<void> {
    // Where the draft was lost and its submission was not, our own pages may still remove that.
    const isBegun = (await this.#ports.journal.get(draftId)) !== undefined;
    if (!isBegun || this.#principal.kind !== 'own') await this.get(draftId);
    await this.#ports.clock.lock(rowLock(draftId), async () => {
      let stoppable = false;
      const mayBeForgotten = (submission: Submission): boolean => {
        stoppable = canCancel(submission);
        return mayForget(submission);
      };
      if (!(await this.#runner.forget(draftId, mayBeForgotten)))
        throw new OnboardingError('locked', stoppable ? STOP_FIRST : HELD);
      await this.#ports.drafts.remove(draftId);
    });
  }

  async #merge(draftId: DraftId, revision: number, changes: FieldValues): Promise<SaveResult> {
    const submission = await this.#ports.journal.get(draftId);
    if (submission && isLocked(submission.status))
      throw new OnboardingError('locked', 'This was sent and cannot be changed now');
    const now = new Date(this.#ports.clock.now()).toISOString();
    let result: SaveResult | undefined;
    await this.#ports.drafts.update(draftId, (current) => {
      if (!current || !this.#sees(current)) return undefined;
      const merged = mergeDraft(current, { revision, changes: this.#allowed(changes), now });
      if (Object.keys(merged.draft.values).length > MOST_FIELDS) throw tooManyFields();
      result = { ...merged.result, values: this.#allowed(merged.result.values) };
      return merged.draft;
    });
    if (!result) throw notFound();
    return result;
  }

  #sees = (draft: Draft): boolean =>
    this.#principal.kind === 'own' || draft.owner === ownerOf(this.#principal);

  /** Which things of the account a draft uses is the vendor's own affair: no site sets or sees it. */
  #allowed = (values: FieldValues): FieldValues =>
    this.#principal.kind === 'own'
      ? values
      : Object.fromEntries(
          Object.entries(values).filter(([path]) => !isVendorsOwn(path as FieldPath)),
        );

  #blank(id: DraftId, policySid: Sid<'RN'>): Draft {
    const now = new Date(this.#ports.clock.now()).toISOString();
    const owner = ownerOf(this.#principal);
    const times = { createdAt: now, updatedAt: now };
    return { id, policySid, owner, values: {}, changedAt: {}, revision: 0, ...times };
  }
}

/** Of one draft; the largest form that is known has 60. */
const MOST_FIELDS = 1_000;

export const STATUS_CALLBACK: FieldPath = 'bundle.status_callback';

/** Where Twilio calls back, and what the account has: its numbers, addresses and bundles. */
const isVendorsOwn = (path: FieldPath): boolean =>
  path === STATUS_CALLBACK ||
  path === PHONE_NUMBERS ||
  [ADDRESS_SIDS, BUNDLE_SID].includes(splitFieldPath(path).field);

const NAMES = ['business_name', 'brand_name'];

/** What a draft is called in lists; empty while nobody has said. */
export function draftName(values: FieldValues): string {
  const named = (Object.entries(values) as [FieldPath, string][]).find(
    ([path, value]) => value && NAMES.includes(splitFieldPath(path).field),
  );
  return values['bundle.friendly_name'] || named?.[1] || '';
}

const STOP_FIRST =
  'Twilio may hold objects of this business. Stop and clean up first, then it can be removed here';
const HELD = 'Twilio already holds objects of this business, so it cannot be forgotten here';

/** Twilio has decided, or nothing was ever made there: no object is left behind that nobody knows. */
const mayForget = (submission: Submission): boolean =>
  ['approved', 'rejected', 'cancelled'].includes(submission.status) ||
  isGivenUp(submission) ||
  submission.steps.every((step) => isFind(step) || !(mayExist(step) || wasPutOff(step)));

/** Twilio turned it down, so it cannot be stopped any more, and its correction came to nothing. */
const isGivenUp = ({ status, bundleStatus, steps }: Submission): boolean =>
  bundleStatus === 'twilio-rejected' &&
  !isLocked(status) &&
  !steps.some((step) => step.kind === 'submit-for-review' && mayExist(step));

/**
 * Twilio put it off, as by a 429, but a copy that the browser sent may have been taken. The business has to
 * be stopped first: that looks for the copy.
 */
const wasPutOff = ({ state, attempt }: Step): boolean => state === 'held' && attempt > 0;

/** Opened and left without typing anything: not worth a line in a list. */
export const isUntouched = ({ values }: Draft): boolean =>
  (Object.entries(values) as [FieldPath, string][]).every(([path, value]) =>
    isInitialValue(path, value),
  );

const tooManyFields = (): OnboardingError =>
  new OnboardingError('invalid', `A draft holds ${MOST_FIELDS} fields at most`);

const notFound = (): OnboardingError =>
  new OnboardingError('not-found', 'There is no such draft here');
