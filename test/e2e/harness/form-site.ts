import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { ROOT } from '../../../scripts/root.js';
import { bundled } from '../../fixtures/bundled.js';
import { listen } from './network.js';
import { Screen } from './screen.js';

/** As strict as a partner's page can be: no inline style, no eval, no markup made of strings. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'; " +
  "require-trusted-types-for 'script'; trusted-types lit-html";

const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Some partner</title>
<link rel="stylesheet" href="/page.css">
<script type="module" src="/form-page.js"></script>
<script type="module" src="/trusthub-onboard.js"></script>
<body><main><h1>Some partner</h1></main></body></html>`;

/** A partner's page under a strict policy, with the built embed and a host in memory behind it. */
export interface FormSite {
  /** Paths that were asked for, in order. */
  readonly asked: readonly string[];
  open(browser: Browser): Promise<Screen>;
  close(): Promise<void>;
}

export async function openFormSite(): Promise<FormSite> {
  const files: Readonly<Record<string, readonly [type: string, text: string]>> = {
    '/': ['text/html', PAGE],
    '/page.css': ['text/css', 'body { margin: 0 }'],
    '/form-page.js': ['text/javascript', await bundled(join(ROOT, 'test/e2e/pages/form-page.ts'))],
    '/trusthub-onboard.js': [
      'text/javascript',
      readFileSync(join(ROOT, 'dist/embed/trusthub-onboard.js'), 'utf8'),
    ],
  };
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const file = files[request.url ?? ''];
    if (!file) return response.writeHead(404).end();
    return response
      .writeHead(200, { 'content-type': file[0], 'content-security-policy': POLICY })
      .end(file[1]);
  });
  const port = await listen(server, 0);
  return {
    asked,
    open: async (browser) => {
      const page = await browser.newPage();
      await page.goto(`http://127.0.0.1:${port}/`);
      return new Screen(page);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
