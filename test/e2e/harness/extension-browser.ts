import type { Browser } from 'puppeteer-core';
import type { Network } from './network.js';
import type { Screen } from './screen.js';

export type BrowserName = 'chromium' | 'firefox';
export type Build = 'development' | 'production' | 'test';
export type PageName = 'popup' | 'options' | 'workspace' | 'consent';
export type ColorScheme = 'light' | 'dark';

export interface LaunchOptions {
  readonly build: Build;
  readonly network: Network;
  /** Kept by the caller, to launch again with what was stored; else a new one is made and removed. */
  readonly profile?: string;
  /** Firefox alone: how long its background page may idle before it dies. */
  readonly idleMilliseconds?: number;
  /** Firefox alone; a Chromium page changes its scheme at any time. */
  readonly colorScheme?: ColorScheme;
  /** BCP 47: what the person set the browser to. */
  readonly language?: string;
  readonly headless?: boolean;
  /** Chromium alone: more of its switches. */
  readonly switches?: readonly string[];
}

/** A browser with our built extension in it, and nobody to reach but the sandbox. */
export interface ExtensionBrowser {
  readonly name: BrowserName;
  readonly browser: Browser;
  /** Of the extension's pages, such as `chrome-extension://…`. */
  readonly origin: string;
  /** Opens one of the extension's own pages in a tab; `suffix` is a query or a fragment. */
  open(page: PageName, suffix?: string): Promise<Screen>;
  /** Opens a page of the web. */
  visit(url: string): Promise<Screen>;
  /** Ends the worker in the middle of whatever it does. Chromium alone has a tool for this. */
  killWorker(): Promise<void>;
  /** Puts the same build in the place of the one that runs: what an update does to all of it. */
  update(): Promise<void>;
  close(): Promise<void>;
}

/** Where the build of that name lies under the repository. */
export const buildDirectory = (name: BrowserName, build: Build): string =>
  `dist/${PREFIX[build]}${name}`;

const PREFIX: Readonly<Record<Build, string>> = {
  production: '',
  development: 'dev-',
  test: 'test-',
};
