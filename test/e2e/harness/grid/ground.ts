import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Timings } from '../../../../src/core/submission/timings.js';
import type { SandboxControl } from '../../../fixtures/sandbox-control.js';
import { VENDOR } from '../accounts.js';
import type { ExtensionBrowser } from '../extension-browser.js';
import { setTimings, SHORT_TIMINGS } from '../failpoints.js';
import { launchExtension } from '../launch.js';
import type { Network } from '../network.js';
import { Desk } from './desk.js';
import type { LineName, Lines } from './lines.js';

/** As short as hundreds of cells need; everything else is as in production. */
export const GRID_TIMINGS: Partial<Timings> = {
  ...SHORT_TIMINGS,
  lateSweep: 300,
  review: { base: 100, cap: 100 },
};

/** One browser with the test build, on which many cells are played. */
export class Ground {
  extension!: ExtensionBrowser;
  desk!: Desk;
  #line: LineName;
  readonly #lines: Lines;
  readonly #profile: string;

  private constructor(lines: Lines, line: LineName, profile: string) {
    this.#lines = lines;
    this.#line = line;
    this.#profile = profile;
  }

  /** With no `timings`, those of production. */
  static async open(
    lines: Lines,
    line: LineName = 'HTTP/2',
    timings?: Partial<Timings>,
  ): Promise<Ground> {
    const profile = await mkdtemp(join(tmpdir(), 'trusthub-grid-'));
    const ground = new Ground(lines, line, profile);
    try {
      await ground.startBrowser();
      if (timings) await setTimings(ground.extension, timings);
      return ground;
    } catch (error) {
      await ground.close();
      throw error;
    }
  }

  get control(): SandboxControl {
    return this.#lines.control;
  }

  /** With what it had stored; the key is entered, which it does not keep. */
  async startBrowser(): Promise<void> {
    const { switches = [], ...line } = this.#lines.line[this.#line];
    const { port, control } = this.#lines;
    const network: Network = { port, url: control.url, ...line, ...UNCUT };
    this.extension = await launchExtension('chromium', {
      build: 'test',
      network,
      switches,
      profile: this.#profile,
    });
    await this.sitDown();
    await this.desk.call('accounts.save', VENDOR);
  }

  /** The same browser, started again where it has to reach the sandbox in another way. */
  async reachBy(line: LineName): Promise<void> {
    if (line === this.#line) return;
    this.#line = line;
    await this.extension.close();
    await this.startBrowser();
  }

  /** Opens the page from which commands are given. */
  async sitDown(): Promise<void> {
    this.desk = await Desk.open(this.extension);
  }

  /** As power that fails: no handler of the browser runs. */
  async killBrowser(): Promise<void> {
    const browser = this.extension.browser.process()!;
    const gone = once(browser, 'exit');
    browser.kill('SIGKILL');
    await gone;
  }

  killWorker = (): Promise<void> => this.extension.killWorker();

  async close(): Promise<void> {
    await this.extension?.close().catch(() => undefined);
    await rm(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Between a cell's browser and the sandbox there is nothing to cut. */
const UNCUT: Pick<Network, 'cut' | 'restore' | 'close'> = {
  cut: () => Promise.reject(new Error('this network cannot be cut')),
  restore: async () => undefined,
  close: async () => undefined,
};
