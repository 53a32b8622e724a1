import { assert } from 'chai';
import { startPartnerServer, type PartnerServer } from '../../scripts/start/partner-server.js';
import { HELLO } from '../../src/protocol/bridge-handshake.js';
import { MAPLE_STREET_BAKERY } from '../fixtures/maple-street-bakery.js';
import { VENDOR } from './harness/accounts.js';
import { BROWSERS } from './harness/launch.js';
import type { Screen } from './harness/screen.js';
import type { Stage } from './harness/stage.js';
import { openStage } from './harness/stage.js';
import {
  connectSite,
  consentWindow,
  enterAccount,
  fillBusiness,
  sendForReview,
} from './harness/steps.js';
import { until } from './harness/until.js';

/** The development build, which holds loopback's permission: no prompt can be answered headless. */
for (const name of BROWSERS)
  describe(`the window that asks before a site may send, in ${name}`, function () {
    this.timeout(120_000);
    let stage: Stage;
    let partner: PartnerServer;
    let options: Screen;
    let page: Screen;

    beforeEach(async () => {
      partner = await startPartnerServer(0);
      stage = await openStage(name, { build: 'development' });
      options = await enterAccount(stage.extension, { ...VENDOR, sandbox: stage.network.url });
      await connectSite(stage.extension, partner.url);
      page = await stage.extension.visit(partner.url);
      await page.see('Before you start');
      await fillBusiness(page, MAPLE_STREET_BAKERY);
    });

    afterEach(async () => {
      await stage.close();
      await partner.close();
    });

    it('takes no click that comes before anybody can have read it', async () => {
      await sendForReview(page);
      const consent = await consentWindow(stage.extension);
      await consent.see('You can answer now');
      // It comes to the front anew, and for the page no time passes after that. The button is made
      // to look ready, as it may on a slow machine: the clock is what counts.
      await consent.page.evaluate(`(() => {
        const now = performance.now();
        performance.now = () => now;
        dispatchEvent(new Event('focus'));
      })()`);
      const allow = await consent.find({ kind: 'button', name: 'Allow' });
      await until('the wait was begun', () =>
        allow.evaluate((button) => (button as HTMLButtonElement).disabled),
      );
      await allow.evaluate((button) => {
        (button as HTMLButtonElement).disabled = false;
        button.addEventListener('click', () => (document.title = 'clicked'));
      });
      await allow.click();
      await until('the click came', async () => (await consent.page.title()) === 'clicked');
      await consent.see('Maple Street Bakery LLC');
      assert.equal(await consentWindows(stage), 1);
      assert.deepEqual(await stage.control.writes(), []);
      await consent.page.evaluate('delete performance.now');
      await consent.see('You can answer now');
      await consent.press('Allow');
      await page.page.bringToFront();
      await page.see('In review');
    });

    it('is one, however often the site asks', async () => {
      await page.see('Saved');
      await sendForReview(page);
      const consent = await consentWindow(stage.extension);
      await consent.see('Maple Street Bakery LLC');
      const again = await stage.extension.visit(page.page.url());
      await startAgain(again);
      await consent.page.bringToFront();
      assert.equal(await consentWindows(stage), 1);
      await consent.see('You can answer now');
      await consent.press('Allow');
      await page.page.bringToFront();
      await page.see('In review');
      assert.equal(await consentWindows(stage), 0);
      assert.lengthOf(await stage.control.writes(), 11);
    });

    it('gives no leave to a site that was disconnected while it was open', async () => {
      await sendForReview(page);
      const consent = await consentWindow(stage.extension);
      await consent.see('You can answer now');
      await options.page.evaluate(
        (origin) =>
          (
            document.querySelector('th-options') as unknown as {
              host: { call(command: string, input: object): Promise<unknown> };
            }
          ).host.call('sites.disconnect', { origin }),
        partner.url,
      );
      await consent.page.bringToFront();
      await consent.see('You can answer now');
      await consent.press('Allow');
      await consent.see('Nothing to answer');
      await page.page.bringToFront();
      await page.see(/not connected|connection was lost|not allowed/);
      assert.deepEqual(await stage.control.writes(), []);
    });
  });

/** Another tab of the site starts the same business, on a port of its own. */
async function startAgain({ page }: Screen): Promise<void> {
  await page.evaluate(
    (hello) =>
      new Promise<void>((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => {
          if (data.id !== 1) return;
          const [{ id: draftId }] = data.output;
          for (const id of [2, 3, 4])
            port1.postMessage({ id, command: 'submission.start', input: { draftId } });
          // A round trip: by then the worker has taken them up.
          port1.postMessage({ id: 1_000, command: 'draft.list', input: {} });
          port1.onmessage = ({ data: next }) => {
            if (next.id === 1_000) resolve();
          };
        };
        postMessage(hello, location.origin, [port2]);
        port1.postMessage({ id: 1, command: 'draft.list', input: {} });
      }),
    HELLO,
  );
}

async function consentWindows({ extension }: Stage): Promise<number> {
  const addresses = await Promise.all(
    (await extension.browser.pages()).map((page) => page.evaluate('location.href').catch(() => '')),
  );
  return addresses.filter((address) => String(address).includes('/src/consent/')).length;
}
