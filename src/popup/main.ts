import { connectToWorker } from '../extension/runtime-port.js';
import { connectOwnHost } from '../protocol/own-host.js';
import { siteInFront } from './connect-site.js';
import './th-popup.js';

const host = connectOwnHost(() => connectToWorker('own'));
const popup = document.querySelector('th-popup');
if (popup) {
  popup.host = host;
  const site = await siteInFront(host);
  popup.site = site?.origin ?? '';
  popup.connectSite = site && ((): Promise<unknown> => site.connect());
}
