import { askTwilio } from './ask-twilio.js';
import type { Input, NumberPage, NumberResult } from './commands.js';
import type { DraftId } from './draft/draft.js';
import type { DraftProfiles, ProfileAtTwilio } from './draft-profiles.js';
import { fewAtOnce } from './few-at-once.js';
import type { HostPorts } from './host-ports.js';
import { knownFirst } from './known-first.js';
import { noAccount } from './no-account.js';
import type { ChangedNumber } from './number-changes.js';
import { assignNumber, removeNumber } from './number-changes.js';
import { pageOf, placeOf } from './page-cursor.js';
import { chosenNumbers, PHONE_NUMBERS } from './policy/bundle-fields.js';
import type { FieldValues } from './policy/field-path.js';
import { freeId } from './submission/free-id.js';
import type { Step, Submission } from './submission/submission.js';
import type { ChannelEndpointAssignment } from './trusthub/channel-endpoint-assignments.js';
import { listChannelEndpointAssignments } from './trusthub/channel-endpoint-assignments.js';
import type { IncomingPhoneNumber } from './trusthub/incoming-phone-numbers.js';
import { pageIncomingPhoneNumbers } from './trusthub/incoming-phone-numbers.js';
import type { Sid } from './trusthub/sid.js';
import { isSid } from './trusthub/sid.js';
import type { Form, TrustHubClient } from './trusthub/trusthub-client.js';

/** Rows of one page. */
const PAGE = 50;
/** The same while a name is searched for: Twilio cannot do that, so we read through large pages. */
const SEARCHED_PAGE = 1000;
/** Pages without a hit, after which the caller is asked whether to go on. */
const MOST_EMPTY = 5;

/** The account's phone numbers, and which of them a draft's profile has. For our own pages. */
export class Numbers {
  readonly #ports: HostPorts;
  readonly #profiles: DraftProfiles;

  constructor(ports: HostPorts, profiles: DraftProfiles) {
    this.#ports = ports;
    this.#profiles = profiles;
  }

  /**
   * Those of the profile come first, and those that the form chose: whoever shows the choice has their
   * numbers then. Before the profile exists nothing is assigned, whatever the form says.
   */
  async list({ draftId, query = '', cursor }: Input<'numbers.list'>): Promise<NumberPage> {
    const profile = await this.#profiles.find(draftId);
    const client = profile?.client ?? (await this.#ports.account());
    if (!client) throw noAccount();
    const [draft, page, assigned] = await Promise.all([
      this.#ports.drafts.get(draftId),
      askTwilio(this.#ports, () => search(client, query.trim(), placeOf(cursor))),
      profile ? this.#assigned(profile) : [],
    ]);
    const has = numbersAmong(assigned.map(({ numberSid }) => numberSid));
    const known = [...has, ...numbersAmong(chosenNumbers(draft?.values ?? {}))];
    const place = query.trim() ? 'searched' : cursor ? 'later' : 'first';
    const items = await askTwilio(this.#ports, () => knownFirst(client, page.items, known, place));
    const rows = items.map(({ sid, phoneNumber, friendlyName }) => ({
      sid,
      phoneNumber,
      name: friendlyName,
      assigned: has.includes(sid),
    }));
    return pageOf(rows, page.next);
  }

  async assign({ draftId, numbers }: Input<'numbers.assign'>): Promise<readonly NumberResult[]> {
    const { client, bundle } = await this.#profiles.toChange(draftId);
    const results = await fewAtOnce([...new Set(numbers)], (number) =>
      assignNumber(this.#ports, { client, bundle, number }),
    );
    return this.#remembered(draftId, 'assign-channel-endpoint', results);
  }

  async remove({ draftId, numbers }: Input<'numbers.remove'>): Promise<readonly NumberResult[]> {
    const profile = await this.#profiles.toChange(draftId);
    const { client, bundle, submission } = profile;
    const listed = await this.#assigned(profile);
    const results = await fewAtOnce([...new Set(numbers)], (number) => {
      const found = listed.filter(({ numberSid }) => numberSid === number).map(({ sid }) => sid);
      // Lists lag: one that was assigned just now may be known to us alone.
      const known = new Set([...found, ...assignmentOf(submission, number)]);
      return removeNumber(this.#ports, { client, bundle, number }, [...known]);
    });
    return this.#remembered(draftId, 'unassign-channel-endpoint', results);
  }

  #assigned = ({ client, bundle }: ProfileAtTwilio): Promise<ChannelEndpointAssignment[]> =>
    askTwilio(this.#ports, () => listChannelEndpointAssignments(client, bundle));

  /** Draft and journal say what the profile has now, so that a later round leaves it so. */
  async #remembered(
    draftId: DraftId,
    kind: NumberStepKind,
    results: readonly ChangedNumber[],
  ): Promise<readonly NumberResult[]> {
    const changed = results.filter(({ result }) => result.ok);
    if (changed.length > 0)
      await this.#profiles.remember(
        draftId,
        (values) => withNumbers(values, kind, changed),
        (submission) => changed.reduce((s, number) => withStep(s, kind, number), submission),
      );
    return results.map(({ result }) => result);
  }
}

const numbersAmong = (sids: readonly string[]): Sid<'PN'>[] =>
  sids.filter((sid) => isSid('PN', sid));

type NumberStepKind = 'assign-channel-endpoint' | 'unassign-channel-endpoint';

/** Digits are Twilio's to search; names are searched here. */
async function search(
  client: TrustHubClient,
  query: string,
  from: Form | undefined,
): Promise<{ items: IncomingPhoneNumber[]; next: Form | undefined }> {
  if (!/\p{L}/u.test(query)) {
    const digits = query.replace(/\D/g, '') || undefined;
    return pageIncomingPhoneNumbers(client, { digits, size: PAGE, from });
  }
  const wanted = query.toLowerCase();
  let place = from;
  for (let empty = 1; ; empty += 1) {
    const page = await pageIncomingPhoneNumbers(client, { size: SEARCHED_PAGE, from: place });
    const items = page.items.filter(({ friendlyName }) =>
      friendlyName.toLowerCase().includes(wanted),
    );
    if (items.length > 0 || !page.next || empty >= MOST_EMPTY) return { items, next: page.next };
    place = page.next;
  }
}

/** What the journal last knew of a number. */
function assignmentOf({ steps }: Submission, number: Sid<'PN'>): Sid<'RA'>[] {
  const last = steps.findLast(({ subject, state }) => subject === number && state === 'done');
  return last?.kind === 'assign-channel-endpoint' && last.sid ? [last.sid as Sid<'RA'>] : [];
}

function withNumbers(
  values: FieldValues,
  kind: NumberStepKind,
  changed: readonly ChangedNumber[],
): FieldValues {
  const sids = new Set(chosenNumbers(values));
  for (const { sid } of changed.map(({ result }) => result))
    if (kind === 'assign-channel-endpoint') sids.add(sid);
    else sids.delete(sid);
  return { [PHONE_NUMBERS]: [...sids].join(',') };
}

const TITLES: Readonly<Record<NumberStepKind, string>> = {
  'assign-channel-endpoint': 'Adding a phone number',
  'unassign-channel-endpoint': 'Taking out a phone number',
};

/** The submission with one more step, done already; unchanged where its steps say the same. */
function withStep(
  submission: Submission,
  kind: NumberStepKind,
  { result: { sid: subject }, assignmentSid: sid }: ChangedNumber,
): Submission {
  const { steps } = submission;
  const last = steps.findLast((step) => step.subject === subject && step.state === 'done');
  const wasAssigned = last?.kind === 'assign-channel-endpoint';
  if (wasAssigned === (kind === 'assign-channel-endpoint') && last?.sid === sid) return submission;
  const step: Step = {
    id: freeId(`${kind}:${subject}`, 1, steps),
    kind,
    title: TITLES[kind],
    subject,
    needs: [],
    state: 'done',
    attempt: 1,
    ...(sid && { sid }),
  };
  return { ...submission, steps: [...steps, step] };
}
