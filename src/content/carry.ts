import { GONE, LARGEST_MESSAGE } from '../protocol/bridge-handshake.js';
import type { Channel } from '../protocol/channel.js';
import type { ErrorEnvelope } from '../protocol/envelope.js';

/**
 * Between one port of the page and the worker: checks how much is said, never what. When there is
 * no way to the worker, every message is answered with `GONE`, so that nobody waits for nothing.
 */
export function carry(page: MessagePort, connect: () => Channel): void {
  let worker: Channel | undefined;
  const gone = (): void => {
    worker = undefined;
    page.postMessage(GONE);
  };
  page.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (!worker) return page.postMessage(GONE);
    if (!isCarried(data)) return refuse(page, data);
    try {
      worker.post(data);
    } catch {
      gone();
    }
  };
  try {
    worker = connect();
  } catch {
    // The extension was updated or removed: this bridge is an orphan.
    return gone();
  }
  worker.onMessage((message) => page.postMessage(message));
  worker.onClose(gone);
}

/** Not too large, and such as JSON can say. */
function isCarried(data: unknown): boolean {
  try {
    return (JSON.stringify(data) ?? '').length <= LARGEST_MESSAGE;
  } catch {
    return false;
  }
}

function refuse(page: MessagePort, data: unknown): void {
  const id = (data as { id?: unknown } | null)?.id;
  if (typeof id !== 'number') return;
  const error = { code: 'invalid', message: 'This message is too large' } as const;
  page.postMessage({ id, error } satisfies ErrorEnvelope);
}
