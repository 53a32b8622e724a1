import type { LedgerEntry } from '../../../sandbox/index.js';

/** What a reviewer at Twilio does, and what a test sees of the sandbox, over its own paths. */
export class SandboxControl {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  async approve(bundleSid: string): Promise<void> {
    await this.#send('POST', `/sandbox/reviews/${bundleSid}`, { decision: 'approve' });
  }

  async reject(bundleSid: string, codes: readonly number[]): Promise<void> {
    await this.#send('POST', `/sandbox/reviews/${bundleSid}`, { decision: 'reject', codes });
  }

  async ledger(): Promise<readonly LedgerEntry[]> {
    const { entries } = (await this.#send('GET', '/sandbox/ledger')) as { entries: LedgerEntry[] };
    return entries;
  }

  /** Calls that changed something, evaluations and status updates included. */
  async writes(): Promise<readonly LedgerEntry[]> {
    return (await this.ledger()).filter((entry) => entry.method !== 'GET' && entry.status < 300);
  }

  /** Live objects of an account by the API's own names of kinds. */
  async objects(account: string): Promise<Readonly<Record<string, readonly { sid: string }[]>>> {
    const state = (await this.#send('GET', '/sandbox/state')) as Record<
      string,
      Record<string, { sid: string }[]>
    >;
    return state[account] ?? {};
  }

  async faults(rules: readonly object[]): Promise<void> {
    await this.#send('PUT', '/sandbox/faults', { rules });
  }

  async settings(settings: object): Promise<void> {
    await this.#send('PUT', '/sandbox/settings', settings);
  }

  async #send(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(`${this.#url}${path}`, {
      method,
      ...(body && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    const answer: unknown = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
    return answer;
  }
}
