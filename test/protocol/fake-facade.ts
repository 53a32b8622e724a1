import type { EventName, Events, Onboarding } from '../../src/core/commands.js';

/** A façade that remembers what reached it and answers as it is told. */
export class FakeFacade {
  readonly reached: { readonly command: string; readonly input: unknown }[] = [];
  readonly #listeners = new Map<EventName, Set<(data: never) => void>>();
  answer: (command: string, input: unknown) => unknown = () => null;

  readonly onboarding = {
    call: async (command: string, input: unknown) => {
      this.reached.push({ command, input });
      return this.answer(command, input);
    },
    on: (event: EventName, listener: (data: never) => void) => {
      const set = this.#listeners.get(event) ?? new Set();
      this.#listeners.set(event, set.add(listener));
      return () => set.delete(listener);
    },
  } as Onboarding;

  emit<E extends EventName>(event: E, data: Events[E]): void {
    for (const listener of this.#listeners.get(event) ?? []) listener(data as never);
  }

  listening = (): number =>
    [...this.#listeners.values()].reduce((total, set) => total + set.size, 0);
}
