import type { TrusthubOnboard } from '../components/trusthub-onboard/trusthub-onboard.component.js';
import { onboardingOfPage, onBridge } from './page-connection.js';

/**
 * Gives an element of a partner's page its host: the extension, through the bridge, unless the page
 * set one itself or names a relay. Called while the element is made: what the page put on it is to
 * be read only later.
 */
export function attachConnection(element: TrusthubOnboard): void {
  const connect = async (): Promise<void> => {
    if (element.onboarding || element.relay) return;
    const onboarding = await onboardingOfPage();
    if (element.onboarding || element.relay) return;
    if (onboarding) element.onboarding = onboarding;
    else element.connection = 'absent';
  };
  element.addEventListener('trusthub-reconnect', () => void connect());
  onBridge(window, () => void connect());
  queueMicrotask(() => void connect());
}
