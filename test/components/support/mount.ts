import type { Onboarding } from '../../../src/core/commands.js';
import '../../../src/components/trusthub-onboard/trusthub-onboard.js';
import type { TrusthubOnboard } from '../../../src/components/trusthub-onboard/trusthub-onboard.js';
import { DRAFT } from '../fixtures/bakery.js';
import { mount, settle } from './page.js';

export { mount, settle, unmountAll, until } from './page.js';

/** The element on this host, opened. */
export async function open(
  onboarding: Onboarding | undefined,
  set: Partial<TrusthubOnboard> = {},
): Promise<TrusthubOnboard> {
  const element = document.createElement('trusthub-onboard');
  Object.assign(element, { draft: DRAFT, onboarding, ...set });
  mount(element);
  await settle();
  return element;
}
