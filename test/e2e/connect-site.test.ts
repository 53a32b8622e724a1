import { assert } from 'chai';
import { startPartnerServer } from '../../scripts/start/partner-server.js';
import { VENDOR } from './harness/accounts.js';
import { openStage } from './harness/stage.js';
import { enterAccount } from './harness/steps.js';
import { until } from './harness/until.js';

/** No prompt can be answered headless: what the popup left, and the browser's event, are made by hand. */
describe('connecting a site whose prompt closed the popup, in chromium', function () {
  this.timeout(60_000);

  it('is done by the worker when the permission comes, for the site that was asked for', async () => {
    const partner = await startPartnerServer(0);
    const stage = await openStage('chromium', { build: 'development' });
    try {
      const { extension } = stage;
      const options = await enterAccount(extension, { ...VENDOR, sandbox: stage.network.url });
      const target = await extension.browser.waitForTarget(
        (one) => one.type() === 'service_worker',
      );
      const worker = await target.worker();
      const permissionCame = async (wished: string, at = Date.now()): Promise<void> => {
        const wish = JSON.stringify({ 'wished-site': { origin: wished, at } });
        await worker?.evaluate(`chrome.storage.session.set(${wish}).then(() =>
          chrome.permissions.onAdded.dispatch({ origins: ['http://127.0.0.1/*'] }))`);
      };
      const connected = async (): Promise<string> =>
        (await options.page.evaluate(`document.querySelector('th-options').host
          .call('sites.list', {}).then((sites) => sites.map(({ origin }) => origin).join())`)) as string;

      await permissionCame('https://elsewhere.example');
      await permissionCame('http://localhost:1', Date.now() - 3_600_000);
      await permissionCame(partner.url);
      assert.equal(await until('the site is connected', connected), partner.url);
      const page = await extension.visit(partner.url);
      await page.see('Before you start');
    } finally {
      await stage.close();
      await partner.close();
    }
  });
});
