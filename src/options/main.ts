import { msg } from '@lit/localize';
import { connectToWorker } from '../extension/runtime-port.js';
import { speakAsBrowser } from '../locales/speak.js';
import { connectOwnHost } from '../protocol/own-host.js';

await speakAsBrowser();
document.title = msg('Settings – Trust Hub Onboard');

const options = document.querySelector('th-options');
if (options) {
  // Production builds know Twilio's two hosts alone; the bundler drops this address from them.
  if (__DEVELOPMENT__) options.sandbox = 'http://127.0.0.1:4010';
  options.host = connectOwnHost(() => connectToWorker('own'));
}

// What it was given before, it has when it is first rendered.
await import('./th-options.js');
