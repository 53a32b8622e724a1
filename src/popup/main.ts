import { connectToWorker } from '../extension/runtime-port.js';
import { speakAsBrowser } from '../locales/speak.js';
import { connectOwnHost } from '../protocol/own-host.js';
import { siteInFront } from './connect-site.js';

await speakAsBrowser();

const host = connectOwnHost(() => connectToWorker('own'));
const popup = document.querySelector('th-popup');
if (popup) popup.host = host;
// What it is given before, it has when it is first rendered.
await import('./th-popup.js');
if (popup) {
  const site = await siteInFront(host);
  popup.site = site?.origin ?? '';
  popup.connectSite = site && ((): Promise<unknown> => site.connect());
}
