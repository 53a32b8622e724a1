/** Defines the element. Whoever has to prepare each one first imports the class and defines it then. */
import { define } from '../define.js';
import { TrusthubOnboard } from './trusthub-onboard.component.js';

export { TrusthubOnboard };

define('trusthub-onboard', TrusthubOnboard);
