import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import * as v from 'valibot';
import { listAddresses } from '../src/core/trusthub/addresses.js';
import { SECONDARY_BUSINESS_POLICY } from '../src/core/trusthub/assumptions.js';
import { listBundles } from '../src/core/trusthub/bundles.js';
import { listEndUsers } from '../src/core/trusthub/end-users.js';
import type { Sid } from '../src/core/trusthub/sid.js';
import type { Form, TrustHubClient } from '../src/core/trusthub/trusthub-client.js';
import { TrustHubError } from '../src/core/trusthub/trusthub-error.js';
import { sidOf } from '../src/core/trusthub/wire.js';

/** What this run makes of an account: each thing bears the run's mark, and goes again at its end. */
export class MarkedObjects {
  readonly mark = `trusthub-live ${randomBytes(4).toString('hex')}`;
  readonly #client: TrustHubClient;
  readonly #made = new Set<string>();

  constructor(client: TrustHubClient) {
    this.#client = client;
  }

  async #make<P extends string>(prefix: P, path: string, form: Form, suffix = '') {
    const { sid } = await this.#client.post(path, form, v.object({ sid: sidOf(prefix) }));
    this.#made.add(`${path.replace(/\.json$/, '')}/${sid}${suffix}`);
    return sid;
  }

  /** A draft; nothing here is ever submitted. */
  profile(name = this.mark, policySid = SECONDARY_BUSINESS_POLICY): Promise<Sid<'BU'>> {
    const form = { FriendlyName: name, Email: 'live@trusthub.example', PolicySid: policySid };
    return this.#make('BU', '/v1/CustomerProfiles', form);
  }

  endUser(type: string, attributes: object): Promise<Sid<'IT'>> {
    const form = {
      FriendlyName: this.mark,
      Type: type,
      Attributes: JSON.stringify(attributes),
    };
    return this.#make('IT', '/v1/EndUsers', form);
  }

  address(parts: Form): Promise<Sid<'AD'>> {
    const path = `/2010-04-01/Accounts/${this.#client.accountSid}/Addresses.json`;
    const form = { FriendlyName: this.mark, CustomerName: 'Nobody', ...parts };
    return this.#make('AD', path, form, '.json');
  }

  /** Those whose answer was lost are found by the mark. */
  async #findByMark(): Promise<void> {
    const client = this.#client;
    const isOurs = ({ friendlyName }: { friendlyName: string | null }) =>
      friendlyName?.startsWith(this.mark) ?? false;
    for (const { sid } of (await listBundles(client, 'CustomerProfiles')).filter(isOurs)) {
      this.#made.add(`/v1/CustomerProfiles/${sid}`);
    }
    for await (const endUser of listEndUsers(client)) {
      if (isOurs(endUser)) this.#made.add(`/v1/EndUsers/${endUser.sid}`);
    }
    for (const { sid } of (await listAddresses(client)).filter(isOurs)) {
      this.#made.add(`/2010-04-01/Accounts/${client.accountSid}/Addresses/${sid}.json`);
    }
  }

  /** Deletes all that was made; the paths of what would not go, which should be none. */
  async remove(): Promise<readonly string[]> {
    await persist(() => this.#findByMark()).catch(() => undefined);
    // What is assigned goes after the profiles that hold it.
    const isProfile = (path: string) => (path.includes('/CustomerProfiles/') ? 0 : 1);
    const left: string[] = [];
    for (const path of [...this.#made].toSorted((a, b) => isProfile(a) - isProfile(b))) {
      await persist(() => this.#client.delete(path)).catch((error: unknown) => {
        if (!isGone(error)) left.push(path);
      });
    }
    return left;
  }
}

const isGone = (error: unknown) => error instanceof TrustHubError && error.status === 404;

const ATTEMPTS = 5;

/** Tries again where a call was refused for now, or nobody knows what became of it. */
async function persist(action: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await action();
    } catch (error) {
      const isFinal = error instanceof TrustHubError && error.status !== 429;
      if (isFinal || attempt === ATTEMPTS) throw error;
      await pause(100 * 2 ** attempt);
    }
  }
}
