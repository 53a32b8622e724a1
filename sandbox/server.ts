import formbody from '@fastify/formbody';
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { Api } from './api.js';
import { ApiError, notFound } from './api-error.js';
import { apiHeaders } from './api-headers.js';
import type { CallsInProgress } from './calls-in-progress.js';
import type { Certificate } from './certificate.js';
import { registerControl } from './control.js';
import type { Exchange } from './exchange.js';
import { FormBody } from './form.js';
import { registerStatusPage } from './status-page/register-status-page.js';
import type { World } from './world.js';

const ONE_MEGABYTE = 1024 * 1024;

const LIMITS = {
  bodyLimit: ONE_MEGABYTE,
  // HEAD is no method of the API; and a hanging call must not keep the sandbox from closing.
  exposeHeadRoutes: false,
  forceCloseConnections: true,
  // A path that cannot be decoded reaches no route, and so no ledger either.
  frameworkErrors: (_error: unknown, request: FastifyRequest, reply: FastifyReply) =>
    reply.code(404).headers(apiHeaders()).send(notFound(request.url).body),
} as const;

/** TLS offers HTTP/2 and HTTP/1.1 and lets the client choose, or HTTP/1.1 alone. */
function createServer(certificate?: Certificate, http2: boolean = true): FastifyInstance {
  if (!certificate) return Fastify(LIMITS);
  const { key, cert } = certificate;
  const tls = http2 ? { http2, https: { key, cert, allowHTTP1: true } } : { https: { key, cert } };
  // Fastify's types know no listener that may speak either.
  return Fastify({ ...LIMITS, ...tls } as object);
}

const unreadable = ({ statusCode }: FastifyError) =>
  statusCode === 413
    ? new ApiError(413, 20413, 'Request Entity Too Large')
    : new ApiError(400, 20001, 'The request could not be read');

export interface ServerOptions {
  /** Shared by all listeners: a limit is an account's, not a port's. */
  readonly inProgress: CallsInProgress;
  readonly onExchange: (exchange: Exchange) => void;
  /** With it the listener speaks TLS. */
  readonly certificate?: Certificate;
  /** Over TLS; on unless it is false. */
  readonly http2?: boolean;
}

/** One listener over a world. */
export async function buildServer(
  world: World,
  { inProgress, onExchange, certificate, http2 }: ServerOptions,
): Promise<FastifyInstance> {
  const server = createServer(certificate, http2);
  const api = new Api(world, server, inProgress, onExchange);

  await server.register(formbody, {
    parser: (text) => new FormBody(text) as unknown as Record<string, unknown>,
  });
  // Twilio reads forms only. A body of any other kind is a request without parameters.
  server.addContentTypeParser('*', { parseAs: 'string' }, (_request, _body, done) => done(null));

  registerControl(server, world);
  registerStatusPage(server, world);
  api.register();
  server.setNotFoundHandler((request, reply) => api.refuse(request, reply));
  server.setErrorHandler((error: FastifyError, request, reply) => {
    if (!request.url.startsWith('/sandbox')) return api.refuse(request, reply, unreadable(error));
    return reply.code(error.statusCode ?? 500).send({ message: error.message });
  });
  return server;
}
