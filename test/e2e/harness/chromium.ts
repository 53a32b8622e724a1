import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch, type Browser, type Target } from 'puppeteer-core';
import { ROOT } from '../../../scripts/root.js';
import { ensureBrowsers } from '../../../scripts/setup.mjs';
import { buildDirectory, type ExtensionBrowser, type LaunchOptions } from './extension-browser.js';
import type { Network } from './network.js';
import { Screen } from './screen.js';
import { until } from './until.js';

export async function launchChromium(options: LaunchOptions): Promise<ExtensionBrowser> {
  ensureBrowsers(['chromium']);
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'trusthub-chromium-')));
  const directory = join(ROOT, buildDirectory('chromium', options.build));
  const browser = await launch({
    executablePath: process.env['CHROMIUM_PATH']!,
    headless: options.headless ?? true,
    userDataDir: profile,
    pipe: true,
    enableExtensions: [directory],
    args: [
      ...chromiumSwitches(options.network),
      ...(options.language === undefined ? [] : [`--accept-lang=${options.language}`]),
      ...(options.switches ?? []),
    ],
  });
  const worker = await browser.waitForTarget(isWorker);
  const origin = `chrome-extension://${new URL(worker.url()).host}`;
  return {
    name: 'chromium',
    browser,
    origin,
    open: (page, suffix = '') => visit(browser, `${origin}/src/${page}/index.html${suffix}`),
    visit: (url) => visit(browser, url),
    killWorker: () => killWorker(browser),
    update: async () => {
      await browser.installExtension(directory);
    },
    close: async () => {
      await browser.close();
      if (!options.profile) await rm(profile, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** Twilio's two hosts are the sandbox; loopback is itself; nothing else exists. */
export function chromiumSwitches({
  tlsPort,
  tlsSpki,
}: Pick<Network, 'tlsPort' | 'tlsSpki'>): string[] {
  const rules = [
    `MAP trusthub.twilio.com:443 127.0.0.1:${tlsPort}`,
    `MAP api.twilio.com:443 127.0.0.1:${tlsPort}`,
    'MAP * ~NOTFOUND',
    'EXCLUDE 127.0.0.1',
    'EXCLUDE localhost',
  ];
  return [
    // Chromium refuses its sandbox to root, who runs this in a container.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-dev-shm-usage',
    `--host-resolver-rules=${rules.join(', ')}`,
    `--ignore-certificate-errors-spki-list=${tlsSpki}`,
  ];
}

async function visit(browser: Browser, url: string): Promise<Screen> {
  const page = await browser.newPage();
  await page.goto(url);
  return new Screen(page);
}

/** A page that listens starts another worker at once, so it is this one whose end is waited for. */
async function killWorker(browser: Browser): Promise<void> {
  const target = await browser.waitForTarget(isWorker);
  let gone = false;
  const notice = (destroyed: Target): void => {
    gone ||= destroyed === target;
  };
  browser.on('targetdestroyed', notice);
  try {
    await until('the worker is gone', async () => {
      if (!gone) await (await target.worker())?.close().catch(() => undefined);
      return gone || !browser.targets().includes(target);
    });
  } finally {
    browser.off('targetdestroyed', notice);
  }
}

const isWorker = (target: Target): boolean =>
  target.type() === 'service_worker' && target.url().startsWith('chrome-extension://');
