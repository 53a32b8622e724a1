import { connectToWorker } from '../extension/runtime-port.js';
import { speakAsBrowser } from '../locales/speak.js';
import { connectOwnHost } from '../protocol/own-host.js';
import { siteInFront } from './connect-site.js';

await speakAsBrowser();
await import('./th-popup.js');

const host = connectOwnHost(() => connectToWorker('own'));
const popup = document.querySelector('th-popup');
if (popup) {
  popup.host = host;
  const site = await siteInFront(host);
  popup.site = site?.origin ?? '';
  popup.connectSite = site && ((): Promise<unknown> => site.connect());
}
