import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { ROOT } from '../../../scripts/root.js';
import { listen } from './network.js';

export interface PlainSite {
  readonly url: string;
  close(): Promise<void>;
}

/** Some site of the web that forbids nothing by itself: an empty page, and the embed beside it. */
export async function openPlainSite(): Promise<PlainSite> {
  const server = createServer((request, response) => {
    const isScript = request.url?.startsWith('/trusthub-onboard.js') === true;
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(
      isScript
        ? readFileSync(join(ROOT, 'dist/embed/trusthub-onboard.js'))
        : '<!doctype html><title>Some site</title><body></body>',
    );
  });
  const port = await listen(server, 0);
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
