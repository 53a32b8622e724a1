import type { Socket } from 'node:net';
import { constants, type Http2ServerRequest } from 'node:http2';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Ending } from './fault.js';

interface Connection {
  readonly socket: Socket;
  /** Answers that it has carried to their end. */
  answered: number;
}

/** Who asks, by address: under TLS a request knows its own end of the connection alone. */
const keyOf = ({ remoteAddress, remotePort }: Socket) => `${remoteAddress} ${remotePort}`;

const streamOf = ({ raw }: FastifyRequest) =>
  'stream' in raw ? (raw as unknown as Http2ServerRequest).stream : undefined;

/** The TCP connections beneath a listener, so that a fault can really break one. */
export class Connections {
  readonly #open = new Map<string, Connection>();

  constructor(server: FastifyInstance) {
    server.server.on('connection', (socket: Socket) => {
      const key = keyOf(socket);
      this.#open.set(key, { socket, answered: 0 });
      socket.once('close', () => this.#open.delete(key));
      // What we break ourselves is no news.
      socket.on('error', () => {});
    });
    server.addHook('onSend', async (request) => {
      const connection = this.#of(request);
      if (connection) connection.answered++;
    });
    server.addHook('preClose', async () => {
      for (const { socket } of this.#open.values()) socket.destroy();
    });
  }

  #of = (request: FastifyRequest) => this.#open.get(keyOf(request.socket));

  isReused(request: FastifyRequest): boolean {
    return (this.#of(request)?.answered ?? 0) > 0;
  }

  /** Ends a call without an answer; Fastify has nothing more to do with it. */
  breakOff(request: FastifyRequest, reply: FastifyReply, kind: Ending['kind']): void {
    reply.hijack();
    const stream = streamOf(request);
    const socket = this.#of(request)?.socket;
    if (kind === 'silence') return;
    if (kind === 'close') socket?.destroy();
    else if (kind === 'stream' && stream) stream.close(constants.NGHTTP2_INTERNAL_ERROR);
    else if (kind === 'goaway' && stream) {
      // By its last stream the other side knows which were not processed, and may send them again.
      stream.session?.goaway(constants.NGHTTP2_NO_ERROR, Math.max(Number(stream.id) - 2, 0));
      stream.session?.close();
    } else socket?.resetAndDestroy();
  }

  /** Sends the head and half of the body, then resets. */
  breakHalfWay(request: FastifyRequest, reply: FastifyReply, body: string): void {
    const bytes = Buffer.from(body);
    const headers = { ...reply.getHeaders(), 'content-length': String(bytes.length) };
    reply.hijack();
    reply.raw.writeHead(reply.statusCode, headers as Record<string, string>);
    const half = bytes.subarray(0, Math.floor(bytes.length / 2));
    reply.raw.write(half, () => this.breakOff(request, reply, 'reset'));
  }
}
