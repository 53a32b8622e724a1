import type { Page } from 'puppeteer-core';
import type { CommandName, Input, Output } from '../../../../src/core/commands.js';
import type { OwnCommandName, OwnInput, OwnOutput } from '../../../../src/protocol/own-commands.js';
import type { Snapshot } from '../../../../src/core/submission/snapshot.js';
import type { ExtensionBrowser, PageName } from '../extension-browser.js';
import { LOCAL } from '../stored.js';
import { until } from '../until.js';

/** A command that was refused, with the words for the person. */
export class Refusal extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** What the person at the page was told of a submission. */
export type News = Pick<Snapshot, 'draftId' | 'status' | 'trouble'>;

type Told = { readonly ok: unknown } | { readonly code: string; readonly message: string };

/** One of the extension's own pages, by whose port a test says what a person would press. */
export class Desk {
  readonly page: Page;
  readonly #host: string;

  private constructor(page: Page, name: PageName) {
    this.page = page;
    this.#host = `document.querySelector('th-${name}').host`;
  }

  static async open(extension: ExtensionBrowser, name: PageName = 'options'): Promise<Desk> {
    const { page } = await extension.open(name);
    const desk = new Desk(page, name);
    await until('the page has its host', () => page.evaluate(`Boolean(${desk.#host})`));
    await page.evaluate(
      `globalThis.news = []; ${desk.#host}.on('submission.changed', ({ draftId, status, trouble }) =>
        news.push({ draftId, status, ...(trouble && { trouble }) })); undefined`,
    );
    return desk;
  }

  call<C extends CommandName>(command: C, input: Input<C>): Promise<Output<C>>;
  call<C extends OwnCommandName>(command: C, input: OwnInput<C>): Promise<OwnOutput<C>>;
  async call(command: string, input: unknown): Promise<unknown> {
    return answered((await this.page.evaluate(this.#calling(command, input))) as Told);
  }

  /** Calls at that time, in ms since the epoch; gives the time at which it really did. */
  async callAt(time: number, command: CommandName, input: unknown): Promise<number> {
    const { pressed, told } = (await this.page.evaluate(
      `new Promise((resolve) => setTimeout(() => {
        const pressed = performance.timeOrigin + performance.now();
        ${this.#calling(command, input)}.then((told) => resolve({ pressed, told }));
      }, ${time} - Date.now()))`,
    )) as { pressed: number; told: Told };
    answered(told);
    return pressed;
  }

  #calling = (command: string, input: unknown): string =>
    `${this.#host}.call(${JSON.stringify(command)}, ${JSON.stringify(input)}).then(
      (ok) => ({ ok }), ({ code, message }) => ({ code: String(code), message }))`;

  /** Everything that the page heard since it was opened, in order. */
  news = (): Promise<readonly News[]> =>
    this.page.evaluate('globalThis.news') as Promise<readonly News[]>;

  stored = async (key: string): Promise<unknown> =>
    this.page.evaluate(`${LOCAL}.get('${key}').then((all) => all['${key}'])`);

  store = async (key: string, value: unknown): Promise<void> => {
    await this.page.evaluate(`${LOCAL}.set({ '${key}': ${JSON.stringify(value)} })`);
  };

  forget = async (key: string): Promise<void> => {
    await this.page.evaluate(`${LOCAL}.remove('${key}')`);
  };

  close = (): Promise<void> => this.page.close();
}

function answered(told: Told): unknown {
  if ('ok' in told) return told.ok;
  throw new Refusal(told.code, told.message);
}
