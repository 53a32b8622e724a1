import { assert } from 'chai';
import { startPartnerServer, type PartnerServer } from '../../scripts/start/partner-server.js';
import { MAPLE_STREET_BAKERY } from '../fixtures/maple-street-bakery.js';
import { VENDOR } from './harness/accounts.js';
import { BROWSERS } from './harness/launch.js';
import type { Stage } from './harness/stage.js';
import { openStage } from './harness/stage.js';
import {
  connectSite,
  consentWindow,
  enterAccount,
  fillBusiness,
  sendForReview,
} from './harness/steps.js';

/** The development build, which holds loopback's permission: no prompt can be answered headless. */
for (const name of BROWSERS)
  describe(`a partner's page in ${name}`, function () {
    this.timeout(120_000);
    let stage: Stage;
    let partner: PartnerServer;

    beforeEach(async () => {
      partner = await startPartnerServer(0);
      stage = await openStage(name, { build: 'development' });
      await enterAccount(stage.extension, { ...VENDOR, sandbox: stage.network.url });
    });

    afterEach(async () => {
      await stage.close();
      await partner.close();
    });

    it('says that it is not connected, and opens once the person has connected it', async () => {
      const page = await stage.extension.visit(partner.url);
      await page.see('not connected');
      await connectSite(stage.extension, partner.url);
      await page.page.bringToFront();
      await page.page.reload();
      await page.see('Before you start');
    });

    it('sends a business only after the person allowed it in a window of the extension', async () => {
      await connectSite(stage.extension, partner.url);
      const page = await stage.extension.visit(partner.url);
      await page.see('Before you start');
      await fillBusiness(page, MAPLE_STREET_BAKERY);
      await sendForReview(page);
      const consent = await consentWindow(stage.extension);
      await consent.see(partner.url);
      await consent.see('Maple Street Bakery LLC');
      assert.deepEqual(await stage.control.writes(), []);
      await consent.see('You can answer now');
      await consent.press('Allow');
      await page.page.bringToFront();
      await page.see('In review');
      assert.lengthOf(await stage.control.writes(), 11);
      const heard = await page.page.$eval('#events', (list) => list.textContent ?? '');
      assert.include(heard, 'trusthub-status');
      for (const typed of ['Maple', '12345', 'Quill', 'ada@'])
        assert.notInclude(heard, typed, 'an event told what was typed');
    });

    it('sends nothing when the person denies it, and keeps what was typed', async () => {
      await connectSite(stage.extension, partner.url);
      const page = await stage.extension.visit(partner.url);
      await page.see('Before you start');
      await fillBusiness(page, MAPLE_STREET_BAKERY);
      await sendForReview(page);
      const consent = await consentWindow(stage.extension);
      await consent.see('You can answer now');
      await consent.press('Deny');
      await page.page.bringToFront();
      await page.see('Sending was not allowed');
      assert.deepEqual(await stage.control.writes(), []);
      await page.see('Maple Street Bakery LLC');
    });
  });
