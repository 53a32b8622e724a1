import { setTimeout as pause } from 'node:timers/promises';
import type { Page, Target } from 'puppeteer-core';
import type { DraftId } from '../../src/core/draft/draft.js';
import type { Snapshot } from '../../src/core/submission/snapshot.js';
import { SECONDARY_BUSINESS_POLICY } from '../../src/core/trusthub/assumptions.js';
import type { AccountEntry } from '../../src/protocol/own-commands.js';
import type { ExtensionBrowser } from '../e2e/harness/extension-browser.js';
import { business } from './load-ledger.js';

/**
 * In a page of the extension: a port that is opened again whenever the worker dies, as the pages
 * of the extension do, and without anything to draw.
 */
const PORT = `globalThis.callWorker ??= (() => {
  let port, last = 0;
  const pending = new Map();
  const open = () => {
    port = chrome.runtime.connect({ name: 'own' });
    port.onMessage.addListener(({ id, output, error }) => {
      const call = pending.get(id);
      pending.delete(id);
      if (error) call?.reject(new Error(error.code + ': ' + error.message));
      else call?.resolve(output);
    });
    port.onDisconnect.addListener(() => {
      for (const { reject } of pending.values()) reject(new Error('the worker died'));
      pending.clear();
      setTimeout(open, 100);
    });
  };
  open();
  return (command, input) => new Promise((resolve, reject) => {
    pending.set(++last, { resolve, reject });
    port.postMessage({ id: last, command, input });
  });
})()`;

const isWorker = (target: Target): boolean =>
  target.type() === 'service_worker' && target.url().startsWith('chrome-extension://');

/** Asks the worker whatever a page may, through the deaths of the worker and of the browser. */
export class LoadBrowser {
  #extension: ExtensionBrowser;
  #page: Promise<Page> | undefined;
  readonly #watching = new AbortController();
  /** Of the worker's heap, in bytes, as often as it could be read. */
  readonly heaps: number[] = [];

  constructor(extension: ExtensionBrowser) {
    this.#extension = extension;
    void this.#watchHeap();
  }

  get extension(): ExtensionBrowser {
    return this.#extension;
  }

  /** The same profile in another process. */
  became(extension: ExtensionBrowser): void {
    this.#extension = extension;
    this.#page = undefined;
  }

  stop(): void {
    this.#watching.abort();
  }

  /** The key of the account, as the options page sends it. Throws what it would show. */
  enterKey = (account: AccountEntry): Promise<unknown> => this.#call('accounts.save', account);

  async openBusiness(n: number): Promise<DraftId> {
    const policySid = SECONDARY_BUSINESS_POLICY;
    const draft = await this.#call<{ id: DraftId; revision: number }>('draft.open', { policySid });
    const { id: draftId, revision } = draft;
    await this.#call('draft.save', { draftId, revision, changes: business(n) });
    return draftId;
  }

  start = (draftId: DraftId): Promise<Snapshot> => this.#call('submission.start', { draftId });
  get = (draftId: DraftId): Promise<Snapshot | null> => this.#call('submission.get', { draftId });
  resume = (draftId: DraftId): Promise<Snapshot> => this.#call('submission.resume', { draftId });

  /** Again and again until it is answered: each of these calls may be repeated. */
  async #call<T>(command: string, input: object): Promise<T> {
    for (;;) {
      try {
        const page = await (this.#page ??= this.#open());
        return (await page.evaluate(
          `${PORT}, callWorker(${JSON.stringify(command)}, ${JSON.stringify(input)})`,
        )) as T;
      } catch (error) {
        // A refusal is an answer; a death is none.
        if (/^\w[\w-]+: /.test((error as Error).message)) throw error;
        if (this.#watching.signal.aborted) throw error;
        await pause(250);
      }
    }
  }

  /** An icon: a page of the extension without a script of its own. */
  async #open(): Promise<Page> {
    try {
      const page = await this.#extension.browser.newPage();
      await page.goto(`${this.#extension.origin}/icons/production-16.png`);
      return page;
    } catch (error) {
      this.#page = undefined;
      throw error;
    }
  }

  async #watchHeap(): Promise<void> {
    const { signal } = this.#watching;
    while (!signal.aborted) {
      try {
        // By the session that there is: a worker with another one could not be killed.
        const worker = await this.#extension.browser.targets().find(isWorker)?.worker();
        const heap = await worker?.client.send('Runtime.getHeapUsage');
        if (heap) this.heaps.push(heap.usedSize);
      } catch {
        // It is dead just now.
      }
      await pause(500, undefined, { signal }).catch(() => undefined);
    }
  }
}
