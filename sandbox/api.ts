import { TLSSocket } from 'node:tls';
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ApiError, notFound } from './api-error.js';
import { apiHeaders } from './api-headers.js';
import { callerOf, ownerOf, refusedCredentials } from './credentials.js';
import type { Exchange } from './exchange.js';
import type { Fault } from './faults.js';
import { FormBody } from './form.js';
import { refuseTestCredentials } from './gates.js';
import type { Answer, Call } from './resources/operation.js';
import { OPERATIONS } from './resources/operations.js';
import type { World } from './world.js';

declare module 'fastify' {
  interface FastifyRequest {
    fault: Fault | undefined;
  }
}

const API_PATH = /^\/(v1|2010-04-01)(\/|$)/;

const pathOf = (request: FastifyRequest) => request.url.split('?', 1)[0]!;

/** Scheme and host as the client wrote them: a page of a list leads back to where it came from. */
const originOf = (request: FastifyRequest) =>
  `${request.protocol}://${request.headers.host ?? 'localhost'}`;

function cutOff({ raw }: FastifyReply, how: 'reset' | 'destroy'): void {
  const { socket } = raw;
  // A TLS socket cannot send a bare reset; for the client it breaks off all the same.
  if (how === 'reset' && socket && !(socket instanceof TLSSocket)) socket.resetAndDestroy();
  else socket?.destroy();
}

type Run = (call: Call) => Answer;

/** Serves Twilio's paths from `world`: faults, credentials, operation, ledger, answer. */
export class Api {
  readonly #world: World;
  readonly #onExchange: (exchange: Exchange) => void;

  constructor(world: World, onExchange: (exchange: Exchange) => void) {
    this.#world = world;
    this.#onExchange = onExchange;
  }

  register(server: FastifyInstance): void {
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
    request.fault = this.#world.faults.next(request.method, path);
    if (request.fault?.ending !== 'destroy') return undefined;
    this.#record(request, 0, {});
    reply.hijack();
    cutOff(reply, 'destroy');
    return reply;
  }

  async serve(request: FastifyRequest, reply: FastifyReply, run: Run): Promise<FastifyReply> {
    const { fault } = request;
    if (fault?.delay) await wait(fault.delay);
    if (fault && !fault.executes) {
      this.#record(request, fault.error?.status ?? 0, {});
      return this.#end(request, reply, { status: 0 });
    }
    const touched = { created: [], updated: [], deleted: [] };
    const answer = this.#execute(request, run, touched);
    this.#record(request, fault?.error?.status ?? answer.status, touched);
    this.#onExchange({
      method: request.method,
      url: originOf(request) + request.url,
      contentType: request.headers['content-type'] ?? '',
      body: request.body instanceof FormBody ? request.body.raw : '',
      status: answer.status,
      answer: answer.json,
    });
    return this.#end(request, reply, answer);
  }

  #execute(request: FastifyRequest, run: Run, touched: Call['touched']): Answer {
    const path = pathOf(request);
    try {
      const params = request.params as Record<string, string>;
      const { accounts, settings } = this.#world;
      const caller = callerOf(accounts, request.headers.authorization);
      if (!caller) throw refusedCredentials();
      const account = ownerOf(accounts, caller, params['account'] ?? caller.account.sid);
      // Another account's resources do not exist for this one.
      if (!account) {
        throw settings.otherAccount === 'not-found' ? notFound(path) : refusedCredentials();
      }
      refuseTestCredentials(account, request.method, path);
      return run({
        world: this.#world,
        account,
        path,
        params,
        query: new URLSearchParams(request.url.split('?')[1] ?? ''),
        form: request.body instanceof FormBody ? request.body.fields : new URLSearchParams(),
        origin: originOf(request),
        touched,
      });
    } catch (error) {
      const refusal = error instanceof ApiError ? error : this.#mistake(error);
      return { status: refusal.status, json: this.#recoded(refusal).body };
    }
  }

  #recoded({ status, code, message }: ApiError): ApiError {
    return new ApiError(status, this.#world.settings.refusalCodes[code] ?? code, message);
  }

  /** A 500 that nobody asked for is a mistake of the sandbox, and says so. */
  #mistake(error: unknown): ApiError {
    console.error('The sandbox itself failed:', error);
    return new ApiError(500, 20500, 'An internal server error has occurred');
  }

  #end(request: FastifyRequest, reply: FastifyReply, answer: Answer): FastifyReply {
    const { fault } = request;
    if (fault?.ending === 'silence' || fault?.ending === 'reset') {
      reply.hijack();
      if (fault.ending === 'reset') cutOff(reply, 'reset');
      return reply;
    }
    if (fault?.error) {
      const { status, code, message } = fault.error;
      return reply.code(status).send(new ApiError(status, code, message).body);
    }
    if (answer.status === 401) reply.header('www-authenticate', 'Basic realm="Twilio API"');
    return reply.code(answer.status).send(answer.json);
  }

  #record(request: FastifyRequest, status: number, touched: Partial<Call['touched']>): void {
    const { created = [], updated = [], deleted = [] } = touched;
    this.#world.record({
      account: callerOf(this.#world.accounts, request.headers.authorization)?.account.sid ?? null,
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
