/**
 * What a partner's page loads: registers `<trusthub-onboard>` and connects it to the extension.
 * Importing it where there is no page (a server) does nothing and does not throw.
 */
import { TrusthubOnboard } from '../components/trusthub-onboard/trusthub-onboard.js';
import { attachConnection } from './attach-connection.js';

export { TrusthubOnboard };

if (globalThis.document !== undefined) {
  for (const element of document.querySelectorAll('trusthub-onboard')) attachConnection(element);
  TrusthubOnboard.addInitializer((element) => attachConnection(element as TrusthubOnboard));
}
