import type { Runtime } from './browser.js';
import { browser } from './browser.js';

/** What a port is for; the worker decides by the sender, never by this name alone. */
export type PortName = 'own' | 'site';

/**
 * A runtime port as a channel (the shape of `protocol/channel.ts`). Listens from the first moment
 * and keeps what arrives until somebody takes it: a port has no memory of its own.
 */
export function runtimeChannel(port: Runtime.Port) {
  let listener: ((message: unknown) => void) | undefined;
  let closed = false;
  const early: unknown[] = [];
  const closers: (() => void)[] = [];
  port.onMessage.addListener((message: unknown) => {
    if (listener) listener(message);
    else early.push(message);
  });
  port.onDisconnect.addListener(() => {
    closed = true;
    for (const closer of closers) closer();
  });
  return {
    post(message: unknown): void {
      if (!closed) port.postMessage(message);
    },
    onMessage(next: (message: unknown) => void): void {
      listener = next;
      for (const message of early.splice(0)) next(message);
    },
    onClose(next: () => void): void {
      if (closed) next();
      else closers.push(next);
    },
    close: (): void => port.disconnect(),
  };
}

/** Opens a port to the worker, waking it when it sleeps. Throws when the extension was updated. */
export const connectToWorker = (name: PortName) =>
  runtimeChannel(browser.runtime.connect({ name }));
