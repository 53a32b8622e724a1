import { msg } from '@lit/localize';
import { connectToWorker } from '../extension/runtime-port.js';
import { speakAsBrowser } from '../locales/speak.js';
import { connectOwnHost } from '../protocol/own-host.js';

await speakAsBrowser();
document.title = msg('Allow this? – Trust Hub Onboard');

const consent = document.querySelector('th-consent');
if (consent) {
  consent.request = new URLSearchParams(location.search).get('id') ?? '';
  consent.host = connectOwnHost(() => connectToWorker('own'));
}

// What it was given before, it has when it is first rendered.
await import('./th-consent.js');
