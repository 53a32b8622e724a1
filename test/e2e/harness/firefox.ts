import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from 'puppeteer-core';
import manifest from '../../../manifest.json' with { type: 'json' };
import { ROOT } from '../../../scripts/root.js';
import { ensureBrowsers } from '../../../scripts/setup.mjs';
import { buildDirectory, type ExtensionBrowser, type LaunchOptions } from './extension-browser.js';
import { Screen } from './screen.js';
import { openTwilioProxy } from './twilio-proxy.js';

const GECKO_ID = manifest.browser_specific_settings.gecko.id;
/** Fixed, because Firefox draws the origin of an extension's pages by lot. */
const UUID = '3c9ca0f1-8a2f-4a7b-9a55-5a6b7d8e9f00';

export async function launchFirefox(options: LaunchOptions): Promise<ExtensionBrowser> {
  ensureBrowsers(['firefox']);
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'trusthub-firefox-')));
  const proxy = await openTwilioProxy(options.network.tlsPort);
  const browser = await launch({
    browser: 'firefox',
    executablePath: process.env['FIREFOX_PATH']!,
    headless: options.headless ?? true,
    userDataDir: profile,
    acceptInsecureCerts: true,
    // Without it no tab may open an extension's page.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: preferences(options, proxy.port),
  });
  const directory = join(ROOT, buildDirectory('firefox', options.build));
  await browser.installExtension(directory);
  const origin = `moz-extension://${UUID}`;
  const visit = async (url: string, waits: boolean): Promise<Screen> => {
    const page = await browser.newPage();
    // Firefox never reports that an extension's page has loaded.
    await page.goto(url, waits ? {} : { waitUntil: [] });
    return new Screen(page);
  };
  return {
    name: 'firefox',
    browser,
    origin,
    open: (page, suffix = '') => visit(`${origin}/src/${page}/index.html${suffix}`, false),
    visit: (url) => visit(url, true),
    update: async () => {
      await browser.installExtension(directory);
    },
    killWorker: () => Promise.reject(new Error('launch Firefox with idleMilliseconds instead')),
    close: async () => {
      await browser.close();
      await proxy.close();
      if (!options.profile) await rm(profile, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

function preferences(options: LaunchOptions, proxyPort: number): Record<string, unknown> {
  return {
    'extensions.webextensions.uuids': JSON.stringify({ [GECKO_ID]: UUID }),
    // An extension installed for one run would take its data along when the browser ends.
    'extensions.webextensions.keepStorageOnUninstall': true,
    'extensions.webextensions.keepUuidOnUninstall': true,
    'network.proxy.type': 1,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': proxyPort,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': proxyPort,
    'network.proxy.no_proxies_on': '127.0.0.1, localhost',
    ...(options.idleMilliseconds === undefined
      ? {}
      : { 'extensions.background.idle.timeout': options.idleMilliseconds }),
    ...(options.language === undefined ? {} : { 'intl.accept_languages': options.language }),
    ...(options.colorScheme === undefined
      ? {}
      : {
          'layout.css.prefers-color-scheme.content-override':
            options.colorScheme === 'dark' ? 0 : 1,
        }),
  };
}
