/**
 * The browser's extension API as far as a test needs it. Imported first: what imports
 * `extension/browser.ts` throws anywhere else than in an extension.
 */
export const fakeBrowser = {
  runtime: { id: 'ours' },
  storage: { session: {}, local: {} as object },
};
Object.assign(globalThis, { chrome: fakeBrowser, browser: fakeBrowser });

/** Who listens to one event of the browser. */
export class FakeEvent<T extends unknown[]> {
  readonly listeners: ((...data: T) => void)[] = [];
  addListener = (listener: (...data: T) => void): void => void this.listeners.push(listener);
  fire(...data: T): void {
    for (const listener of this.listeners) listener(...data);
  }
}

/** One end of a runtime port; as in a browser, the side that disconnects is not told. */
export class FakePort {
  readonly posted: unknown[] = [];
  readonly onMessage = new FakeEvent<[unknown]>();
  readonly onDisconnect = new FakeEvent<[]>();
  disconnected = false;
  broken: string | undefined;

  postMessage(message: unknown): void {
    if (this.broken) throw new Error(this.broken);
    if (this.disconnected) throw new Error('Attempting to use a disconnected port object');
    this.posted.push(message);
  }

  disconnect(): void {
    this.disconnected = true;
  }
}
