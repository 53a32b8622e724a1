import { assert } from 'chai';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { readManifest } from '../../scripts/build/assert-extension.js';
import { ROOT } from '../../scripts/root.js';
import { BROWSERS } from './harness/launch.js';
import { openPlainSite, type PlainSite } from './harness/plain-site.js';
import { openStage, type Stage } from './harness/stage.js';

for (const name of BROWSERS) {
  describe(`the product in ${name}, among pages of others`, function () {
    this.timeout(60_000);
    let stage: Stage;
    let site: PlainSite;

    before(async () => {
      site = await openPlainSite();
      stage = await openStage(name, { build: 'production' });
    });

    after(async () => {
      await stage.close();
      await site.close();
    });

    it('gives a web page none of its files', async () => {
      const { page } = await stage.extension.visit(site.url);
      const manifest = readManifest(join(ROOT, 'dist', name));
      const icon = (manifest['icons'] as Record<string, string>)['16']!;
      for (const path of ['src/popup/index.html', 'content/bridge.js', icon, 'manifest.json']) {
        const url = `${stage.extension.origin}/${path}`;
        const read = (await page.evaluate(
          `fetch('${url}').then(() => 'read', () => 'refused')`,
        )) as string;
        assert.equal(read, 'refused', path);
      }
    });

    it('cannot be framed by a web page', async () => {
      const { page } = await stage.extension.visit(site.url);
      const own = `${site.url}framed`;
      const ours = `${stage.extension.origin}/src/consent/index.html`;
      const framed = await framedAddresses(page, [ours, own]);
      assert.include(framed, own);
      assert.notInclude(framed, ours);
    });

    it('lets its own pages reach Twilio and nobody else', async () => {
      const { page } = await stage.extension.open('workspace');
      const blocked = (await page.evaluate(`(async () => {
        const blocked = [];
        addEventListener('securitypolicyviolation', (event) => blocked.push(event.blockedURI));
        for (const url of ['https://evil.example/', 'http://127.0.0.1:1/', 'https://trusthub.twilio.com/v1/Policies'])
          await fetch(url, { credentials: 'omit' }).catch(() => undefined);
        return blocked;
      })()`)) as string[];
      assert.lengthOf(blocked, 2);
      assert.isTrue(blocked.every((url) => !url.includes('twilio')));
    });
  });
}

for (const name of BROWSERS) {
  describe(`the embed in ${name}`, function () {
    this.timeout(60_000);

    it('can be loaded twice', async () => {
      const site = await openPlainSite();
      const stage = await openStage(name, { build: 'production' });
      try {
        const { page } = await stage.extension.visit(site.url);
        const outcome = await page.evaluate(`(async () => {
          await import('/trusthub-onboard.js?first');
          await import('/trusthub-onboard.js?second');
          return typeof customElements.get('trusthub-onboard');
        })()`);
        assert.equal(outcome, 'function');
      } finally {
        await stage.close();
        await site.close();
      }
    });
  });
}

/** Frames the addresses, waits for the last to load, and tells what the frames hold then. */
async function framedAddresses(page: Page, urls: readonly string[]): Promise<unknown[]> {
  // A refused frame fires no event in Firefox: the one that is allowed, and begun after it, does.
  await page.evaluate((addresses) => {
    const frames = addresses.map((address) =>
      Object.assign(document.createElement('iframe'), { src: address }),
    );
    const loaded = new Promise((resolve) => frames.at(-1)?.addEventListener('load', resolve));
    document.body.append(...frames);
    return loaded.then(() => undefined);
  }, urls);
  const frames = page.frames().filter((frame) => frame !== page.mainFrame());
  return Promise.all(frames.map((frame) => frame.evaluate('location.href').catch(() => 'refused')));
}
