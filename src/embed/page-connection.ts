import type { Onboarding } from '../core/commands.js';
import { HERE } from '../protocol/bridge-handshake.js';
import { connectOnboarding } from '../protocol/connect-onboarding.js';
import { pageChannel } from '../protocol/page-channel.js';

/** How long a bridge may take before we say that this site is not connected. */
const PATIENCE = 1_500;

let bridged: Promise<Onboarding | undefined> | undefined;

/**
 * The façade behind this page's bridge, shared by all elements of the page; `undefined` when no
 * bridge answered in time. Asking anew after that looks again.
 */
export function onboardingOfPage(page: Window = window): Promise<Onboarding | undefined> {
  bridged ??= shakeHands(page).then((onboarding) => {
    if (!onboarding) bridged = undefined;
    return onboarding;
  });
  return bridged;
}

/** The bridge may be there already, come soon, or be connected by the person at any later time. */
export function onBridge(page: Window, listener: () => void): void {
  page.addEventListener('message', ({ source, data }) => {
    if (source === page && data === HERE) listener();
  });
}

async function shakeHands(page: Window): Promise<Onboarding | undefined> {
  const onboarding = connectOnboarding(() => pageChannel(page));
  const answered = onboarding.call('draft.list', {}).then(
    () => onboarding,
    () => undefined,
  );
  const late = new Promise<undefined>((resolve) => {
    setTimeout(resolve, PATIENCE);
  });
  return Promise.race([answered, late]);
}
