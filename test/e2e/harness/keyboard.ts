import type { KeyInput } from 'puppeteer-core';
import type { Screen } from './screen.js';
import { until } from './until.js';

/** What has focus, through all shadow roots. */
export interface Stop {
  readonly tag: string;
  readonly type: string;
  /** What is written on it, or the label of a control. */
  readonly name: string;
  /** Of a field. */
  readonly path: string;
  readonly value: string;
  /** Of a list: what can be chosen, in order. */
  readonly options: readonly string[];
  /** The stop before, if it looks without focus as it did with it. */
  readonly unseen?: string;
}

/** Longer than a walk around any of our pages. */
const MOST_STOPS = 140;

/** A person without a mouse: presses keys, and looks where focus is. */
export class Keyboard {
  /** How often Tab was pressed. */
  stops = 0;
  /** Stops on which nothing shows that they have focus. */
  readonly unseen: string[] = [];

  readonly #screen: Screen;

  constructor(screen: Screen) {
    this.#screen = screen;
  }

  press(key: KeyInput): Promise<void> {
    return this.#screen.page.keyboard.press(key);
  }

  /** Goes on by Tab until it stands where it should. Focus that is nowhere is an error. */
  async tabTo(isThere: (stop: Stop) => boolean): Promise<void> {
    const passed: string[] = [];
    for (let stop = await this.#stop(); !stop || !isThere(stop);) {
      await this.press('Tab');
      this.stops += 1;
      stop = await this.#present(`after ${passed.at(-1) ?? 'the start'}`);
      passed.push(`${stop.tag} “${stop.name}”`);
      if (passed.length > MOST_STOPS) throw new Error(`not reached: ${passed.join(', ')}`);
    }
  }

  /** Waits until focus was put there, as news do. */
  settleOn = (isThere: (stop: Stop) => boolean): Promise<true> =>
    until('focus is where it should be', async () => {
      const stop = await this.#stop();
      return stop !== undefined && isThere(stop);
    });

  /** Gives what has focus this value, by keys alone. */
  async enter(value: string): Promise<void> {
    const { keyboard } = this.#screen.page;
    const stop = await this.#present();
    if (stop.type === 'radio') return this.#choose(value);
    if (stop.tag === 'select') return this.#pick(stop, value);
    if (stop.value !== '') {
      await keyboard.down('Control');
      await keyboard.press('a');
      await keyboard.up('Control');
      await keyboard.press('Backspace');
    }
    await keyboard.type(value);
  }

  async #choose(value: string): Promise<void> {
    for (let tries = 0; tries < 10; tries++) {
      const { value: current } = await this.#present();
      if (current === value) return this.press(' ');
      await this.press('ArrowDown');
    }
    throw new Error(`no radio button has the value ${value}`);
  }

  /** A closed list goes through its options by the arrows; what was typed small is listed in capitals. */
  async #pick({ options, value: current }: Stop, wanted: string): Promise<void> {
    const value = options.find((one) => one.toLowerCase() === wanted.toLowerCase()) ?? wanted;
    const steps = options.indexOf(value) - options.indexOf(current);
    for (let step = 0; step < Math.abs(steps); step++)
      await this.press(steps > 0 ? 'ArrowDown' : 'ArrowUp');
    const { value: chosen } = await this.#present();
    if (chosen !== value) throw new Error(`the arrows led to ${chosen}, not to ${value}`);
  }

  async #present(where = 'while typing'): Promise<Stop> {
    const stop = await this.#stop();
    if (!stop) throw new Error(`focus is nowhere, ${where}`);
    return stop;
  }

  /** Where focus is; nothing while it is on the document itself. */
  async #stop(): Promise<Stop | undefined> {
    const stop = (await this.#screen.page.evaluate(FOCUSED)) as Stop | null;
    if (stop?.unseen) this.unseen.push(stop.unseen);
    return stop ?? undefined;
  }
}

/** Runs in the page. How a stop looked with focus is held against its look once focus has left it. */
const FOCUSED = `(() => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  const plain = (text) => (text ?? '').replace(/\\s+/g, ' ').trim();
  const look = (one) => {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(one);
    const line = outlineStyle === 'none' || parseFloat(outlineWidth) < 2 ? 'none' : outlineColor;
    return line + ' ' + boxShadow;
  };
  const label = element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent;
  const name = plain(label ?? element.textContent).slice(0, 80);
  const last = globalThis.lastStop;
  const left = last && last.element !== element && last.element.isConnected;
  globalThis.lastStop = { element, look: look(element), name };
  return {
    tag: element.localName,
    type: element.type ?? '',
    name,
    path: element.dataset.path ?? '',
    value: element.value ?? '',
    options: element.localName === 'select' ? [...element.options].map((option) => option.value) : [],
    unseen: left && look(last.element) === last.look ? last.element.localName + ' ' + last.name : '',
  };
})()`;
