import { SECONDARY_BUSINESS } from '../fixtures/wire-policies.js';
import type { FakeTime } from './fake-clock.js';

export const ACCOUNT = 'AC00000000000000000000000000000001';
export const PRIMARY = 'BU0000000000000000000000000000beef';
const PRIMARY_POLICY = 'RN6433641899984f951173ef1738c3bdd0';

type Row = Record<string, unknown> & { sid: string };
type Form = Readonly<Record<string, string>>;

/** A call as it arrived; `executed` is what the server did, whatever it answered. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: Form;
  readonly form: Form;
  readonly at: number;
  readonly authorized: boolean;
  executed: boolean;
}

/** What goes wrong with one call. */
export type Fault =
  | { readonly kind: 'lost' } // executed, the answer never arrives
  | { readonly kind: 'unsent' } // not executed, no connection
  | { readonly kind: 'garbled'; readonly body?: string } // executed, the answer is unreadable
  | { readonly kind: 'late'; readonly after: number } // no answer; executed later
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly code?: number;
      readonly retryAfter?: number;
      readonly executed?: true;
    };

/**
 * A Trust Hub in memory, no more of it than a submission touches. It is the judge of every test:
 * what counts is what it holds, not what the runner believes.
 */
export class FakeTwilio {
  readonly calls: Call[] = [];
  readonly kinds: Record<string, Row[]> = {
    CustomerProfiles: [],
    EndUsers: [],
    SupportingDocuments: [],
    Addresses: [],
    EntityAssignments: [],
    Evaluations: [],
  };
  /** Decides about each call before it is executed. */
  fault: (call: Call) => Fault | undefined = () => undefined;
  /** Requirements that an evaluation finds missing while no assigned end user is of that type. */
  required: string[] = [];
  /** Keys that are good; a transport with another one gets 401. */
  key = 'good';
  offline = false;
  #last = 0;
  #later: { readonly at: number; readonly call: Call }[] = [];

  readonly time: FakeTime;

  constructor(time: FakeTime) {
    this.time = time;
    this.kinds['CustomerProfiles']!.push({
      sid: PRIMARY,
      policy_sid: PRIMARY_POLICY,
      friendly_name: 'Vendor',
      status: 'twilio-approved',
      email: 'x@vendor.example',
    });
  }

  /** The transport of a process that holds this key; `died` hears of each call once executed. */
  transport =
    (key = 'good', died: (call: Call) => boolean = () => false) =>
    async (request: Request): Promise<Response> => {
      const url = new URL(request.url);
      const call: Call = {
        method: request.method,
        path: url.pathname,
        query: Object.fromEntries(url.searchParams),
        form: Object.fromEntries(new URLSearchParams(await request.text())),
        at: this.time.now,
        authorized: key === this.key,
        executed: false,
      };
      if (this.offline) throw new TypeError('fetch failed');
      this.time.now += 5;
      this.settle();
      this.calls.push(call);
      // A run that never ends is left waiting, so that its test fails by time instead of hanging.
      if (this.calls.length > MOST_CALLS) return new Promise<never>(() => undefined);
      const fault = this.fault(call);
      if (fault?.kind === 'unsent') throw new TypeError('fetch failed');
      if (fault?.kind === 'late') {
        this.#later.push({ at: this.time.now + fault.after, call });
        throw new DOMException('timed out', 'TimeoutError');
      }
      if (fault?.kind === 'status' && !fault.executed) return refusal(fault);
      const answer = this.#execute(call);
      if (died(call)) return new Promise<never>(() => undefined);
      if (fault?.kind === 'lost') throw new TypeError('connection reset');
      if (fault?.kind === 'garbled')
        return new Response(fault.body ?? '{"sid": "', { status: 201 });
      if (fault?.kind === 'status') return refusal(fault);
      return answer;
    };

  /** Executes what was late and is due by now. */
  settle(): void {
    const due = this.#later.filter(({ at }) => at <= this.time.now);
    this.#later = this.#later.filter(({ at }) => at > this.time.now);
    for (const { call } of due) this.#execute(call);
  }

  /** Calls that may change something. */
  writes = (): Call[] => this.calls.filter(({ method }) => method !== 'GET');

  /** How many objects of each kind there are that were not there from the start. */
  made(): Record<string, number> {
    return Object.fromEntries(
      Object.entries(this.kinds).map(([kind, rows]) => [
        kind,
        rows.filter(({ sid }) => sid !== PRIMARY).length,
      ]),
    );
  }

  profile = (): Row | undefined => this.kinds['CustomerProfiles']!.find((r) => r.sid !== PRIMARY);

  #execute(call: Call): Response {
    if (!call.authorized) return refusal({ status: 401, code: 20003 });
    call.executed = true;
    const path = call.path.replace(`/2010-04-01/Accounts/${ACCOUNT}`, '/v1').replace('.json', '');
    const [, , kind = '', sid, below, belowSid] = path.split('/');
    if (kind === 'Policies') return answerOf(SECONDARY_BUSINESS);
    if (!this.kinds[kind]) return page([], kind);
    if (below) return this.#below(call, sid ?? '', below, belowSid);
    const rows = this.kinds[kind]!;
    const row = rows.find((candidate) => candidate.sid === sid);
    if (sid && !row) return refusal({ status: 404, code: 20404 });
    if (call.method === 'GET')
      return row ? answerOf(row) : page(rows.filter(matches(call.query)), kind);
    if (row) return answerOf(this.#update(row, call.form));
    return answerOf(this.#create(kind, call.form), 201);
  }

  #below(call: Call, bundle: string, kind: string, sid?: string): Response {
    const rows = this.kinds[kind]!;
    const mine = rows.filter((row) => row['bundle'] === bundle);
    if (call.method === 'GET') return page(mine, kind);
    if (call.method === 'DELETE') {
      this.kinds[kind] = rows.filter((row) => row.sid !== sid);
      return new Response(null, { status: 204 });
    }
    if (kind === 'Evaluations') return answerOf(this.#evaluate(bundle), 201);
    const object = call.form['ObjectSid'];
    if (mine.some((row) => row['object_sid'] === object))
      return refusal({ status: 409, code: 20409 });
    return answerOf(this.#add(kind, { bundle, object_sid: object }), 201);
  }

  #update(row: Row, form: Form): Row {
    if (form['Status'])
      row['status'] = form['Status'] === 'pending-review' ? 'in-review' : row['status'];
    if (form['Attributes']) row['attributes'] = JSON.parse(form['Attributes']);
    if (form['Street']) row['street'] = form['Street'];
    return row;
  }

  #create(kind: string, form: Form): Row {
    const { FriendlyName, Type, Attributes, PolicySid, Email, Street, StatusCallback } = form;
    return this.#add(kind, {
      friendly_name: FriendlyName,
      ...(Type && { type: Type }),
      ...(Attributes && { attributes: JSON.parse(Attributes) }),
      ...(kind === 'CustomerProfiles' && {
        policy_sid: PolicySid,
        email: Email,
        status_callback: StatusCallback,
      }),
      ...(Street && { street: Street, iso_country: 'US' }),
      status: 'draft',
    });
  }

  #evaluate(bundle: string): Row {
    const assigned = this.kinds['EntityAssignments']!.filter((row) => row['bundle'] === bundle);
    const types = this.kinds['EndUsers']!.filter(({ sid }) =>
      assigned.some((row) => row['object_sid'] === sid),
    ).map((row) => row['type']);
    const missing = this.required.filter((type) => !types.includes(type));
    return this.#add('Evaluations', {
      bundle,
      status: missing.length ? 'noncompliant' : 'compliant',
      results: missing.map((type) => ({
        friendly_name: type,
        object_type: type,
        requirement_name: type,
        passed: false,
        error_code: 22214,
        fields: [],
      })),
    });
  }

  #add(kind: string, fields: Record<string, unknown>): Row {
    this.#last += 1;
    const sid = PREFIX[kind] + this.#last.toString(16).padStart(32, '0');
    const row = { ...fields, sid, date_created: new Date(this.time.now).toISOString() };
    this.kinds[kind]!.push(row);
    return row;
  }
}

const MOST_CALLS = 2_000;

const PREFIX: Record<string, string> = {
  CustomerProfiles: 'BU',
  EndUsers: 'IT',
  SupportingDocuments: 'RD',
  Addresses: 'AD',
  EntityAssignments: 'BV',
  Evaluations: 'EL',
};

const FILTERS: Record<string, string> = {
  FriendlyName: 'friendly_name',
  Status: 'status',
  PolicySid: 'policy_sid',
};

const matches =
  (query: Form) =>
  (row: Row): boolean =>
    Object.entries(FILTERS).every(([name, key]) => !query[name] || row[key] === query[name]);

const answerOf = (row: object, status = 200): Response =>
  new Response(JSON.stringify(row), { status });

const page = (rows: readonly Row[], kind: string): Response =>
  kind === 'Addresses'
    ? answerOf({ addresses: rows, next_page_uri: null })
    : answerOf({ results: rows, meta: { key: 'results', next_page_url: null } });

const refusal = ({
  status,
  code,
  retryAfter,
}: {
  status: number;
  code?: number;
  retryAfter?: number;
}): Response =>
  new Response(JSON.stringify({ code, message: `Twilio says ${code}`, status }), {
    status,
    ...(retryAfter !== undefined && { headers: { 'Retry-After': `${retryAfter}` } }),
  });
