import { connectToWorker } from '../extension/runtime-port.js';
import { connectOwnHost } from '../protocol/own-host.js';
import './th-options.js';

const options = document.querySelector('th-options');
if (options) {
  // Production builds know Twilio's two hosts alone; the bundler drops this address from them.
  if (__DEVELOPMENT__) options.sandbox = 'http://127.0.0.1:4010';
  options.host = connectOwnHost(() => connectToWorker('own'));
}
