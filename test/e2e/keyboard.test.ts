import { assert } from 'chai';
import { MAPLE_STREET_BAKERY } from '../fixtures/maple-street-bakery.js';
import { VENDOR } from './harness/accounts.js';
import { Keyboard } from './harness/keyboard.js';
import { BROWSERS } from './harness/launch.js';
import { openStage, type Stage } from './harness/stage.js';
import { enterAccount } from './harness/steps.js';

const BUSINESS = 'customer_profile_business_information';
const NAME = `${BUSINESS}.business_name`;
const NUMBER = `${BUSINESS}.business_registration_number`;

/** No mouse, and nothing is focused from outside: whatever is reached is reached by a key. */
for (const name of BROWSERS)
  describe(`the keyboard alone, in ${name}`, function () {
    this.timeout(120_000);
    let stage: Stage;

    before(async () => {
      stage = await openStage(name, { build: 'production' });
      await enterAccount(stage.extension, VENDOR);
    });

    after(() => stage.close());

    it('goes from the workspace to “In review”, seen at every stop and never lost', async () => {
      const screen = await stage.extension.open('workspace');
      await screen.see('No business yet');
      const keyboard = new Keyboard(screen);

      await keyboard.tabTo((stop) => stop.name === 'New business');
      await keyboard.press('Enter');
      await screen.see('Before you start');

      // The empty form is refused: the summary takes focus and leads to the field.
      await keyboard.tabTo((stop) => stop.name.startsWith('Review and send'));
      await keyboard.press('Enter');
      await screen.see('Look it over once more');
      await keyboard.tabTo((stop) => stop.name === 'Send for review');
      await keyboard.press('Enter');
      await screen.see(/There are \d+ things to change/);
      await keyboard.settleOn((stop) => /^There are \d+ things to change/.test(stop.name));
      await keyboard.tabTo((stop) => stop.name === 'Enter the legal name');
      await keyboard.press('Enter');
      await keyboard.settleOn((stop) => stop.path === NAME);

      const typed = { ...MAPLE_STREET_BAKERY, [NUMBER]: '12345' };
      for (const [path, value] of Object.entries(typed)) {
        await keyboard.tabTo((stop) => stop.path === path);
        await keyboard.enter(value);
      }
      await keyboard.tabTo((stop) => stop.name === 'Review and send');
      await keyboard.press(' ');
      await keyboard.tabTo((stop) => stop.name === 'Send for review');
      await keyboard.press(' ');
      await screen.see('There is one thing to change');
      await keyboard.settleOn((stop) => stop.name.startsWith('There is one thing to change'));
      await keyboard.tabTo((stop) => stop.name.startsWith('Enter all nine digits'));
      await keyboard.press('Enter');
      await keyboard.settleOn((stop) => stop.path === NUMBER);
      await keyboard.enter('123456789');
      await keyboard.tabTo((stop) => stop.name === 'Review and send');
      await keyboard.press('Enter');
      await keyboard.tabTo((stop) => stop.name === 'Send for review');
      await keyboard.press('Enter');
      await screen.see('A reviewer at Twilio');
      await keyboard.settleOn((stop) => stop.name === 'Maple Street Bakery LLC');

      assert.isAbove(keyboard.stops, 60);
      assert.deepEqual(keyboard.unseen, [], 'stops that do not show that they have focus');
    });
  });
