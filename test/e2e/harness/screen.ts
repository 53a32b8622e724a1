import { readFileSync } from 'node:fs';
import type { ElementHandle, Page } from 'puppeteer-core';
import { until } from './until.js';

type Kind = 'field' | 'button' | 'link' | 'group';

/** A group is a fieldset or section, by its legend or heading; of several each is in the one before. */
export interface Where {
  readonly within?: string | readonly string[];
  readonly limit?: number;
}

interface Query extends Where {
  readonly kind: Kind;
  readonly name?: string;
  /** A field path, for what is filled from data rather than from a label. */
  readonly path?: string;
  /** Which of the radio buttons that share a path. */
  readonly value?: string;
}

const IN_PAGE = readFileSync(new URL('./in-page.js', import.meta.url), 'utf8').replaceAll(
  /^export /gm,
  '',
);

/** A page as a person uses it: by what it says and by the names of its parts. */
export class Screen {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Types into a field, picks an option, or sets a checkbox (`'yes'` or `''`), by its label. */
  async fill(name: string, value: string, where: Where = {}): Promise<void> {
    await this.#setValue(await this.find({ kind: 'field', name, ...where }), value);
  }

  /** The same, for the field of this path. */
  async fillPath(path: string, value: string): Promise<void> {
    await this.#setValue(await this.find({ kind: 'field', path, value }), value);
  }

  async press(name: string, where: Where = {}): Promise<void> {
    await this.#click({ kind: 'button', name, ...where });
  }

  async follow(name: string, where: Where = {}): Promise<void> {
    await this.#click({ kind: 'link', name, ...where });
  }

  /** Picks a radio button or ticks a box, by its label. */
  async choose(name: string, where: Where = {}): Promise<void> {
    await this.#click({ kind: 'field', name, ...where });
  }

  async valueOf(name: string, where: Where = {}): Promise<string> {
    const field = await this.find({ kind: 'field', name, ...where });
    return field.evaluate((element) => (element as HTMLInputElement).value);
  }

  /** Waits until the page says this, anywhere, and gives all that it says. */
  async see(text: string | RegExp, limit?: number): Promise<string> {
    let said = '';
    const expected = typeof text === 'string' ? `“${text}”` : String(text);
    try {
      return await until(
        `the page says ${expected}`,
        async () => {
          said = await this.text();
          return (typeof text === 'string' ? said.includes(text) : text.test(said)) && said;
        },
        limit,
      );
    } catch (error) {
      throw new Error(`the page does not say ${expected} but: ${said}`, { cause: error });
    }
  }

  async text(): Promise<string> {
    return (await this.page.evaluate(inPage('pageText()'))) as string;
  }

  /** Waits for a part of the page; names what there is when it does not come. */
  async find(query: Query): Promise<ElementHandle<Element>> {
    const expression = inPage(`find(${JSON.stringify(query)})`);
    try {
      return await until(
        JSON.stringify(query),
        async () =>
          (await this.page.evaluateHandle(expression)).asElement() as ElementHandle<Element>,
        query.limit,
      );
    } catch (error) {
      const names = await this.page.evaluate(inPage(`namesOf('${query.kind}')`));
      throw new Error(`no ${JSON.stringify(query)} among ${JSON.stringify(names)}`, {
        cause: error,
      });
    }
  }

  /**
   * A person does not press what still moves or is just taken away: news may be in its place. And
   * whoever missed, because it moved under the finger, presses again.
   */
  async #click(query: Query): Promise<void> {
    await until(`${JSON.stringify(query)} holds still and is pressed`, async () => {
      const part = await this.find(query);
      if (!(await isStill(part))) return false;
      const arrived = await clickOf(part);
      await part.click();
      return arrived();
    });
  }

  async has(query: Query): Promise<boolean> {
    const handle = await this.page.evaluateHandle(inPage(`find(${JSON.stringify(query)})`));
    return handle.asElement() !== null;
  }

  async #setValue(field: ElementHandle<Element>, value: string): Promise<void> {
    const kind = await field.evaluate((element) => (element as HTMLInputElement).type ?? '');
    if (kind === 'checkbox' || kind === 'radio') {
      const checked = await field.evaluate((element) => (element as HTMLInputElement).checked);
      if (checked !== (value !== '')) await field.click();
    } else if (kind === 'select-one') {
      await field.select(await optionValue(field as ElementHandle<HTMLSelectElement>, value));
    } else {
      await field.focus();
      await field.evaluate((element) => (element as HTMLInputElement).select());
      await (value === '' ? field.press('Backspace') : field.type(value));
    }
  }
}

/** Whether a click reached it from now on. What leads away takes the answer with it, and was pressed. */
async function clickOf(part: ElementHandle<Element>): Promise<() => Promise<boolean>> {
  const seen = await part.evaluateHandle((element) => {
    const state = { clicked: false };
    element.addEventListener('click', () => (state.clicked = true), { once: true, capture: true });
    return state;
  });
  return () => seen.evaluate(({ clicked }) => clicked).catch(() => true);
}

/** In its place, as long as a finger takes. */
const isStill = (part: ElementHandle<Element>): Promise<boolean> =>
  part.evaluate(async (element) => {
    const before = element.getBoundingClientRect();
    await new Promise((resolve) => {
      setTimeout(resolve, 60);
    });
    const { left, top } = element.getBoundingClientRect();
    return element.isConnected && left === before.left && top === before.top;
  });

const optionValue = (select: ElementHandle<HTMLSelectElement>, wanted: string): Promise<string> =>
  select.evaluate((element, label) => {
    const options = [...element.options];
    const option =
      options.find((candidate) => candidate.label === label) ??
      options.find((candidate) => candidate.value === label) ??
      options.find((candidate) => candidate.value.toLowerCase() === label.toLowerCase());
    if (!option)
      throw new Error(`no option ${label} among ${options.map((o) => o.label).join(', ')}`);
    return option.value;
  }, wanted);

const inPage = (expression: string): string => `(() => { ${IN_PAGE}\nreturn ${expression}; })()`;
