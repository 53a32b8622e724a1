import { connectToWorker } from '../extension/runtime-port.js';
import { connectOwnHost } from '../protocol/own-host.js';
import './th-consent.js';

const consent = document.querySelector('th-consent');
if (consent) {
  consent.request = new URLSearchParams(location.search).get('id') ?? '';
  consent.host = connectOwnHost(() => connectToWorker('own'));
}
