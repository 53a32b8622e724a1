import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import type { DraftId } from '../../src/core/draft/draft.js';
import type { Snapshot } from '../../src/core/submission/snapshot.js';
import { PRODUCTION_TIMINGS, type Timings } from '../../src/core/submission/timings.js';
import { VENDOR } from '../e2e/harness/accounts.js';
import { setTimings } from '../e2e/harness/failpoints.js';
import type { Stage } from '../e2e/harness/stage.js';
import { openStage } from '../e2e/harness/stage.js';
import { until } from '../e2e/harness/until.js';
import { LoadBrowser } from './load-browser.js';
import { assertLedgerIsExact, printCost } from './load-ledger.js';
import { Traffic, TRAFFIC } from './load-traffic.js';

const TIMINGS: Timings = {
  ...PRODUCTION_TIMINGS,
  quiesce: 2_000,
  secondLook: 500,
  lateSweep: 20_000,
  retry: { base: 200, cap: 5_000 },
};
const WORKER_LIVES = 20_000;
/** Shares of the writes after which the whole browser is killed. */
const BROWSER_DIES = [0.2, 0.5, 0.8];
const HEAP_LIMIT = 150 * 1024 * 1024;
/** Businesses that are typed in at the same time. */
const TYPISTS = 4;

const isOver = ({ status, steps }: Snapshot): boolean =>
  status === 'in-review' &&
  steps.every(({ id, state }) => state === 'done' || id.startsWith('await-review'));

const mega = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(0)} MB`;

/** One extension, its sandbox under load, and all who kill. */
class Load {
  readonly #stage: Stage;
  readonly #profile: string;
  readonly #load: LoadBrowser;
  readonly #over = new AbortController();
  /** What people had to do something about, and what they were told. */
  readonly attention = new Map<DraftId, string>();
  #started = 0;
  #finished = 0;
  /** How many stand where. */
  #standing: Record<string, number> = {};
  workerKills = 0;
  browserKills = 0;

  constructor(stage: Stage, profile: string) {
    this.#stage = stage;
    this.#profile = profile;
    this.#load = new LoadBrowser(stage.extension);
  }

  get peakHeap(): number {
    return Math.max(...this.#load.heaps);
  }

  /** Until each of so many businesses is in review, its last sweep included. */
  async run(count: number): Promise<void> {
    const beside = Promise.all([this.#killWorkers(), this.#killBrowsers(count), this.#report()]);
    try {
      const work = this.#startAll(count).then((drafts) => this.#untilOver(drafts));
      // Those beside it end when the work does, unless they fail.
      await Promise.race([work, beside.then(() => work)]);
    } finally {
      this.#over.abort();
      this.#load.stop();
    }
    await beside;
  }

  /** The key is checked with Twilio, who may refuse one call too many. */
  enterKey = (): Promise<unknown> =>
    until('the key is entered', () => this.#load.enterKey(VENDOR).then(() => true), 120_000);

  async #startAll(count: number): Promise<DraftId[]> {
    const drafts: DraftId[] = [];
    const numbers = Array.from({ length: count }, (_, n) => n).values();
    const typist = async (): Promise<void> => {
      for (const n of numbers) {
        const draftId = await this.#load.openBusiness(n);
        // Without a key it cannot be started; it is entered soon.
        await until('it is started', () => this.#load.start(draftId), 180_000);
        this.#started = drafts.push(draftId);
      }
    };
    await Promise.all(Array.from({ length: TYPISTS }, typist));
    return drafts;
  }

  async #untilOver(drafts: readonly DraftId[]): Promise<void> {
    const open = new Set(drafts);
    while (open.size > 0) {
      const standing: Record<string, number> = {};
      for (const draftId of open) {
        const snapshot = await this.#load.get(draftId);
        const status = snapshot?.status ?? 'unknown';
        standing[status] = (standing[status] ?? 0) + 1;
        if (snapshot && isOver(snapshot)) open.delete(draftId);
        this.#finished = drafts.length - open.size;
        if (snapshot?.status !== 'needs-attention') continue;
        this.attention.set(draftId, JSON.stringify(snapshot.trouble));
        await this.#load.resume(draftId);
      }
      this.#standing = standing;
      await pause(5_000);
    }
  }

  /** A run takes minutes: how far it is. */
  async #report(): Promise<void> {
    const { signal } = this.#over;
    for (let seconds = 0; !signal.aborted; seconds += 60) {
      const calls = (await this.#stage.control.ledger()).length;
      console.log(
        `      ${seconds} s: ${this.#started} started, ${this.#finished} over, ${calls} calls, ` +
          `worker heap ${mega(this.#load.heaps.at(-1) ?? 0)}; ${JSON.stringify(this.#standing)}`,
      );
      await pause(60_000, undefined, { signal }).catch(() => undefined);
    }
  }

  async #killWorkers(): Promise<void> {
    const { signal } = this.#over;
    for (;;) {
      await pause(WORKER_LIVES, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      // The browser may be the one that is dead just now.
      await this.#load.extension.killWorker().then(
        () => (this.workerKills += 1),
        () => undefined,
      );
    }
  }

  async #killBrowsers(count: number): Promise<void> {
    const { signal } = this.#over;
    for (const share of BROWSER_DIES) {
      while ((await this.#stage.control.writes()).length < share * 13 * count) {
        await pause(1_000, undefined, { signal }).catch(() => undefined);
        if (signal.aborted) return;
      }
      const { browser } = this.#load.extension;
      const gone = new Promise((resolve) => browser.once('disconnected', resolve));
      browser.process()?.kill('SIGKILL');
      await gone;
      this.browserKills += 1;
      this.#load.became(await this.#stage.launch({ profile: this.#profile }));
      await this.enterKey();
    }
  }
}

describe('many businesses at once, in chromium', function () {
  this.timeout(45 * 60_000);

  for (const count of [50, 1_000])
    it(`${count}: each is sent once, whoever is killed, and few calls are refused`, async () => {
      console.log(`      ${TRAFFIC}; worker killed every ${WORKER_LIVES / 1000} s`);
      const profile = await mkdtemp(join(tmpdir(), 'trusthub-load-'));
      const stage = await openStage('chromium', { build: 'test', profile });
      const traffic = new Traffic(stage.control);
      try {
        await setTimings(stage.extension, TIMINGS);
        const load = new Load(stage, profile);
        await load.enterKey();
        await traffic.start();
        const begun = Date.now();
        await load.run(count);
        const share = await printCost(stage.control, (Date.now() - begun) / 1000);
        console.log(
          `      worker killed ${load.workerKills} times, browser ${load.browserKills}; worker heap at most ` +
            `${mega(load.peakHeap)}; needed a person: ${load.attention.size}`,
          [...new Set(load.attention.values())],
        );
        await assertLedgerIsExact(stage.control, count);
        expect(load.browserKills).to.equal(BROWSER_DIES.length);
        expect(share).to.be.below(0.25);
        expect(load.peakHeap).to.be.below(HEAP_LIMIT);
      } finally {
        await traffic.stop();
        await stage.close();
        await rm(profile, { recursive: true, force: true, maxRetries: 3 });
      }
    });
});
