import type { Behaviour } from '../faults/fault.js';
import { leanResponse, type LeanRequest } from '../sim/lean-http.js';
import type { Answer, Form, Request as Asked } from '../twilio/rows.js';
import { refusal } from '../twilio/rows.js';
import type { Device } from './device.js';
import type { Process } from './process.js';
import type { Purpose } from './steps.js';
import { purposeOf } from './steps.js';
import { ABOUT_TO_LEAVE } from './watch.js';
import type { World } from './world.js';

/** The client's own limit, as the extension's transport has it. */
const TIMEOUT = 20_000;

/** A request as it left a device. */
export interface Call extends Asked {
  readonly device: Device;
  readonly purpose: Purpose;
  readonly sentAt: number;
  readonly key: string;
  /** Milliseconds that what it makes stays out of lists. */
  listedAfter?: number;
  /** How often Twilio executed it, whatever it answered. */
  executions: number;
  /** The status that the client saw, if it saw one. */
  status?: number;
  /** When it did, or learnt that there is none. */
  answeredAt?: number;
}

/**
 * Carries requests to Twilio and answers back, each taking as long as chance says, so that what
 * left together arrives in any order. What left a device arrives though the device dies.
 */
export class Network {
  readonly calls: Call[] = [];
  /** Writes that were tried on a device without a network. */
  unreachable = 0;
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  send(process: Process, key: string, { method, url, form }: LeanRequest): Promise<Response> {
    const { twilio, sim, faults } = this.#world;
    const { device } = process;
    const asked = { method, path: url.pathname, query: flat(url.searchParams), form: flat(form) };
    const purpose = purposeOf(asked, twilio);
    const call: Call = { ...asked, device, purpose, key, sentAt: sim.now, executions: 0 };
    this.#world.watch.sent(call);
    if (sim.now < device.offlineUntil) {
      const counts = method !== 'GET' && sim.now > device.offlineSince + ABOUT_TO_LEAVE;
      if (counts) this.unreachable += 1;
      return process.ask(this.#latency(), () => {
        throw new TypeError('fetch failed');
      });
    }
    this.calls.push(call);
    let behaviour: Behaviour = {};
    for (const fault of faults) {
      const answer = fault.network?.(call, this.#world);
      if (!answer) continue;
      behaviour = answer;
      break;
    }
    return new Promise((resolve, reject) => {
      process.pending += 1;
      const heard = (response: Response | Error): void => {
        if (process.dead || call.answeredAt !== undefined) return;
        if (process.dies()) return;
        process.pending -= 1;
        call.answeredAt = sim.now;
        if (!(response instanceof Error)) call.status = response.status;
        this.#world.log(`${device.name} hears ${purpose}: ${told(response)}`);
        this.#world.watch.heard(call, response);
        if (response instanceof Error) reject(response);
        else resolve(response);
      };
      this.#carry(call, behaviour, heard);
    });
  }

  #carry(call: Call, behaviour: Behaviour, heard: (response: Response | Error) => void): void {
    const { sim } = this.#world;
    const { executions = 1, executedAfter = this.#latency(), client } = behaviour;
    this.#world.log(`${call.device.name} sends ${call.purpose}${told(behaviour)}`);
    const giveUp = sim.after(TIMEOUT, () =>
      heard(new DOMException('The request timed out', 'TimeoutError')),
    );
    sim.after(executedAfter, () => {
      let answer: Answer | undefined;
      for (let n = 0; n < executions; n += 1) answer = this.#execute(call);
      if (client?.kind === 'timeout') return;
      sim.after(this.#latency(), () => {
        giveUp();
        heard(this.#responseOf(client, answer));
      });
    });
  }

  #execute(call: Call): Answer {
    const { twilio, faults, goodKey } = this.#world;
    if (call.key !== goodKey) return refusal(401, 20003);
    twilio.lag = call.listedAfter ?? 0;
    const answer = twilio.execute(call);
    call.executions += 1;
    this.#world.log(`Twilio does ${call.purpose}: ${answer.status}`);
    for (const fault of faults) fault.executed?.(call, this.#world);
    return answer;
  }

  #responseOf(client: Behaviour['client'], answer: Answer | undefined): Response | Error {
    if (client?.kind === 'error') return new TypeError('fetch failed');
    if (client?.kind === 'garbled') return leanResponse(201, client.body);
    if (client?.kind === 'status') {
      const { status, code = 0, headers } = client;
      return leanResponse(status, refusal(status, code).body, headers?.(this.#world));
    }
    return leanResponse(answer?.status ?? 500, answer?.body);
  }

  #latency = (): number => this.#world.chance.between(5, 120);
}

const flat = (pairs: URLSearchParams): Form => Object.fromEntries(pairs);

const told = (what: Response | Error | Behaviour): string => {
  if (what instanceof Error) return what.name;
  if ('status' in what) return `${what.status}`;
  return Object.keys(what).length === 0 ? '' : ` (${JSON.stringify(what)})`;
};
