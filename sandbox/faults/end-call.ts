import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiError } from '../api-error.js';
import type { Answer } from '../resources/operation.js';
import type { Connections } from './connections.js';
import type { Sent } from './fault.js';

const JSON_TYPE = 'application/json; charset=utf-8';

const sentAs = ({ status, json }: Answer): Sent =>
  json === undefined
    ? { status, headers: {}, body: '' }
    : { status, headers: { 'content-type': JSON_TYPE }, body: JSON.stringify(json) };

function send(reply: FastifyReply, { status, headers, body }: Sent): FastifyReply {
  reply.code(status).headers(headers);
  if (status === 401) reply.header('www-authenticate', 'Basic realm="Twilio API"');
  return body === '' ? reply.send() : reply.send(body);
}

/** Answers a call, or whatever its fault has in place of that. */
export function endCall(
  connections: Connections,
  request: FastifyRequest,
  reply: FastifyReply,
  answer: Answer,
): FastifyReply {
  const ending = request.fault?.ending ?? { kind: 'answer' as const };
  const sent = sentAs(answer);
  switch (ending.kind) {
    case 'answer':
      return send(reply, ending.alter?.(sent) ?? sent);
    case 'error': {
      const { status, code, message, retryAfter } = ending;
      if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter));
      return send(reply, sentAs({ status, json: new ApiError(status, code, message).body }));
    }
    case 'broken-off':
      connections.breakHalfWay(request, reply.code(sent.status).headers(sent.headers), sent.body);
      return reply;
    default:
      connections.breakOff(request, reply, ending.kind);
      return reply;
  }
}
