import { assert } from 'chai';
import { MAPLE_STREET_BAKERY, SECOND_PERSON } from '../fixtures/maple-street-bakery.js';
import { VENDOR } from '../e2e/harness/accounts.js';
import { setTimings } from '../e2e/harness/failpoints.js';
import type { Stage } from '../e2e/harness/stage.js';
import { openStage } from '../e2e/harness/stage.js';
import { enterAccount, fillBusiness, newBusiness, sendForReview } from '../e2e/harness/steps.js';
import { until } from '../e2e/harness/until.js';

/** The worker dies under a request that Twilio has executed, and others may have been on their way. */
describe('the worker killed in the middle of a submission, in chromium', function () {
  this.timeout(300_000);
  let stage: Stage;

  beforeEach(async () => {
    stage = await openStage('chromium', { build: 'test' });
    await setTimings(stage.extension);
    await enterAccount(stage.extension, VENDOR);
  });

  afterEach(() => stage.close());

  for (const [what, path, nth] of [
    ['the people are recorded', '^/v1/EndUsers$', 2],
    ['they are linked', 'EntityAssignments$', 3],
    ['it is sent for review', '^/v1/CustomerProfiles/BU[0-9a-f]{32}$', 1],
  ] as const)
    it(`while ${what}: ends with one object of each`, async () => {
      const { extension, control } = stage;
      // Executed, never answered.
      await control.faults([{ method: 'POST', path, nth, times: 1, fault: 'hang' }]);
      const form = await newBusiness(extension);
      await fillBusiness(form, { ...MAPLE_STREET_BAKERY, ...SECOND_PERSON });
      await sendForReview(form);
      await until('the request was executed', async () =>
        (await control.ledger()).some(({ fault }) => fault === 'hang'),
      );
      await extension.killWorker();
      await form.page.close();

      const popup = await extension.open('popup');
      await popup.see('In review', 200_000);
      assert.deepEqual(await control.made(), {
        CustomerProfiles: 1,
        EndUsers: 3,
        Addresses: 1,
        SupportingDocuments: 1,
        EntityAssignments: 5,
      });
    });
});
