import { assert } from 'chai';
import { MAPLE_STREET_BAKERY, SECOND_PERSON } from '../fixtures/maple-street-bakery.js';
import { VENDOR } from './harness/accounts.js';
import type { Stage } from './harness/stage.js';
import { openStage } from './harness/stage.js';
import { enterAccount, fillBusiness, newBusiness, sendForReview } from './harness/steps.js';
import { until } from './harness/until.js';

/** Production build and waits. The answers are slow, so that the worker dies under its requests. */
describe('the worker killed in the middle of a submission, in chromium', function () {
  this.timeout(240_000);
  let stage: Stage;

  beforeEach(async () => {
    stage = await openStage('chromium', { build: 'production' });
    await enterAccount(stage.extension, VENDOR);
  });

  afterEach(() => stage.close());

  for (const [what, path] of [
    ['the profile and the people are created', '^/v1/(CustomerProfiles|EndUsers)$'],
    ['they are linked', 'EntityAssignments$'],
    ['it is sent for review', '^/v1/CustomerProfiles/BU[0-9a-f]{32}$'],
  ] as const)
    it(`while ${what}: ends with one object of each`, async () => {
      const { extension, control } = stage;
      await control.faults([{ method: 'POST', path, nth: 1, times: 99, fault: 'latency:1500' }]);
      const form = await newBusiness(extension);
      await fillBusiness(form, { ...MAPLE_STREET_BAKERY, ...SECOND_PERSON });
      await sendForReview(form);
      await until('a slow request was taken up', async () =>
        (await control.executing()).some((call) => new RegExp(path).test(call)),
      );
      await extension.killWorker();
      await control.faults([]);
      await form.page.close();

      const popup = await extension.open('popup');
      await popup.see('In review', 120_000);
      assert.deepEqual(await control.made(), {
        CustomerProfiles: 1,
        EndUsers: 3,
        Addresses: 1,
        SupportingDocuments: 1,
        EntityAssignments: 5,
      });
    });
});
