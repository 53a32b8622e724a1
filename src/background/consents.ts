import { OnboardingError } from '../core/commands.js';
import type { DraftId } from '../core/draft/draft.js';
import type { ConsentRequest } from '../protocol/own-commands.js';

/** Questions of one site that may wait for the person at once; more are declined unasked. */
export const MOST_OPEN = 3;
/** After so many milliseconds a question is forgotten, and an answer that nobody came back for. */
export const VALID = 10 * 60_000;
/**
 * For so many milliseconds after a No all that this site asks is declined unasked: a site that asks
 * again and again must not wear the person down to a Yes.
 */
export const COOL_DOWN = 30_000;

/** What exactly is asked: a yes to it is a yes to nothing else. */
export interface Question extends Omit<ConsentRequest, 'id'> {
  readonly draftId: DraftId;
  readonly revision: number;
}

interface Asked extends Question {
  readonly id: string;
  readonly askedAt: number;
  /** Absent while no window was opened yet, or when the worker died opening it. */
  readonly windowId?: number;
  readonly answer?: boolean;
}

/** Everything that outlives the worker. */
export interface ConsentState {
  readonly asked: readonly Asked[];
  /** By origin: when the person last said no. */
  readonly refusedAt: Readonly<Record<string, number>>;
}

export interface ConsentPorts {
  readonly store: {
    get(): Promise<ConsentState | undefined>;
    set(state: ConsentState): Promise<void>;
  };
  /** Excludes every other holder, in this worker and in one that is not dead yet. */
  lock<T>(work: () => Promise<T>): Promise<T>;
  /** Shows the question of that id in a window of ours, and gives the window's id. */
  open(id: string): Promise<number | undefined>;
  now(): number;
}

const NO_WINDOW = -1;
const NOTHING: ConsentState = { asked: [], refusedAt: {} };

/**
 * Asks the person, in a window of the extension that no page can cover or click, whether a site may
 * send a business. Closing the window is a no. The worker may die while the person reads: questions
 * and answers are kept in memory that outlives it, and the site's repeated call finds them. What is
 * stored is read and written under one lock, which nobody holds while the person reads.
 */
export class Consents {
  /** Calls that wait in this worker; several may wait for one answer. */
  readonly #waiting = new Map<string, ((allow: boolean) => void)[]>();

  readonly #ports: ConsentPorts;

  constructor(ports: ConsentPorts) {
    this.#ports = ports;
  }

  async ask(question: Question): Promise<boolean> {
    const { answer } = await this.#ports.lock(() => this.#find(question));
    return answer;
  }

  async get(id: string): Promise<ConsentRequest | null> {
    const { asked } = await this.#read();
    const found = asked.find((one) => one.id === id && one.answer === undefined);
    if (!found) return null;
    const { origin, name, product, accountSid } = found;
    return { id, origin, name, ...(product && { product }), accountSid };
  }

  /** The first answer counts. Rejects when nothing is asked under that id, or no longer. */
  answer(id: string, allow: boolean): Promise<void> {
    return this.#ports.lock(() => this.#answer(({ id: one }) => one === id, allow));
  }

  /** To be called when a window was closed. */
  windowClosed(windowId: number): Promise<void> {
    return this.#ports
      .lock(() => this.#answer((one) => one.windowId === windowId, false))
      .catch(() => undefined);
  }

  /** A site was disconnected: whatever it asked is answered with no, and nothing stays of it. */
  withdraw(origin: string): Promise<void> {
    return this.#ports.lock(async () => {
      const { asked, refusedAt } = await this.#read();
      const { [origin]: _, ...others } = refusedAt;
      await this.#write({ asked: asked.filter((one) => one.origin !== origin), refusedAt: others });
    });
  }

  /** In an object, because a bare promise would be waited for under the lock. */
  async #find(question: Question): Promise<{ answer: Promise<boolean> | boolean }> {
    const state = await this.#read();
    const known = state.asked.find((one) => isSame(one, question));
    if (known?.answer !== undefined) {
      await this.#write(without(state, known.id));
      return { answer: known.answer };
    }
    if (known?.windowId !== undefined) return { answer: this.#wait(known.id) };
    const asked = known ?? this.#new(question);
    // The draft was changed since it was asked about: the older window has nothing to answer.
    const others = state.asked.filter((one) => !isAboutSameDraft(one, question));
    const open = others.filter(
      ({ origin, answer }) => origin === question.origin && answer === undefined,
    );
    const refusedAt = state.refusedAt[question.origin] ?? -Infinity;
    if (open.length >= MOST_OPEN || this.#ports.now() - refusedAt < COOL_DOWN) {
      await this.#write({ ...state, asked: others });
      return { answer: false };
    }
    await this.#show({ ...state, asked: others }, asked);
    return { answer: this.#wait(asked.id) };
  }

  #new = (question: Question): Asked => ({
    ...question,
    id: crypto.randomUUID(),
    askedAt: this.#ports.now(),
  });

  async #show(state: ConsentState, asked: Asked): Promise<void> {
    // Stored before it is shown: the window asks at once what it is about.
    await this.#write({ ...state, asked: [...state.asked, asked] });
    try {
      const windowId = (await this.#ports.open(asked.id)) ?? NO_WINDOW;
      await this.#write({ ...state, asked: [...state.asked, { ...asked, windowId }] });
    } catch {
      await this.#write(state);
      throw new OnboardingError('failed', 'The window that asks you could not be opened');
    }
  }

  async #answer(which: (one: Asked) => boolean, allow: boolean): Promise<void> {
    const state = await this.#read();
    const found = state.asked.find((one) => one.answer === undefined && which(one));
    if (!found)
      throw new OnboardingError('not-found', 'Nothing to answer: this is no longer asked');
    const refusedAt = allow
      ? state.refusedAt
      : { ...state.refusedAt, [found.origin]: this.#ports.now() };
    const { asked } = without(state, found.id);
    const waited = this.#waiting.get(found.id);
    // Whoever waits here has it now; else it is kept for the call that comes again.
    const kept = waited ? asked : [...asked, { ...found, answer: allow }];
    this.#waiting.delete(found.id);
    await this.#write({ asked: kept, refusedAt });
    for (const settle of waited ?? []) settle(allow);
  }

  #wait(id: string): Promise<boolean> {
    return new Promise((resolve) => {
      this.#waiting.set(id, [...(this.#waiting.get(id) ?? []), resolve]);
    });
  }

  async #read(): Promise<ConsentState> {
    const { asked, refusedAt } = (await this.#ports.store.get()) ?? NOTHING;
    const now = this.#ports.now();
    return {
      // A clock that was put back makes no answer last longer, and no no either.
      asked: asked.filter(({ askedAt }) => Math.abs(now - askedAt) < VALID),
      refusedAt: Object.fromEntries(
        Object.entries(refusedAt).filter(([, at]) => Math.abs(now - at) < COOL_DOWN),
      ),
    };
  }

  /** Whoever waits for the answer to a question that is no longer stored gets a no. */
  async #write(state: ConsentState): Promise<void> {
    await this.#ports.store.set(state);
    for (const [id, waiting] of this.#waiting) {
      if (state.asked.some((one) => one.id === id)) continue;
      this.#waiting.delete(id);
      for (const settle of waiting) settle(false);
    }
  }
}

const isAboutSameDraft = (one: Question, other: Question): boolean =>
  one.origin === other.origin && one.draftId === other.draftId;

const isSame = (one: Question, other: Question): boolean =>
  isAboutSameDraft(one, other) &&
  one.revision === other.revision &&
  one.name === other.name &&
  one.accountSid === other.accountSid;

const without = (state: ConsentState, id: string): ConsentState => ({
  ...state,
  asked: state.asked.filter((one) => one.id !== id),
});
