/** `GET /sandbox/`: a page in the browser for the person who runs the sandbox. */
import { readFileSync } from 'node:fs';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { LedgerEntry } from '../ledger.js';
import type { World } from '../world.js';

const read = (name: string) => readFileSync(new URL(`./${name}`, import.meta.url), 'utf8');

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

const HEADERS = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

const FILES = [
  ['/sandbox/', 'status-page.html', 'text/html; charset=utf-8'],
  ['/sandbox/status-page.css', 'status-page.css', 'text/css; charset=utf-8'],
  ['/sandbox/status-page.js', 'status-page.js', 'text/javascript; charset=utf-8'],
] as const;

/** As many as the page shows: it need not hear of the rest. */
const NEWEST = 200;

function follow(world: World, reply: FastifyReply): void {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, { ...HEADERS, 'content-type': 'text/event-stream' });
  const tell = (event: string, data: unknown) =>
    raw.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  const tellEntries = (entries: readonly LedgerEntry[]) => {
    if (entries.length > 0) tell('entries', entries);
  };
  tell('changed', null);
  tellEntries(world.ledger.entries.slice(-NEWEST));
  const stop = world.watch({
    changed: (_sids, entries) => {
      tellEntries(entries);
      // Reading changes nothing that the page shows.
      if (entries.length === 0 || entries.some(({ method }) => method !== 'GET')) {
        tell('changed', null);
      }
    },
    reset: () => void tell('reset', null),
  });
  raw.once('close', stop);
}

export function registerStatusPage(server: FastifyInstance, world: World): void {
  for (const [url, name, type] of FILES) {
    const content = read(name);
    server.get(url, (_request, reply) => reply.headers(HEADERS).type(type).send(content));
  }
  server.get('/sandbox', (_request, reply) => reply.redirect('/sandbox/'));
  server.get('/sandbox/events', (_request, reply) => follow(world, reply));
}
