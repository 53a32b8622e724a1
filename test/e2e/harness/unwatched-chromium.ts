import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../../scripts/root.js';
import { ensureBrowsers } from '../../../scripts/setup.mjs';
import { chromiumSwitches } from './chromium.js';
import type { Build } from './extension-browser.js';
import { buildDirectory } from './extension-browser.js';
import type { Network } from './network.js';

/** A command of the extension's façade, with its input. */
export type Said = readonly [command: string, input: object];

export interface UnwatchedOptions {
  readonly build: Build;
  readonly network: Pick<Network, 'tlsPort' | 'tlsSpki'>;
  readonly switches?: readonly string[];
  /** Said one after the other by a page that is left then. */
  readonly says: readonly Said[];
}

export interface UnwatchedChromium {
  /** Whether any process of it holds the extension: its worker, or a page. */
  holdsExtension(): Promise<boolean>;
  close(): Promise<void>;
}

/**
 * A browser that nobody watches: a debugger keeps an extension's worker from being idle. It is told
 * what to do by one more page in a copy of the build, opened by the command line.
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
      `chrome-extension://${idOf(extension)}/errand.html`,
    ],
    { stdio: 'ignore' },
  );
  const gone = once(child, 'exit');
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
location.replace('about:blank');
`;
