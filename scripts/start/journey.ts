import type { Build } from '../../test/e2e/harness/extension-browser.js';
import type { Screen } from '../../test/e2e/harness/screen.js';
import type { Stage } from '../../test/e2e/harness/stage.js';
import {
  bundleSidOn,
  enterAccount,
  fillBusiness,
  newBusiness,
  seeInPopup,
  sendForReview,
} from '../../test/e2e/harness/steps.js';
import { screenshot as takeScreenshot } from '../../test/e2e/harness/screenshot.js';
import { ACCOUNT } from './demo-account.js';
import { BUSINESS } from './demo-business.js';

export interface Onboarded {
  readonly name: string;
  readonly bundleSid: string;
}

/**
 * From an empty browser to an approved business, as a person does it. A development build is told
 * where the sandbox is; the product takes it for Twilio.
 */
export async function journey(stage: Stage, build: Build): Promise<Onboarded> {
  const { extension, network, control } = stage;
  const sandbox = build === 'development' ? { sandbox: network.url } : {};
  const screenshot = (screen: Screen, name: string): Promise<string> =>
    takeScreenshot(screen, `journey-${extension.name}-${build}-${name}`);

  const options = await enterAccount(extension, { ...ACCOUNT, ...sandbox });
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
