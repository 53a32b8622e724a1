/**
 * What a partner's page loads: registers `<trusthub-onboard>` and connects each to the extension.
 * Importing it where there is no page (a server) does nothing and does not throw.
 */
import { define } from '../components/define.js';
import { TrusthubOnboard } from '../components/trusthub-onboard/trusthub-onboard.component.js';
import { attachConnection } from './attach-connection.js';

export { TrusthubOnboard };

// Before the tag is defined: elements that stand in the page already, in whatever shadow root, are
// made at that moment.
TrusthubOnboard.addInitializer((element) => attachConnection(element as TrusthubOnboard));
define('trusthub-onboard', TrusthubOnboard);
