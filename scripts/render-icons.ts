/**
 * Draws icons/*.svg as the PNG files that manifests name: `npx tsx scripts/render-icons.ts`.
 * Run by hand when a drawing changes; the PNG files are kept so that a build needs no browser.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch } from 'puppeteer-core';
import { ROOT } from './root.js';
import { ensureBrowsers } from './setup.mjs';

ensureBrowsers();
const browser = await launch({
  executablePath: process.env['CHROMIUM_PATH']!,
  args: ['--no-sandbox'],
});
try {
  const page = await browser.newPage();
  for (const variant of ['production', 'development']) {
    const svg = readFileSync(join(ROOT, `icons/${variant}.svg`), 'utf8');
    for (const size of [16, 32, 48, 128]) {
      await page.setViewport({ width: size, height: size });
      await page.setContent(`<style>body{margin:0}svg{display:block}</style>${svg}`);
      await page.screenshot({
        path: join(ROOT, `icons/${variant}-${size}.png`) as `${string}.png`,
        omitBackground: true,
      });
    }
  }
} finally {
  await browser.close();
}
