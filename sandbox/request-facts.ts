import type { FastifyRequest } from 'fastify';

export const pathOf = (request: FastifyRequest) => request.url.split('?', 1)[0]!;

/** Scheme and host as the client wrote them: a page of a list leads back to where it came from. */
export const originOf = (request: FastifyRequest) =>
  `${request.protocol}://${request.host || 'localhost'}`;
