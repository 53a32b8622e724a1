import type { DraftId } from '../core/draft/draft.js';
import { browser } from '../extension/browser.js';
import { StoredItem } from '../extension/stored-item.js';
import type { ConsentRequest } from '../protocol/own-commands.js';

const PAGE = 'src/consent/index.html';
/** Per site; more are refused unasked. */
const MOST_WAITING = 3;
/** An answer that nobody came back for by then is forgotten, and so is a question. */
const VALID = 10 * 60_000;

export interface Question extends Omit<ConsentRequest, 'id'> {
  readonly draftId: DraftId;
}

interface Asked extends Question {
  readonly id: string;
  readonly askedAt: number;
  readonly windowId?: number;
  readonly answer?: boolean;
}

/**
 * Asks the person, in a window of the extension that no page can cover or click, whether a site may
 * send a business. Closing the window is a no. The worker may die while the person reads: questions
 * and answers are kept in memory that outlives it, and the site's repeated call finds them.
 */
export class Consents {
  readonly #stored = new StoredItem<readonly Asked[]>('consents', 'session');
  /** Calls that wait in this worker; several may wait for one answer. */
  readonly #waiting = new Map<string, ((allow: boolean) => void)[]>();

  /** To be called when a window was closed. */
  async windowClosed(windowId: number): Promise<void> {
    const asked = (await this.#all()).find((one) => one.windowId === windowId);
    if (asked && asked.answer === undefined) await this.answer(asked.id, false);
  }

  async ask(question: Question): Promise<boolean> {
    const all = await this.#all();
    const known = all.find(
      ({ origin, draftId }) => origin === question.origin && draftId === question.draftId,
    );
    if (known?.answer !== undefined) {
      await this.#forget(known.id);
      return known.answer;
    }
    if (!known && all.filter(({ origin }) => origin === question.origin).length >= MOST_WAITING)
      return false;
    const { id } = known ?? (await this.#open(question));
    const allowed = await new Promise<boolean>((resolve) => {
      this.#waiting.set(id, [...(this.#waiting.get(id) ?? []), resolve]);
    });
    await this.#forget(id);
    return allowed;
  }

  async get(id: string): Promise<ConsentRequest | null> {
    const asked = (await this.#all()).find((one) => one.id === id && one.answer === undefined);
    if (!asked) return null;
    const { origin, name, accountSid } = asked;
    return { id, origin, name, accountSid };
  }

  async answer(id: string, allow: boolean): Promise<void> {
    const all = await this.#all();
    await this.#stored.set(all.map((one) => (one.id === id ? { ...one, answer: allow } : one)));
    for (const settle of this.#waiting.get(id) ?? []) settle(allow);
    this.#waiting.delete(id);
  }

  async #open(question: Question): Promise<Asked> {
    const asked: Asked = { ...question, id: crypto.randomUUID(), askedAt: Date.now() };
    await this.#stored.set([...(await this.#all()), asked]);
    const url = browser.runtime.getURL(`${PAGE}?id=${asked.id}`);
    const opened = await browser.windows.create({ url, type: 'popup', width: 460, height: 520 });
    if (opened.id === undefined) return asked;
    const shown = { ...asked, windowId: opened.id };
    const all = await this.#all();
    await this.#stored.set(all.map((one) => (one.id === asked.id ? { ...one, ...shown } : one)));
    return shown;
  }

  async #all(): Promise<readonly Asked[]> {
    const oldest = Date.now() - VALID;
    return ((await this.#stored.get()) ?? []).filter(({ askedAt }) => askedAt > oldest);
  }

  #forget = async (id: string): Promise<void> =>
    this.#stored.set((await this.#all()).filter((one) => one.id !== id));
}
