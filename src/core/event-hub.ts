import type { EventName, Events } from './commands.js';

type Listener = (name: EventName, data: Events[EventName]) => void;

/** Carries news from the host to every façade that was handed out. */
export class EventHub {
  readonly #listeners = new Set<Listener>();

  emit<E extends EventName>(name: E, data: Events[E]): void {
    for (const listener of this.#listeners) listener(name, data);
  }

  on<E extends EventName>(name: E, listener: (data: Events[E]) => void): () => void {
    const filtered: Listener = (heard, data) => {
      if (heard === name) listener(data as Events[E]);
    };
    this.#listeners.add(filtered);
    return () => this.#listeners.delete(filtered);
  }
}
