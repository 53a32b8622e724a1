/**
 * The bridge in a connected site's page: checks who speaks and how much, never what. It carries
 * between the page's port and the worker, which decides by the browser's word who is speaking.
 */
import { connectToWorker } from '../extension/runtime-port.js';
import { GONE, HELLO, HERE, LARGEST_MESSAGE } from '../protocol/bridge-handshake.js';

const scope = globalThis as { trusthubBridge?: true };

function carry(page: MessagePort): void {
  const worker = connectToWorker('site');
  worker.onMessage((message) => page.postMessage(message));
  worker.onClose(() => page.postMessage(GONE));
  page.onmessage = ({ data }: MessageEvent<unknown>) => {
    if ((JSON.stringify(data) ?? '').length <= LARGEST_MESSAGE) worker.post(data);
  };
}

function start(): void {
  window.addEventListener('message', ({ source, origin, data, ports: [port] }) => {
    if (source !== window || origin !== location.origin || data !== HELLO || !port) return;
    carry(port);
  });
  window.postMessage(HERE, location.origin);
}

// Injected when the site is connected and registered for later visits: once is enough. A frame is
// not the site.
if (window === window.top && !scope.trusthubBridge) {
  scope.trusthubBridge = true;
  start();
}
