interface Happening {
  readonly at: number;
  readonly order: number;
  readonly work: () => void;
}

/**
 * Time as a list of what happens next. Nothing happens by itself: everything that is asked of the
 * outside (a disk, a network, a timer) is put into the list with the delay that chance gave it, and
 * the engine runs to a standstill between two happenings. So a seed decides every interleaving.
 */
export class Simulation {
  /** True time in milliseconds since the epoch; the clock of a device may say something else. */
  now: number;
  /** How much has happened. */
  count = 0;
  #order = 0;
  #list: Happening[] = [];

  constructor(now: number) {
    this.now = now;
  }

  /** Lets `work` happen after `delay` milliseconds. Returns how to call it off. */
  after(delay: number, work: () => void): () => void {
    const happening = { at: this.now + Math.max(0, delay), order: this.#order, work };
    this.#order += 1;
    let place = this.#list.length;
    while (place > 0 && isLater(this.#list[place - 1]!, happening)) place -= 1;
    this.#list.splice(place, 0, happening);
    return () => {
      const found = this.#list.indexOf(happening);
      if (found >= 0) this.#list.splice(found, 1);
    };
  }

  /** One happening and all that follows from it at once. False when nothing is left to happen. */
  async step(): Promise<boolean> {
    const happening = this.#list.shift();
    if (!happening) return false;
    this.now = Math.max(this.now, happening.at);
    this.count += 1;
    happening.work();
    await standstill();
    return true;
  }
}

const isLater = (a: Happening, b: Happening): boolean =>
  a.at > b.at || (a.at === b.at && a.order > b.order);

/** When every promise that can go on has gone on. No turn of the event loop: those took a third of a run. */
export const standstill = (): Promise<void> => new Promise((resolve) => process.nextTick(resolve));
