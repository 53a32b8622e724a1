import { join } from 'node:path';
import { launch, type Browser } from 'puppeteer-core';
import { ROOT } from '../root.js';

/** A Chromium to click in, with the development build in it: its options and the partner's page. */
export async function openBrowser(partnerUrl: string): Promise<Browser> {
  const browser = await launch({
    executablePath: process.env['CHROMIUM_PATH']!,
    headless: false,
    pipe: true,
    defaultViewport: null,
    enableExtensions: [join(ROOT, 'dist/dev-chromium')],
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  const worker = await browser.waitForTarget(
    (target) => target.type() === 'service_worker' && target.url().startsWith('chrome-extension:'),
  );
  const { host } = new URL(worker.url());
  const [first] = await browser.pages();
  await first?.goto(partnerUrl);
  await (await browser.newPage()).goto(`chrome-extension://${host}/src/options/index.html`);
  return browser;
}
