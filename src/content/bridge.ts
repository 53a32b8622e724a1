/**
 * The bridge in a connected site's page: checks who speaks and how much, never what. It carries
 * between the page's port and the worker, which decides by the browser's word who is speaking.
 */
import { connectToWorker } from '../extension/runtime-port.js';
import { HELLO, HERE } from '../protocol/bridge-handshake.js';
import { carry } from './carry.js';

const scope = globalThis as { trusthubBridge?: true };

function start(): void {
  window.addEventListener('message', ({ source, origin, data, ports: [port] }) => {
    if (source !== window || origin !== location.origin || data !== HELLO || !port) return;
    carry(port, () => connectToWorker('site'));
  });
  window.postMessage(HERE, location.origin);
}

// Injected when the site is connected and registered for later visits: once is enough. A frame is
// not the site.
if (window === window.top && !scope.trusthubBridge) {
  scope.trusthubBridge = true;
  start();
}
