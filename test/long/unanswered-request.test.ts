import { assert } from 'chai';
import { VENDOR } from '../e2e/harness/accounts.js';
import { BROWSERS } from '../e2e/harness/launch.js';
import { openStage } from '../e2e/harness/stage.js';
import { enterAccount, fillBusiness, newBusiness, sendForReview } from '../e2e/harness/steps.js';
import { MAPLE_STREET_BAKERY } from '../fixtures/maple-street-bakery.js';

/**
 * With production waits: a request that Twilio may or may not have executed (503) is sent again only after a late execution
 * would have landed and two looks found nothing, 75 s later. The worker may die meanwhile.
 */
for (const name of BROWSERS)
  describe(`a request that was never executed, in ${name}`, function () {
    this.timeout(400_000);

    for (const [what, path, nth] of [
      ['an end user', '^/v1/EndUsers$', 1],
      ['a link', 'EntityAssignments$', 3],
    ] as const)
      it(`for ${what}: is sent again in the end, and once`, async () => {
        const stage = await openStage(name, { build: 'production' });
        try {
          const { extension, control } = stage;
          await enterAccount(extension, VENDOR);
          await control.faults([{ method: 'POST', path, nth, times: 1, fault: '503' }]);
          const form = await newBusiness(extension);
          await fillBusiness(form, MAPLE_STREET_BAKERY);
          await sendForReview(form);
          await form.see(/under way|No answer|Checking whether/);
          if (name === 'chromium') await extension.killWorker();
          await form.see('In review', 300_000);
          assert.deepEqual(await control.made(), {
            CustomerProfiles: 1,
            EndUsers: 2,
            Addresses: 1,
            SupportingDocuments: 1,
            EntityAssignments: 4,
          });
        } finally {
          await stage.close();
        }
      });
  });
