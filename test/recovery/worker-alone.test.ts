import { assert } from 'chai';
import { MAPLE_STREET_BAKERY } from '../fixtures/maple-street-bakery.js';
import { VENDOR } from '../e2e/harness/accounts.js';
import { openStage } from '../e2e/harness/stage.js';
import { enterAccount, fillBusiness, newBusiness, sendForReview } from '../e2e/harness/steps.js';
import { until } from '../e2e/harness/until.js';

/** Production build and waits: nothing but the alarm can start the worker again. */
describe('the worker killed while no page is open, in chromium', function () {
  this.timeout(240_000);

  it('is started by its alarm, and goes on to the review', async () => {
    const stage = await openStage('chromium', { build: 'production' });
    const { extension, control } = stage;
    try {
      await enterAccount(extension, VENDOR);
      await control.faults([
        { method: 'POST', path: '^/v1/EndUsers$', nth: 2, times: 1, fault: 'hang' },
      ]);
      const form = await newBusiness(extension);
      await fillBusiness(form, MAPLE_STREET_BAKERY);
      await sendForReview(form);
      await until('the request was executed', async () =>
        (await control.ledger()).some(({ fault }) => fault === 'hang'),
      );
      for (const page of await extension.browser.pages())
        if (page.url().startsWith(extension.origin)) await page.close();
      await extension.killWorker();
      await until(
        'it was sent for review',
        async () =>
          (await control.writes()).some(({ path }) =>
            /^\/v1\/CustomerProfiles\/BU[0-9a-f]{32}$/.test(path),
          ),
        180_000,
      );
      assert.include(await control.made(), { CustomerProfiles: 1, Addresses: 1 });
      const popup = await extension.open('popup');
      await popup.see('In review');
    } finally {
      await stage.close();
    }
  });
});
