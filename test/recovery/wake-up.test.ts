import { assert } from 'chai';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Phase } from '../../src/core/submission/phase.js';
import { MAPLE_STREET_BAKERY, SECOND_PERSON } from '../fixtures/maple-street-bakery.js';
import { VENDOR } from '../e2e/harness/accounts.js';
import type { ExtensionBrowser } from '../e2e/harness/extension-browser.js';
import { setTimings } from '../e2e/harness/failpoints.js';
import { BROWSERS } from '../e2e/harness/launch.js';
import type { Stage } from '../e2e/harness/stage.js';
import { openStage } from '../e2e/harness/stage.js';
import { enterAccount, fillBusiness, newBusiness, sendForReview } from '../e2e/harness/steps.js';
import { storedLocally } from '../e2e/harness/stored.js';
import { until } from '../e2e/harness/until.js';

const BY_ITSELF = 5_000;

const EVERYTHING_ONCE = {
  CustomerProfiles: 1,
  EndUsers: 3,
  Addresses: 1,
  SupportingDocuments: 1,
  EntityAssignments: 5,
};

const isPaused = (stored: unknown): boolean => (stored as Partial<Phase>).status === 'paused';

for (const name of BROWSERS)
  describe(`a run that ends with its process, in ${name}`, function () {
    this.timeout(180_000);
    let profile: string;
    let stage: Stage;

    beforeEach(async () => {
      profile = await mkdtemp(join(tmpdir(), 'trusthub-wake-up-'));
      stage = await openStage(name, { build: 'test', profile });
      await setTimings(stage.extension);
    });

    afterEach(async () => {
      await stage.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    });

    /** Sends a business, and stops where a request was executed whose answer never comes. */
    async function leaveInTheMidst(): Promise<void> {
      const { extension, control } = stage;
      await enterAccount(extension, VENDOR);
      await control.faults([
        { method: 'POST', path: '^/v1/EndUsers$', nth: 2, times: 1, fault: 'hang' },
      ]);
      const form = await newBusiness(extension);
      await fillBusiness(form, { ...MAPLE_STREET_BAKERY, ...SECOND_PERSON });
      await sendForReview(form);
      await until('the request was executed', async () =>
        (await control.ledger()).some(({ fault }) => fault === 'hang'),
      );
    }

    /** The key was in memory alone: nothing goes on without it, and with it all does by itself. */
    async function goesOnWithTheKey(extension: ExtensionBrowser): Promise<void> {
      await until('it was looked at with no page open', async () =>
        Object.values(await storedLocally(extension)).some(isPaused),
      );
      const popup = await extension.open('popup');
      await popup.see('Paused');
      const before = (await stage.control.writes()).length;
      const options = await enterAccount(extension, VENDOR);
      await until(
        'it goes on by itself',
        async () => (await stage.control.writes()).length > before,
        BY_ITSELF,
      );
      await options.page.close();
      await popup.see('In review', 60_000);
      assert.deepEqual(await stage.control.made(), EVERYTHING_ONCE);
    }

    it('goes on after the browser was killed and started again, once the key is there', async () => {
      await leaveInTheMidst();
      const browser = stage.extension.browser.process()!;
      const gone = once(browser, 'exit');
      browser.kill('SIGKILL');
      await gone;
      await goesOnWithTheKey(await stage.launch({ profile }));
    });

    it('goes on after the extension was updated, once the key is there', async () => {
      await leaveInTheMidst();
      const { extension } = stage;
      await extension.update();
      await goesOnWithTheKey(extension);
    });
  });
