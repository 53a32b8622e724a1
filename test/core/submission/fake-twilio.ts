import type { Answer, Request as Asked, Row } from '../../model/twilio/rows.js';
import { PRIMARY, TrustHubModel } from '../../model/twilio/trust-hub-model.js';
import type { FakeTime } from './fake-clock.js';

export { ACCOUNT, PRIMARY } from '../../model/twilio/trust-hub-model.js';

/** A call as it arrived; `executed` is what the server did, whatever it answered. */
export interface Call extends Asked {
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
 * The Trust Hub of the model behind a transport on which one call after the other goes wrong as a
 * test says. What counts is what it holds, not what the runner believes.
 */
export class FakeTwilio {
  readonly calls: Call[] = [];
  /** Decides about each call before it is executed. */
  fault: (call: Call) => Fault | undefined = () => undefined;
  /** Keys that are good; a transport with another one gets 401. */
  key = 'good';
  offline = false;
  readonly #model: TrustHubModel;
  #last = 0;
  #later: { readonly at: number; readonly call: Call }[] = [];

  readonly time: FakeTime;

  constructor(time: FakeTime) {
    this.time = time;
    this.#model = new TrustHubModel(
      () => this.time.now,
      () => (this.#last += 1).toString(16).padStart(32, '0'),
    );
  }

  get kinds(): Record<string, Row[]> {
    return this.#model.kinds;
  }

  /** Requirements that an evaluation finds missing while no assigned object is of that type. */
  set required(types: string[]) {
    this.#model.settings.required = types;
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
    const { ChannelEndpointAssignments: _, ...kinds } = this.kinds;
    return Object.fromEntries(
      Object.entries(kinds).map(([kind, rows]) => [
        kind,
        rows.filter(({ sid }) => sid !== PRIMARY).length,
      ]),
    );
  }

  profile = (): Row | undefined => this.kinds['CustomerProfiles']!.find((r) => r.sid !== PRIMARY);

  #execute(call: Call): Response {
    if (!call.authorized) return refusal({ status: 401, code: 20003 });
    call.executed = true;
    return responseOf(this.#model.execute(call));
  }
}

const MOST_CALLS = 2_000;

const responseOf = ({ status, body }: Answer): Response =>
  new Response(body === undefined ? null : JSON.stringify(body), { status });

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
