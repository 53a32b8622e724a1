import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ApiError, notFound } from './api-error.js';
import { apiHeaders } from './api-headers.js';
import type { CallsInProgress } from './calls-in-progress.js';
import { callerOf } from './credentials.js';
import type { Exchange } from './exchange.js';
import { execute, type Run } from './execution.js';
import { Connections } from './faults/connections.js';
import { endCall } from './faults/end-call.js';
import type { Fault } from './faults/fault.js';
import { tooMany } from './faults/fault-table.js';
import { FormBody } from './form.js';
import { originOf, pathOf } from './request-facts.js';
import type { Answer, Call } from './resources/operation.js';
import { OPERATIONS } from './resources/operations.js';
import type { World } from './world.js';

declare module 'fastify' {
  interface FastifyRequest {
    fault: Fault | undefined;
  }
}

const API_PATH = /^\/(v1|2010-04-01)(\/|$)/;

const TOO_MANY_AT_ONCE: Fault = {
  name: 'concurrency-limit',
  executes: 'never',
  ending: tooMany(),
};

/** Serves Twilio's paths from `world`: faults, credentials, operation, ledger, answer. */
export class Api {
  readonly #world: World;
  readonly #server: FastifyInstance;
  readonly #connections: Connections;
  readonly #inProgress: CallsInProgress;
  readonly #onExchange: (exchange: Exchange) => void;

  constructor(
    world: World,
    server: FastifyInstance,
    inProgress: CallsInProgress,
    onExchange: (exchange: Exchange) => void,
  ) {
    this.#world = world;
    this.#server = server;
    this.#connections = new Connections(server);
    this.#inProgress = inProgress;
    this.#onExchange = onExchange;
  }

  register(): void {
    const server = this.#server;
    server.decorateRequest('fault', undefined);
    server.addHook('onRequest', async (request, reply) => this.#arrive(request, reply));
    for (const { method, path, run } of OPERATIONS) {
      server.route({
        method,
        url: path,
        handler: (request, reply) => this.serve(request, reply, run),
      });
    }
    for (const path of new Set(OPERATIONS.map((operation) => operation.path))) {
      const known = OPERATIONS.filter((operation) => operation.path === path);
      const others = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter(
        (method) => !known.some((operation) => operation.method === method),
      );
      server.route({
        method: others,
        url: path,
        handler: (request, reply) =>
          this.serve(request, reply, () => {
            throw new ApiError(405, 20004, 'Method not allowed');
          }),
      });
    }
  }

  /** Before the body is read: preflights, the choice of a fault, and a connection refused. */
  #arrive(request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined {
    const path = pathOf(request);
    if (!API_PATH.test(path)) return undefined;
    reply.headers(apiHeaders());
    // A browser asks before it calls; Twilio answers that without credentials.
    if (request.method === 'OPTIONS') return reply.code(204).send();
    const count = this.#inProgress.enter(this.#callerSid(request) ?? 'nobody', reply);
    reply.header('twilio-concurrent-requests', String(count));
    request.fault = this.#faultOf(request, path, count);
    if (!request.fault?.onArrival) return undefined;
    this.#world.act(() => this.#record(request, 0, {}));
    this.#connections.breakOff(request, reply, request.fault.ending.kind);
    return reply;
  }

  #faultOf(request: FastifyRequest, path: string, count: number): Fault | undefined {
    const { faults, chaos, settings } = this.#world;
    const reused = this.#connections.isReused(request);
    const byRule = faults.next({ method: request.method, path, reused });
    // Drawn for each call, so that a rule does not change what chaos does to the next.
    const byChance = chaos.next({ reused });
    const { concurrencyLimit } = settings;
    return byRule ?? (concurrencyLimit && count > concurrencyLimit ? TOO_MANY_AT_ONCE : byChance);
  }

  async serve(request: FastifyRequest, reply: FastifyReply, run: Run): Promise<FastifyReply> {
    const { fault } = request;
    const { executes = 'at once', wait: before = 0, hold = 0, ending } = fault ?? {};
    const status = ending?.kind === 'error' ? ending.status : undefined;
    if (executes === 'late') {
      this.#world.later(before, () => void this.#carryOut(request, run, status));
      return endCall(this.#connections, request, reply, { status: 0 });
    }
    if (before) await wait(before);
    if (executes === 'never') {
      const { status: sent } = ending?.kind === 'answer' ? { status: 307 } : { status };
      this.#world.act(() => this.#record(request, sent ?? 0, {}));
      return endCall(this.#connections, request, reply, { status: 0 });
    }
    const answer = this.#carryOut(request, run, status);
    if (hold) await wait(hold);
    return endCall(this.#connections, request, reply, answer);
  }

  /** In the world and in the ledger; `status` is what is answered in place of the answer's own. */
  #carryOut(request: FastifyRequest, run: Run, status?: number): Answer {
    return this.#world.act(() => {
      const touched: Call['touched'] = { created: [], updated: [], deleted: [] };
      const answer = execute(this.#world, request, run, touched);
      const { created, updated, deleted } = touched;
      this.#world.touch(...created, ...updated, ...deleted, ...pathOf(request).split('/'));
      this.#record(request, status ?? answer.status, touched);
      this.#onExchange({
        method: request.method,
        url: originOf(request) + request.url,
        contentType: request.headers['content-type'] ?? '',
        body: request.body instanceof FormBody ? request.body.raw : '',
        status: answer.status,
        answer: answer.json,
      });
      return answer;
    });
  }

  #callerSid = (request: FastifyRequest) =>
    callerOf(this.#world.accounts, request.headers.authorization)?.account.sid;

  #record(request: FastifyRequest, status: number, touched: Partial<Call['touched']>): void {
    const { created = [], updated = [], deleted = [] } = touched;
    this.#world.record({
      account: this.#callerSid(request) ?? null,
      method: request.method,
      path: pathOf(request),
      status,
      fault: request.fault?.name ?? null,
      created,
      updated,
      deleted,
    });
  }

  /** What no operation is at, or what could not even be read. */
  refuse(request: FastifyRequest, reply: FastifyReply, error?: ApiError): Promise<FastifyReply> {
    if (API_PATH.test(pathOf(request))) reply.headers(apiHeaders());
    return this.serve(request, reply, ({ path }) => {
      throw error ?? notFound(path);
    });
  }
}
