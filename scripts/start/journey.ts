import type { Stage } from '../../test/e2e/harness/stage.js';
import {
  bundleSidOn,
  enterAccount,
  fillBusiness,
  newBusiness,
  seeInPopup,
  sendForReview,
} from '../../test/e2e/harness/steps.js';
import { screenshot } from '../../test/e2e/harness/screenshot.js';
import { ACCOUNT } from './demo-account.js';
import { BUSINESS } from './demo-business.js';

export interface Onboarded {
  readonly name: string;
  readonly bundleSid: string;
}

/** From an empty browser to an approved business, as a person does it. */
export async function journey({ extension, network, control }: Stage): Promise<Onboarded> {
  const options = await enterAccount(extension, { ...ACCOUNT, sandbox: network.url });
  await screenshot(options, '1-options');

  const form = await newBusiness(extension);
  await screenshot(form, '2-new-business');
  await fillBusiness(form, BUSINESS);
  await screenshot(form, '3-filled');

  await sendForReview(form);
  await form.see('In review');
  await screenshot(form, '4-in-review');

  const bundleSid = await bundleSidOn(form);
  await control.approve(bundleSid);
  const popup = await seeInPopup(extension, 'Approved');
  await screenshot(popup, '5-popup-approved');
  return { name: BUSINESS['bundle.friendly_name']!, bundleSid };
}
