import { GONE, HELLO } from './bridge-handshake.js';
import type { Channel } from './channel.js';

/** From a partner's page to the bridge in it: a port of our own, so that others cannot speak on it. */
export function pageChannel(page: Window): Channel {
  const { port1, port2 } = new MessageChannel();
  let closed: () => void = () => undefined;
  page.postMessage(HELLO, page.location.origin, [port2]);
  return {
    post: (message) => port1.postMessage(message),
    onMessage: (listener) => {
      port1.onmessage = ({ data }) => {
        if (data === GONE) closed();
        else listener(data);
      };
    },
    onClose: (listener) => {
      closed = listener;
    },
    close: () => port1.close(),
  };
}
