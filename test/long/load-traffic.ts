import { setTimeout as pause } from 'node:timers/promises';
import type { LedgerRow, SandboxControl } from '../fixtures/sandbox-control.js';

const ACCOUNT = `AC${'1'.padStart(32, '0')}`;
const AUTHORIZATION = `Basic ${btoa(`${ACCOUNT}:sandbox`)}`;

/** Calls of the account at a time, ours and the others' together. */
export const LIMIT = 10;
/** Shares of all calls; what is left takes 20 ms. */
export const CHAOS = {
  seed: 7,
  rates: { '500-after': 0.01, 'reset-reused': 0.005, 'latency:20': 0.985 },
};
/** Every two seconds others take most of the limit, for a fifth of the time. */
const BURST = { every: 2_000, lasts: 400, atOnce: 8 };
/** Asked for by the others alone, so that the ledger tells them from us. */
const OTHERS = '/v1/Policies/RN00000000000000000000000000000000';

export const TRAFFIC = [
  `limit ${LIMIT} calls at once; ${BURST.atOnce} of others for ${BURST.lasts} ms every ${BURST.every} ms`,
  `chaos ${JSON.stringify(CHAOS.rates)}`,
].join('; ');

/** An account under load: its limit, its other traffic, and a network that fails. */
export class Traffic {
  readonly #stopped = new AbortController();
  #bursts: Promise<void> | undefined;

  readonly #control: SandboxControl;

  constructor(control: SandboxControl) {
    this.#control = control;
  }

  async start(): Promise<void> {
    const { url } = this.#control;
    await this.#control.settings({ concurrencyLimit: LIMIT });
    const response = await fetch(`${url}/sandbox/chaos`, {
      method: 'PUT',
      body: JSON.stringify(CHAOS),
      headers: { 'Content-Type': 'application/json' },
    });
    if (!response.ok) throw new Error(await response.text());
    this.#bursts = this.#burst();
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#bursts;
  }

  async #burst(): Promise<void> {
    const { signal } = this.#stopped;
    const others = async (until: number): Promise<void> => {
      while (Date.now() < until) {
        await fetch(this.#control.url + OTHERS, { headers: { Authorization: AUTHORIZATION } })
          .then((response) => response.arrayBuffer())
          .catch(() => undefined);
        await pause(5);
      }
    };
    while (!signal.aborted) {
      const until = Date.now() + BURST.lasts;
      await Promise.all(Array.from({ length: BURST.atOnce }, () => others(until)));
      await pause(BURST.every - BURST.lasts, undefined, { signal }).catch(() => undefined);
    }
  }
}

/** What we asked of Twilio, without the others. */
export const ourCalls = (ledger: readonly LedgerRow[]): readonly LedgerRow[] =>
  ledger.filter(({ path }) => path !== OTHERS);

/** Which part of our calls was refused for being too many. */
export function refusedShare(ledger: readonly LedgerRow[]): number {
  const calls = ourCalls(ledger);
  return calls.filter(({ status }) => status === 429).length / calls.length;
}
