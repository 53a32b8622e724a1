import type { Runtime } from './browser.js';
import { browser } from './browser.js';

/** What a port is for; the worker decides by the sender, never by this name alone. */
export type PortName = 'own' | 'site';

/**
 * A runtime port as a channel (the shape of `protocol/channel.ts`). Listens from the first moment
 * and keeps what arrives until somebody takes it: a port has no memory of its own. The side that
 * disconnects is not told by the browser, so closing tells our own listeners; once closed, nothing
 * is heard any more, and posting does nothing.
 */
export function runtimeChannel(port: Runtime.Port) {
  let listener: ((message: unknown) => void) | undefined;
  let closed = false;
  let closedByUs = false;
  const early: unknown[] = [];
  const closers: (() => void)[] = [];
  function ended(): void {
    closed = true;
    for (const closer of closers.splice(0)) closer();
  }
  port.onMessage.addListener((message: unknown) => {
    if (closedByUs) return;
    if (listener) listener(message);
    else early.push(message);
  });
  port.onDisconnect.addListener(ended);
  return {
    /** Throws where the extension was updated under this page. */
    post(message: unknown): void {
      if (closed) return;
      try {
        port.postMessage(message);
      } catch (error) {
        // A port may be gone before its event says so.
        if (!/disconnected port/i.test(String(error))) throw error;
        ended();
      }
    },
    onMessage(next: (message: unknown) => void): void {
      listener = next;
      for (const message of early.splice(0)) next(message);
    },
    onClose(next: () => void): void {
      if (closed) next();
      else closers.push(next);
    },
    close(): void {
      if (closed) return;
      closedByUs = true;
      early.length = 0;
      port.disconnect();
      ended();
    },
  };
}

/** Opens a port to the worker, waking it when it sleeps. Throws when the extension was updated. */
export const connectToWorker = (name: PortName) =>
  runtimeChannel(browser.runtime.connect({ name }));
