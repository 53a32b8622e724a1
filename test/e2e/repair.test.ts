import { assert } from 'chai';
import { MAPLE_STREET_BAKERY, SECOND_PERSON } from '../fixtures/maple-street-bakery.js';
import { VENDOR } from './harness/accounts.js';
import { BROWSERS } from './harness/launch.js';
import type { Stage } from './harness/stage.js';
import { openStage } from './harness/stage.js';
import {
  bundleSidOn,
  enterAccount,
  fillBusiness,
  newBusiness,
  sendForReview,
} from './harness/steps.js';

for (const name of BROWSERS)
  describe(`a business that Twilio refuses, in ${name}`, function () {
    this.timeout(120_000);
    let stage: Stage;

    beforeEach(async () => {
      stage = await openStage(name, { build: 'production' });
      await enterAccount(stage.extension, VENDOR);
    });

    afterEach(() => stage.close());

    it('is repaired after the evaluation, and nothing is made twice', async () => {
      await stage.control.settings({ secondRepresentativeRequired: true });
      const form = await newBusiness(stage.extension);
      await fillBusiness(form, MAPLE_STREET_BAKERY);
      await sendForReview(form);
      const said = await form.see(/Twilio asks for/);
      assert.include(said, '22214');
      assert.include(said, 'Second representative');
      await fillBusiness(form, SECOND_PERSON);
      await sendForReview(form);
      await form.see('In review');
      assert.deepEqual(await stage.control.made(), {
        CustomerProfiles: 1,
        EndUsers: 3,
        Addresses: 1,
        SupportingDocuments: 1,
        EntityAssignments: 5,
      });
    });

    it('is repaired after the rejection: the same profile, only the changed object written', async () => {
      const form = await newBusiness(stage.extension);
      await fillBusiness(form, MAPLE_STREET_BAKERY);
      await sendForReview(form);
      await form.see('In review');
      const bundleSid = await bundleSidOn(form);
      await stage.control.reject(bundleSid, [18602]);
      const popup = await stage.extension.open('popup');
      await popup.see('18602');
      await form.page.bringToFront();
      await form.see(/Tax number and legal name/);
      const before = (await stage.control.writes()).length;
      await fillBusiness(form, {
        'customer_profile_business_information.business_registration_number': '123456780',
      });
      await sendForReview(form);
      await form.see('In review');
      const after = await stage.control.writes();
      assert.deepEqual(
        after.slice(before).map(({ path }) => path.replace(/\/[A-Z]{2}[0-9a-f]{32}/g, '/*')),
        ['/v1/EndUsers/*', '/v1/CustomerProfiles/*/Evaluations', '/v1/CustomerProfiles/*'],
      );
      assert.equal(await bundleSidOn(form), bundleSid);
    });
  });
