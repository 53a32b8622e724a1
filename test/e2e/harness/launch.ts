import { launchChromium } from './chromium.js';
import type { BrowserName, ExtensionBrowser, LaunchOptions } from './extension-browser.js';
import { launchFirefox } from './firefox.js';

const LAUNCHERS = { chromium: launchChromium, firefox: launchFirefox };

export const BROWSERS: readonly BrowserName[] = ['chromium', 'firefox'];

export const launchExtension = (
  name: BrowserName,
  options: LaunchOptions,
): Promise<ExtensionBrowser> => LAUNCHERS[name](options);
