import { SECONDARY_BUSINESS } from '../../core/fixtures/wire-policies.js';
import { resultsOf, wireResults } from './compliance.js';
import { changesOf, fieldsOf, matches } from './fields.js';
import { pageOf } from './paging.js';
import type { Answer, Entry, Form, Kind, Request, Row, TwilioSettings } from './rows.js';
import { KINDS, PREFIX, refusal, USUAL } from './rows.js';

export const ACCOUNT = 'AC00000000000000000000000000000001';
/** The vendor's own profile, there from the start. */
export const PRIMARY = 'BU0000000000000000000000000000beef';
export const PRIMARY_TYPE = 'primary_customer_profile_type_business';
const PRIMARY_POLICY = 'RN6433641899984f951173ef1738c3bdd0';
/** A customer's profile that was approved long ago, there where products are made. */
export const SUPPORT = 'BU0000000000000000000000000000cafe';
export const SUPPORT_TYPE = 'secondary_customer_profile_type_business';

/**
 * A Trust Hub in memory, no more of it than a submission touches: what it holds, its rules and an
 * append-only ledger. It executes; what befalls a call on its way is not its affair. It is the
 * judge of every test: what counts is what it holds, not what the engine believes.
 */
export class TrustHubModel {
  readonly kinds: Record<Kind, Row[]> = {
    CustomerProfiles: [],
    TrustProducts: [],
    EndUsers: [],
    SupportingDocuments: [],
    Addresses: [],
    EntityAssignments: [],
    ChannelEndpointAssignments: [],
    Evaluations: [],
  };
  readonly ledger: Entry[] = [];
  readonly settings: TwilioSettings;
  /** Milliseconds that what is made now stays out of lists; GET finds it at once. */
  lag = 0;

  readonly #now: () => number;
  readonly #newDigits: () => string;

  readonly #policy: object;

  constructor(
    now: () => number,
    newDigits: () => string,
    settings: Partial<TwilioSettings> = {},
    policy: object = SECONDARY_BUSINESS,
  ) {
    this.#policy = policy;
    this.#now = now;
    this.#newDigits = newDigits;
    this.settings = { ...USUAL, ...settings };
    this.kinds.CustomerProfiles.push({
      sid: PRIMARY,
      policy_sid: PRIMARY_POLICY,
      friendly_name: 'Vendor',
      status: 'twilio-approved',
      email: 'x@vendor.example',
      type: PRIMARY_TYPE,
      visible_at: 0,
    });
    if (this.settings.required.includes(SUPPORT_TYPE))
      this.kinds.CustomerProfiles.push({
        sid: SUPPORT,
        policy_sid: 'RNdfbf3fae0e1107f8aded0e7cead80bf5',
        friendly_name: 'A customer',
        status: 'twilio-approved',
        email: 'x@vendor.example',
        type: SUPPORT_TYPE,
        visible_at: 0,
      });
  }

  execute(request: Request): Answer {
    const path = request.path
      .replace(`/2010-04-01/Accounts/${ACCOUNT}`, '/v1')
      .replace('.json', '');
    const [, , kind = '', sid, below, belowSid] = path.split('/');
    if (kind === 'Policies') return { status: 200, body: this.#policy };
    if (!isKind(kind)) return pageOf([], request, 'types', 1_000);
    if (below !== undefined) {
      if (!isKind(below)) return refusal(404, 20404);
      return this.#below(
        request,
        this.kinds[kind].find((row) => row.sid === sid),
        below,
        belowSid,
      );
    }
    const row = sid === undefined ? undefined : this.find(sid);
    if (sid !== undefined && !row) return refusal(404, 20404);
    if (request.method === 'DELETE') return this.#told(kind, row!, this.#remove(kind, row!));
    if (request.method === 'GET')
      return row ? { status: 200, body: this.#asRead(row) } : this.#list(request, kind);
    if (row) return this.#told(kind, row, this.#update(kind, row, request.form));
    return this.#create(kind, request.form);
  }

  /** A row of any kind. */
  find(sid: string): Row | undefined {
    for (const kind of KINDS) {
      const found = this.kinds[kind].find((row) => row.sid === sid);
      if (found) return found;
    }
    return undefined;
  }

  /** Rows below a profile: its assignments, numbers, evaluations. */
  of = (bundle: string, kind: Kind): Row[] =>
    this.kinds[kind].filter((row) => row['bundle'] === bundle);

  /** As a person does it in the Console, or a rule of Twilio's: nobody is asked. */
  drop(sid: string): void {
    for (const kind of KINDS)
      for (const row of this.kinds[kind].filter(
        (one) => one.sid === sid || one['bundle'] === sid || one['object_sid'] === sid,
      )) {
        this.kinds[kind] = this.kinds[kind].filter((other) => other !== row);
        this.#note('deleted', kind, row);
      }
  }

  /** A row as if it had been made by the API just now. */
  add(kind: Kind, fields: Record<string, unknown>): Row {
    const now = this.#now();
    const row: Row = {
      ...fields,
      sid: PREFIX[kind] + this.#newDigits(),
      date_created: `${new Date(now).toISOString().slice(0, 19)}Z`,
      // Where nothing lags, a clock that is put back hides nothing.
      visible_at: this.lag > 0 ? now + this.lag : 0,
    };
    this.kinds[kind].push(row);
    this.#note('created', kind, row);
    return row;
  }

  #below(request: Request, profile: Row | undefined, kind: Kind, sid?: string): Answer {
    if (!profile) return refusal(404, 20404);
    const rows = this.of(profile.sid, kind);
    if (sid !== undefined) {
      const row = rows.find((one) => one.sid === sid);
      if (!row) return refusal(404, 20404);
      if (request.method === 'GET') return { status: 200, body: row };
      if (!isEditable(profile)) return this.#told(kind, row, refusal(400, 60711));
      this.drop(sid);
      return { status: 204 };
    }
    if (request.method === 'GET') return this.#list(request, kind, rows);
    if (kind === 'Evaluations') return { status: 201, body: this.#evaluate(profile) };
    const object = request.form[kind === 'EntityAssignments' ? 'ObjectSid' : 'ChannelEndpointSid'];
    return this.#assign(profile, kind, object ?? '', rows);
  }

  #assign(profile: Row, kind: Kind, object: string, rows: readonly Row[]): Answer {
    const key = kind === 'EntityAssignments' ? 'object_sid' : 'channel_endpoint_sid';
    const asked = { sid: object, visible_at: 0 };
    if (!isEditable(profile)) return this.#told(kind, asked, refusal(400, 60711));
    if (key === 'object_sid' && !this.find(object))
      return this.#told(kind, asked, refusal(400, 22205));
    const existing = rows.find((row) => row[key] === object);
    const { repeatAssignment } = this.settings;
    if (existing && repeatAssignment === 'existing') return { status: 201, body: existing };
    // A number is held once, whatever becomes of a repeated entity.
    if (existing && (repeatAssignment === 'refuse' || key === 'channel_endpoint_sid'))
      return this.#told(kind, asked, refusal(409, 20409));
    const holder = this.kinds.ChannelEndpointAssignments.find(
      (row) => key === 'channel_endpoint_sid' && row[key] === object,
    );
    if (holder)
      return this.#told(
        kind,
        asked,
        refusal(400, 70003, `${object} is already assigned to bundle ${String(holder['bundle'])}`),
      );
    return { status: 201, body: this.add(kind, { bundle: profile.sid, [key]: object }) };
  }

  #list({ path, query }: Request, kind: Kind, rows: readonly Row[] = this.kinds[kind]): Answer {
    const { nameFilter, largestPage, order } = this.settings;
    const now = this.#now();
    const listed = rows.filter((row) => row.visible_at <= now && matches(row, query, nameFilter));
    return pageOf(
      (order === 'newest' ? listed.toReversed() : listed).map((row) => this.#asRead(row)),
      { path, query },
      kind,
      largestPage,
    );
  }

  /** What was sent for review is taken up a second later. */
  #asRead(row: Row): Row {
    const due = row['status'] === 'pending-review' && this.#now() >= Number(row['submitted_at']);
    if (due) row['status'] = 'in-review';
    return row;
  }

  #create(kind: Kind, form: Form): Answer {
    return { status: 201, body: this.add(kind, fieldsOf(kind, form)) };
  }

  #update(kind: Kind, row: Row, form: Form): Answer {
    if (form['Status'] !== undefined) return this.#submit(kind, row);
    const holders = this.kinds.EntityAssignments.filter((one) => one['object_sid'] === row.sid);
    const profiles = [row.sid, ...holders.map((one) => String(one['bundle']))];
    if (this.#bundles().some((one) => profiles.includes(one.sid) && !isEditable(one)))
      return refusal(400, 60711);
    Object.assign(row, changesOf(form));
    this.#note('updated', kind, row);
    return { status: 200, body: row };
  }

  #submit(kind: Kind, profile: Row): Answer {
    if (!isEditable(profile)) return refusal(400, 60711);
    const { noncompliantSubmit, submitAnswer } = this.settings;
    const compliant = this.#failures(profile).length === 0;
    if (!compliant && noncompliantSubmit === 'refuse') return refusal(400, 22203);
    profile['status'] = compliant ? submitAnswer : 'twilio-rejected';
    profile['submitted_at'] = this.#now() + 1_000;
    profile['errors'] = null;
    // Never without a good evaluation: what lands after that nobody can know of.
    const newest = this.of(profile.sid, 'Evaluations').at(-1);
    const allowed = newest?.['status'] === 'compliant';
    this.#note('submitted', kind, profile, allowed ? undefined : 22203);
    return { status: 200, body: { ...profile } };
  }

  /** By the rules of regulatory bundles, whose codes these are. */
  #remove(kind: Kind, row: Row): Answer {
    const held = this.kinds.EntityAssignments.some((one) => one['object_sid'] === row.sid);
    const inReview = !isEditable(row) && row['status'] !== 'twilio-approved';
    if (kind === 'EndUsers' && held) return refusal(400, 21644);
    if (kind === 'SupportingDocuments' && held) return refusal(400, 21645);
    if (kind === 'SupportingDocuments' && row['status'] === 'PENDING_REVIEW')
      return refusal(400, 21646);
    const isBundle = kind === 'CustomerProfiles' || kind === 'TrustProducts';
    if (isBundle && (held || inReview)) return refusal(400, 21647);
    if (isBundle && this.of(row.sid, 'ChannelEndpointAssignments').length > 0)
      return refusal(400, 21648);
    this.drop(row.sid);
    return { status: 204 };
  }

  #bundles = (): readonly Row[] => [...this.kinds.CustomerProfiles, ...this.kinds.TrustProducts];

  #evaluate(profile: Row): Row {
    const failures = this.#failures(profile);
    return this.add('Evaluations', {
      bundle: profile.sid,
      status: failures.length > 0 ? 'noncompliant' : 'compliant',
      results: wireResults(failures),
    });
  }

  #failures(profile: Row) {
    const objects = this.of(profile.sid, 'EntityAssignments').flatMap(
      (one) => this.find(String(one['object_sid'])) ?? [],
    );
    return resultsOf(objects, this.kinds.Addresses, this.settings);
  }

  /** Refusals enter the ledger too. */
  #told(kind: Kind, row: Row, answer: Answer): Answer {
    const { code } = (answer.body ?? {}) as { code?: number };
    if (answer.status >= 400) this.#note('refused', kind, row, code);
    return answer;
  }

  #note(what: Entry['what'], kind: Kind, row: Row, code?: number): void {
    const name = String(row['friendly_name'] ?? row['object_sid'] ?? row['channel_endpoint_sid']);
    const { sid } = row;
    this.ledger.push({
      at: this.#now(),
      what,
      kind,
      sid,
      name,
      ...(code !== undefined && { code }),
    });
  }
}

const isKind = (name: string): name is Kind => (KINDS as readonly string[]).includes(name);

const isEditable = ({ status }: Row): boolean =>
  status === undefined ||
  ['draft', 'DRAFT', 'twilio-rejected', 'REJECTED'].includes(String(status));
