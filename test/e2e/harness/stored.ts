import type { Page } from 'puppeteer-core';
import type { ExtensionBrowser } from './extension-browser.js';
import { until } from './until.js';

/** The extension's `storage.local`, as an expression in one of its pages. */
export const LOCAL = '(globalThis.browser ?? globalThis.chrome).storage.local';

/** All that the extension keeps there now. */
export const storedLocally = (extension: ExtensionBrowser): Promise<Record<string, unknown>> =>
  onBarePage(extension, async (page) => {
    return (await page.evaluate(`${LOCAL}.get(null)`)) as Record<string, unknown>;
  });

/** An icon: a page of the extension without a script, so it neither starts the worker nor keeps it. */
export async function onBarePage<T>(
  { browser, origin }: ExtensionBrowser,
  work: (page: Page) => Promise<T>,
): Promise<T> {
  const page = await browser.newPage();
  try {
    // Firefox never reports that an extension's page has loaded.
    await page.goto(`${origin}/icons/production-16.png`, { waitUntil: [] });
    await until('it is a page of the extension', () => page.evaluate(`Boolean(${LOCAL})`));
    return await work(page);
  } finally {
    await page.close();
  }
}
