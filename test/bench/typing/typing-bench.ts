import { createServer } from 'node:http';
import { join } from 'node:path';
import { launch, type Browser } from 'puppeteer-core';
import { ROOT } from '../../../scripts/root.js';
import { ensureBrowsers } from '../../../scripts/setup.mjs';
import { bundled } from '../../fixtures/bundled.js';
import { ensureOwnPackages } from '../../fixtures/own-packages.js';
import { FIELDS, TYPED } from './fields.js';
import { keyTimes, SLOWED } from './key-times.js';

const RIVALS = 'test/bench/rivals';
const FORMS: Readonly<Record<string, string>> = {
  'a bare native input': 'test/bench/typing/bare-page.ts',
  ours: 'test/bench/typing/our-page.ts',
  RJSF: `${RIVALS}/rjsf-page.js`,
  JSONForms: `${RIVALS}/jsonforms-page.js`,
};

const ROUNDS = 2;
const KEYS = ' and the quick brown fox jumps over it'.repeat(3);
/** Milliseconds between two keys of a quick typist; a frame has come between by then. */
const PAUSE = 100;
const LIMIT = 8;
const RATIO = 1.5;

const percentile = (times: readonly number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.ceil(times.length * share) - 1]!;

/** Main-thread time of a key in a form of sixty fields: nothing but inputs, ours, two engines for schemas. */
export async function printTyping(): Promise<void> {
  ensureBrowsers(['chromium']);
  ensureOwnPackages(join(ROOT, RIVALS));
  console.log(
    `\nTyping into a form of ${FIELDS.length} fields, CPU slowed ${SLOWED} times: the main thread's own time ` +
      `for each of ${ROUNDS * (KEYS.length - 1)} keys, all its tasks up to the next`,
  );
  const pages = new Map<string, string>();
  for (const [name, entry] of Object.entries(FORMS))
    pages.set(name, await bundled(join(ROOT, entry)));
  const times = new Map<string, number[]>();
  // By turns, so that whatever else the machine does falls on all of them.
  for (let round = 0; round < ROUNDS; round++)
    for (const [name, code] of pages)
      times.set(name, [...(times.get(name) ?? []), ...(await typeInto(code))]);
  const bare = percentile(times.get('a bare native input')!, 0.99);
  console.log(`${''.padEnd(28)}${'median'.padStart(9)}${'99th'.padStart(13)}`);
  for (const [name, all] of times) {
    const worst = percentile(all, 0.99);
    console.log(
      `${name.padEnd(28)}${percentile(all, 0.5).toFixed(2).padStart(9)} ms${worst.toFixed(2).padStart(10)} ms` +
        `${(worst / bare).toFixed(1).padStart(8)} x` +
        (name === 'ours' ? `   (wanted: under ${LIMIT} ms, at most ${RATIO} x)` : ''),
    );
  }
}

async function typeInto(code: string): Promise<number[]> {
  const server = createServer((request, response) => {
    const script = request.url === '/page.js';
    response.setHeader('content-type', script ? 'text/javascript' : 'text/html');
    response.end(
      script
        ? code
        : '<!doctype html><meta charset="utf-8"><body><script type="module" src="/page.js"></script>',
    );
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  let browser: Browser | undefined;
  try {
    browser = await launch({
      executablePath: process.env['CHROMIUM_PATH']!,
      args: ['--disable-dev-shm-usage', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    });
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${port}/`);
    await page.waitForFunction(focusOn, {}, TYPED.value);
    return await keyTimes(page, KEYS, PAUSE);
  } finally {
    await browser?.close();
    server.close();
    server.closeAllConnections();
  }
}

/** Runs in the page: puts focus behind what is in this field, in whatever shadow root it is. */
function focusOn(value: string): boolean {
  const roots: ParentNode[] = [document];
  for (const root of roots)
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) roots.push(element.shadowRoot);
      if (!(element instanceof HTMLInputElement) || element.value !== value) continue;
      element.focus();
      element.setSelectionRange(value.length, value.length);
      return true;
    }
  return false;
}
