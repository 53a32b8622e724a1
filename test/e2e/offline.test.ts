import { assert } from 'chai';
import { MAPLE_STREET_BAKERY } from '../fixtures/maple-street-bakery.js';
import { VENDOR } from './harness/accounts.js';
import { BROWSERS } from './harness/launch.js';
import type { Stage } from './harness/stage.js';
import { openStage } from './harness/stage.js';
import { enterAccount, fillBusiness, newBusiness, sendForReview } from './harness/steps.js';
import { until } from './harness/until.js';

const NAME = 'customer_profile_business_information.business_name';

const isSentForReview = ({ path }: { readonly path: string }): boolean =>
  /^\/v1\/CustomerProfiles\/BU[0-9a-f]{32}$/.test(path);

/** Production builds with production waits: the way to Twilio is cut, not simulated. */
for (const name of BROWSERS)
  describe(`without a network, in ${name}`, function () {
    this.timeout(240_000);
    let stage: Stage;

    before(async () => {
      stage = await openStage(name, { build: 'production' });
      await enterAccount(stage.extension, VENDOR);
      const first = await newBusiness(stage.extension);
      await first.page.close();
      await stage.network.cut();
    });

    after(() => stage.close());

    it('opens from cold, keeps what is typed, and sends by itself when the network returns', async () => {
      const { extension, network, control } = stage;
      const form = await newBusiness(extension);
      await fillBusiness(form, MAPLE_STREET_BAKERY);
      await form.see('Saved');
      const address = form.page.url();
      await form.page.close();

      const again = await extension.open('workspace', new URL(address).hash);
      await until('what was typed is there', async () => {
        const { [NAME]: typed } = MAPLE_STREET_BAKERY;
        return (await again.valueOf('Legal name')) === typed;
      });
      await sendForReview(again);
      await again.see(/No connection to Twilio/);
      assert.deepEqual(await control.writes(), []);

      // Nobody is there: no page asks for anything, and no page keeps the worker alive.
      for (const page of await extension.browser.pages()) {
        const address = String(await page.evaluate('location.href').catch(() => ''));
        if (address.startsWith(extension.origin)) await page.close();
      }
      await network.restore();
      await until(
        'it was sent for review',
        async () => (await control.writes()).some(isSentForReview),
        120_000,
      );
      const popup = await extension.open('popup');
      await popup.see('In review');
      const writes = await control.writes();
      assert.lengthOf(writes, 11);
      assert.lengthOf(writes.filter(isSentForReview), 1);
    });
  });
