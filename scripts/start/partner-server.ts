import fastify from 'fastify';
import { readFile } from 'node:fs/promises';
import { basename, extname, join, normalize } from 'node:path';
import { ROOT } from '../root.js';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

export interface PartnerServer {
  readonly url: string;
  close(): Promise<void>;
}

/** The site of a partner who embeds `<trusthub-onboard>`: what is in `demo/`, and the built embed. */
export async function startPartnerServer(port: number): Promise<PartnerServer> {
  const server = fastify({ forceCloseConnections: true });
  server.get('/trusthub-onboard.js', async (_request, reply) =>
    reply.type(TYPES['.js']!).send(await readFile(join(ROOT, 'dist/embed/trusthub-onboard.js'))),
  );
  server.get<{ Params: { file: string } }>('/languages/:file', async (request, reply) => {
    const content = await contentOf(
      join(ROOT, 'dist/embed/languages', basename(request.params.file)),
    );
    return content ? reply.type(TYPES['.js']!).send(content) : reply.code(404).send();
  });
  server.get<{ Params: { '*': string } }>('/*', async (request, reply) => {
    const path = normalize(request.params['*'] || 'index.html');
    const type = TYPES[extname(path)];
    const content = path.startsWith('..') ? undefined : await contentOf(join(ROOT, 'demo', path));
    if (type === undefined || content === undefined) return reply.code(404).send();
    return reply.type(type).send(content);
  });
  return { url: await server.listen({ port, host: '127.0.0.1' }), close: () => server.close() };
}

const contentOf = (path: string): Promise<Buffer | undefined> =>
  readFile(path).catch(() => undefined);
