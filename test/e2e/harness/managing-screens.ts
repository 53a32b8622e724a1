import type { DraftId } from '../../../src/core/draft/draft.js';
import { friendlyName } from '../../../src/core/submission/mark.js';
import { VENDOR } from './accounts.js';
import type { Look } from './every-screen.js';
import { filledForm } from './filled-form.js';
import type { Screen } from './screen.js';
import type { Stage } from './stage.js';

/** The screens of what can be done beside sending a business. */

export async function leftOver({ extension, control }: Stage, look: Look): Promise<void> {
  const screen = await extension.open('workspace', '#/leftovers');
  await screen.see('Nothing is left over');
  await look('leftovers, none', screen);
  await leaveBehind(control.url);
  await screen.press('Look again');
  await screen.see('1 person or business');
  await look('leftovers, found', screen);
  await screen.press('Remove Harbor Freightways');
  await screen.see('It cannot be brought back');
  await look('leftovers, asked', screen);
  await screen.press('Remove from Twilio');
  await screen.see('1 object of Harbor Freightways removed');
  await look('leftovers, removed', screen);
  await screen.page.close();
}

/** What another device might have made before it was lost. */
async function leaveBehind(url: string): Promise<void> {
  const mark = {
    draftId: 'h4rb0rfr8t' as DraftId,
    generation: 1,
    run: 'ab12',
    role: 'u0',
  } as const;
  const { status } = await fetch(`${url}/v1/EndUsers`, {
    method: 'POST',
    headers: {
      Authorization: `Basic ${btoa(`${VENDOR.username}:${VENDOR.secret}`)}`,
      'Content-Type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({
      FriendlyName: friendlyName('Harbor Freightways', mark),
      Type: 'authorized_representative_1',
      Attributes: '{}',
    }),
  });
  if (status !== 201) throw new Error(`the leftover was answered by ${status}`);
}

export async function numbersChosen(form: Screen, look: Look): Promise<void> {
  await strike(form, { kind: 'button', name: 'Choose numbers' }, 'Enter');
  await strike(form, { kind: 'field', name: '+12025550102' }, ' ');
  await strike(form, { kind: 'field', name: '+12025550103' }, ' ');
  await strike(form, { kind: 'button', name: 'Take out +12025550103' }, 'Enter');
  await look('form, numbers', form);
}

export async function managed(form: Screen, look: Look): Promise<void> {
  await form.press('Phone numbers');
  await form.choose('+12025550101');
  await form.press('Assign one number');
  await form.see('+12025550101: assigned');
  await look('managing, numbers', form);
  await form.press('Name and notifications');
  await form.fill('E-mail for status changes', 'nobody');
  await form.press('Save changes');
  await form.see('Enter a whole e-mail address');
  await look('managing, details', form);
  // An approved profile's properties are refused by a sandbox of its own accord.
  await form.fill('E-mail for status changes', 'team@vendor.example');
  await form.press('Save changes');
  await form.see('60711');
  await look('managing, details refused', form);
  await form.press('Twilio’s checks');
  await form.press('Changes asked for');
  await form.see('22214');
  await look('managing, checks', form);
}

export async function stopped({ extension, control }: Stage, look: Look): Promise<void> {
  await control.settings({ secondRepresentativeRequired: false });
  const form = await filledForm(extension, {});
  await form.press('Review and send');
  await form.press('Only check against Twilio’s rules');
  await form.see('Ready to send');
  await look('submission, ready to send', form);
  await form.press('Stop and clean up');
  await form.see('What you typed is kept');
  await look('submission, asked to stop', form);
  await control.faults([{ method: 'DELETE', path: '^/v1/', fault: 'latency:4000' }]);
  await form.press('Stop and clean up', { within: 'Stop and clean up?' });
  await form.see('Taking back');
  await look('submission, stopping', form);
  await control.faults([]);
  await form.see('Nothing of this is left at Twilio', 60_000);
  await look('submission, stopped', form);
  await form.page.close();
}

/** By the keyboard, which needs no place that is free of the bar at the foot. */
const strike = async (
  screen: Screen,
  what: Parameters<Screen['find']>[0],
  key: 'Enter' | ' ',
): Promise<void> => (await screen.find(what)).press(key);
