import { assert } from 'chai';
import { SECOND_PERSON } from '../fixtures/maple-street-bakery.js';
import { VENDOR } from './harness/accounts.js';
import { filledForm, prefill } from './harness/filled-form.js';
import { BROWSERS } from './harness/launch.js';
import type { Screen } from './harness/screen.js';
import type { Stage } from './harness/stage.js';
import { openStage } from './harness/stage.js';
import { bundleSidOn, enterAccount, sendForReview } from './harness/steps.js';

const NAME = 'customer_profile_business_information.business_name';
const NOTHING = {
  CustomerProfiles: 0,
  EndUsers: 0,
  Addresses: 0,
  SupportingDocuments: 0,
  EntityAssignments: 0,
};

for (const name of BROWSERS)
  describe(`managing a business in ${name}`, function () {
    this.timeout(120_000);
    let stage: Stage;

    beforeEach(async () => {
      stage = await openStage(name, { build: 'production' });
      await (await enterAccount(stage.extension, VENDOR)).page.close();
    });

    afterEach(() => stage.close());

    it('assigns numbers with the profile, and after approval, naming who has one already', async () => {
      const first = await filledForm(stage.extension, { [NAME]: 'Blue Heron Dental' });
      await first.press('Choose numbers');
      await first.choose('+12025550103');
      await first.see('Saved');
      await approved(stage, first);
      assert.deepEqual(await assignedNumbers(stage), [3]);

      const second = await filledForm(stage.extension);
      await approved(stage, second);
      await second.press('Phone numbers');
      await second.choose('+12025550101');
      await second.choose('+12025550103');
      await second.press('Assign 2 numbers');
      const said = await second.see('1 of 2 changed');
      assert.include(said, '+12025550101: assigned');
      assert.include(said, '+12025550103: not assigned');
      assert.include(said, 'It belongs to Blue Heron Dental');
      assert.include(said, '70003');
      assert.deepEqual(await assignedNumbers(stage), [1, 3]);

      await second.choose('+12025550101');
      await second.press('Take out one number');
      await second.see('+12025550101: taken out');
      assert.deepEqual(await assignedNumbers(stage), [3]);
    });

    it('changes name and notifications, each by a request of its own', async () => {
      await stage.control.settings({ editWhenApproved: 'allow' });
      const form = await filledForm(stage.extension);
      await approved(stage, form);
      const before = (await stage.control.writes()).length;
      await form.press('Name and notifications');
      await form.fill('Name in lists', 'The bakery');
      await form.fill('E-mail for status changes', 'team@vendor.example');
      await form.press('Save changes');
      await form.see('Saved at Twilio.');
      const writes = (await stage.control.writes()).slice(before);
      assert.lengthOf(writes, 2);
      const profile = await bundleSidOn(form);
      for (const { path } of writes) assert.equal(path, `/v1/CustomerProfiles/${profile}`);

      await stage.control.settings({ editWhenApproved: 'refuse' });
      await form.fill('Name in lists', 'The other bakery');
      await form.press('Save changes');
      const said = await form.see('Not saved.');
      assert.include(said, '60711');
      assert.equal(await form.valueOf('Name in lists'), 'The other bakery');
    });

    it('lists what Twilio checked, newest first, and opens one', async () => {
      await stage.control.settings({ secondRepresentativeRequired: true });
      const form = await filledForm(stage.extension);
      await sendForReview(form);
      await form.see('Twilio asks for');
      await prefill(form, SECOND_PERSON);
      await form.see('All changed');
      await sendForReview(form);
      await form.see('A reviewer at Twilio');
      await form.press('Twilio’s checks');
      const said = await form.see(/Passed .* Changes asked for/);
      assert.notInclude(said, '22214');
      await form.press('Changes asked for');
      await form.see('22214');
    });

    it('stops from the progress and leaves nothing behind, and can be sent after all', async () => {
      const form = await filledForm(stage.extension);
      await stage.control.faults([
        { method: 'POST', path: '^/v1/EndUsers$', fault: 'latency:15000' },
      ]);
      await sendForReview(form);
      await form.see('It goes on by itself');
      await form.press('Stop and clean up');
      await form.see('What you typed is kept');
      await form.press('Stop and clean up', { within: 'Stop and clean up?' });
      await form.see('Nothing of this is left at Twilio', 60_000);
      assert.deepEqual(await stage.control.made(), NOTHING);
      await stage.control.faults([]);
      await sendForReview(form);
      await form.see('A reviewer at Twilio');
      assert.equal((await stage.control.made())['CustomerProfiles'], 1);
    });

    it('checks without sending, and sends when it is wanted', async () => {
      const form = await filledForm(stage.extension);
      await form.press('Review and send');
      await form.press('Only check against Twilio’s rules');
      await form.see('Ready to send');
      const profile = await bundleSidOn(form);
      assert.equal(await statusOf(stage, profile), 'draft');
      await form.press('Send for review');
      await form.see('A reviewer at Twilio');
      assert.equal(await bundleSidOn(form), profile);
      assert.notEqual(await statusOf(stage, profile), 'draft');
    });

    it('finds what another device left, removes one and takes up the other', async () => {
      for (const business of ['Harbor Freightways', 'Lumen Physio']) {
        const form = await filledForm(stage.extension, { [NAME]: business });
        await form.press('Review and send');
        await form.press('Only check against Twilio’s rules');
        await form.see('Ready to send');
      }
      await stage.extension.close();
      const other = await stage.launch();
      await (await enterAccount(other, VENDOR)).page.close();
      const workspace = await other.open('workspace');
      await workspace.follow('Find leftovers at Twilio');
      const said = await workspace.see('1 profile, 2 people and businesses');
      assert.include(said, 'Harbor Freightways');
      assert.include(said, 'Lumen Physio');
      await workspace.press('Remove Harbor Freightways');
      await workspace.press('Remove from Twilio');
      await workspace.see('of Harbor Freightways removed');
      assert.equal((await stage.control.made())['CustomerProfiles'], 1);

      await workspace.press('Take up here Lumen Physio');
      await workspace.see('Lumen Physio is in the list of this device now', 60_000);
      await workspace.follow('Open Lumen Physio');
      await workspace.see('Stop and clean up', 60_000);
      assert.equal((await stage.control.made())['CustomerProfiles'], 1);
    });
  });

/** Sends it, and has it approved. */
async function approved({ control, extension }: Stage, form: Screen): Promise<void> {
  await sendForReview(form);
  await form.see('A reviewer at Twilio');
  await control.approve(await bundleSidOn(form));
  // Whoever opens the list has Twilio asked.
  const popup = await extension.open('popup');
  await popup.see('Approved');
  await popup.page.close();
  await form.page.bringToFront();
  await form.see('Twilio approved this business');
}

/** Of the vendor's three numbers those that some profile has. */
async function assignedNumbers({ control }: Stage): Promise<number[]> {
  const { ChannelEndpointAssignments: all = [] } = await control.state();
  return all
    .map(({ channel_endpoint_sid: sid = '' }) => Number(sid.slice(-1)))
    .toSorted((a, b) => a - b);
}

async function statusOf({ control }: Stage, profile: string): Promise<string | undefined> {
  const { CustomerProfiles: all = [] } = await control.state();
  return all.find(({ sid }) => sid === profile)?.status;
}
