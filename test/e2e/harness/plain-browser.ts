import { launch, type Browser } from 'puppeteer-core';
import { ensureBrowsers } from '../../../scripts/setup.mjs';
import type { BrowserName } from './extension-browser.js';

/** A browser as it comes, without our extension. */
export function launchPlainBrowser(name: BrowserName): Promise<Browser> {
  ensureBrowsers([name]);
  if (name === 'firefox')
    return launch({ browser: 'firefox', executablePath: process.env['FIREFOX_PATH']! });
  return launch({
    executablePath: process.env['CHROMIUM_PATH']!,
    // Chromium refuses its sandbox to root, who runs this in a container.
    args: ['--disable-dev-shm-usage', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
}
