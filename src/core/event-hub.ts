import type { EventName, Events } from './commands.js';

type Listener = (name: EventName, data: Events[EventName]) => void;

/** Carries news from the host to every façade that was handed out. */
export class EventHub {
  readonly #listeners = new Set<Listener>();

  emit<E extends EventName>(name: E, data: Events[E]): void {
    for (const listener of this.#listeners)
      try {
        listener(name, data);
      } catch (error) {
        // Told as an error of its own: it is no failure of what is told, nor of the other listeners.
        queueMicrotask(() => {
          throw error;
        });
      }
  }

  on<E extends EventName>(name: E, listener: (data: Events[E]) => void): () => void {
    const filtered: Listener = (heard, data) => {
      if (heard === name) listener(data as Events[E]);
    };
    this.#listeners.add(filtered);
    return () => this.#listeners.delete(filtered);
  }
}
