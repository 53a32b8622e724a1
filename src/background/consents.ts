import { browser } from '../extension/browser.js';
import type { ConsentRequest } from '../protocol/own-commands.js';

const PAGE = 'src/consent/index.html';
/** Per site; more are refused unasked. */
const MOST_WAITING = 3;

interface Waiting {
  readonly request: ConsentRequest;
  readonly settle: (allow: boolean) => void;
}

/**
 * Asks the person, in a window of the extension that no page can cover or click, whether a site may
 * send a business. Closing the window is a no; so is the worker's death.
 */
export class Consents {
  readonly #waiting = new Map<string, Waiting>();

  constructor() {
    browser.windows?.onRemoved.addListener((windowId) => this.#settle(`${windowId}`, false));
  }

  readonly #windows = new Map<string, string>();

  async ask(question: Omit<ConsentRequest, 'id'>): Promise<boolean> {
    const ofOrigin = [...this.#waiting.values()].filter(
      ({ request }) => request.origin === question.origin,
    );
    if (ofOrigin.length >= MOST_WAITING) return false;
    const request: ConsentRequest = { ...question, id: crypto.randomUUID() };
    const answer = new Promise<boolean>((resolve) => {
      this.#waiting.set(request.id, { request, settle: resolve });
    });
    const url = browser.runtime.getURL(`${PAGE}?id=${request.id}`);
    const opened = await browser.windows.create({ url, type: 'popup', width: 460, height: 480 });
    this.#windows.set(`${opened.id}`, request.id);
    return answer;
  }

  get = (id: string): ConsentRequest | null => this.#waiting.get(id)?.request ?? null;

  answer(id: string, allow: boolean): void {
    this.#waiting.get(id)?.settle(allow);
    this.#waiting.delete(id);
  }

  #settle(windowId: string, allow: boolean): void {
    const id = this.#windows.get(windowId);
    this.#windows.delete(windowId);
    if (id) this.answer(id, allow);
  }
}
