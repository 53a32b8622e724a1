import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { ROOT } from '../../../scripts/root.js';
import { ensureBrowsers } from '../../../scripts/setup.mjs';
import { chromiumSwitches } from './chromium.js';
import type { Build } from './extension-browser.js';
import { buildDirectory } from './extension-browser.js';
import type { Network } from './network.js';
import { until } from './until.js';

/** A command of the extension's façade, with its input. */
export type Said = readonly [command: string, input: object];

export interface UnwatchedOptions {
  readonly build: Build;
  readonly network: Pick<Network, 'tlsPort' | 'tlsSpki'>;
  readonly switches?: readonly string[];
  /** Said one after the other by a page that closes then. */
  readonly says: readonly Said[];
}

export interface UnwatchedChromium {
  /** Whether any process of it holds the extension: its worker, or a page. */
  holdsExtension(): Promise<boolean>;
  close(): Promise<void>;
}

/**
 * A browser that nobody watches: a debugger keeps an extension's worker from being idle. It is told
 * what to do by one more page in a copy of the build. That is opened through a pipe to the browser,
 * which is attached to no page and no worker.
 */
export async function launchUnwatched(options: UnwatchedOptions): Promise<UnwatchedChromium> {
  ensureBrowsers(['chromium']);
  const home = await mkdtemp(join(tmpdir(), 'trusthub-unwatched-'));
  const extension = join(home, 'extension');
  await cp(join(ROOT, buildDirectory('chromium', options.build)), extension, { recursive: true });
  await writeFile(
    join(extension, 'errand.html'),
    '<script type="module" src="errand.js"></script>',
  );
  await writeFile(join(extension, 'errand.js'), errand(options.says));
  const child = spawn(
    process.env['CHROMIUM_PATH']!,
    [
      ...chromiumSwitches(options.network),
      ...(options.switches ?? []),
      '--headless=new',
      '--no-first-run',
      `--user-data-dir=${join(home, 'profile')}`,
      '--disable-features=DisableLoadExtensionCommandLineSwitch',
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      '--remote-debugging-pipe',
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
  );
  const gone = once(child, 'exit');
  const origin = `chrome-extension://${idOf(extension)}/`;
  const tell = pipeTo(child.stdio[3] as Writable, child.stdio[4] as Readable);
  // Before the extension is there its pages are not.
  await until('the extension is loaded', async () =>
    (await tell<Targets>('Target.getTargets')).targetInfos.some(({ url }) =>
      url.startsWith(origin),
    ),
  );
  await tell('Target.createTarget', { url: `${origin}errand.html` });
  return {
    holdsExtension: async () =>
      (await commandLines()).some(
        (words) =>
          words.includes('--extension-process') &&
          words.includes(`--user-data-dir=${join(home, 'profile')}`),
      ),
    close: async () => {
      child.kill('SIGTERM');
      await gone;
      await rm(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

interface Targets {
  readonly targetInfos: readonly { readonly url: string }[];
}

/** Commands to the browser itself, by its debugging protocol. */
function pipeTo(to: Writable, from: Readable) {
  const waiting = new Map<number, (result: unknown) => void>();
  let heard = '';
  from.setEncoding('utf8').on('data', (text: string) => {
    const messages = (heard + text).split('\0');
    heard = messages.pop()!;
    for (const message of messages) {
      const { id, result } = JSON.parse(message) as { id: number; result: unknown };
      waiting.get(id)?.(result);
      waiting.delete(id);
    }
  });
  let id = 0;
  return <Result>(method: string, params: object = {}): Promise<Result> =>
    new Promise((resolve) => {
      id += 1;
      waiting.set(id, resolve as (result: unknown) => void);
      to.write(`${JSON.stringify({ id, method, params })}\0`);
    });
}

/** As Chromium names an extension that has no key: by where it lies. */
const idOf = (directory: string): string =>
  createHash('sha256')
    .update(directory)
    .digest('hex')
    .slice(0, 32)
    .replaceAll(/./g, (digit) => String.fromCodePoint(97 + Number.parseInt(digit, 16)));

/** Of every process of this machine that can be asked. */
async function commandLines(): Promise<string[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  return Promise.all(ids.map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')));
}

/** Says everything, one answer after the other, and leaves. */
const errand = (says: readonly Said[]): string => `
const port = chrome.runtime.connect({ name: 'own' });
let waiting;
port.onMessage.addListener((message) => {
  if ('id' in message) waiting(message);
});
let id = 0;
for (const [command, input] of ${JSON.stringify(says)}) {
  const answered = new Promise((resolve) => { waiting = resolve; });
  port.postMessage({ id: (id += 1), command, input });
  const { error } = await answered;
  if (error) throw new Error(command + ': ' + error.message);
}
const tab = await chrome.tabs.getCurrent();
await chrome.tabs.remove(tab.id);
`;
