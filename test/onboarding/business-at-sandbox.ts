import { expect } from 'chai';
import type { Sandbox } from '../../sandbox/index.js';
import { startSandbox } from '../../sandbox/index.js';
import type { Onboarding } from '../../src/core/commands.js';
import { OnboardingError } from '../../src/core/commands.js';
import type { DraftId } from '../../src/core/draft/draft.js';
import type { FieldValues } from '../../src/core/policy/field-path.js';
import type { Snapshot } from '../../src/core/submission/snapshot.js';
import { sid } from '../../src/core/trusthub/sid.js';
import { NoKeyError } from '../../src/core/trusthub/transport.js';
import { policySid, save, until } from '../fixtures/facade-calls.js';
import { MAPLE_STREET_BAKERY } from '../fixtures/maple-street-bakery.js';
import type { MemoryHostOptions } from '../fixtures/memory-host.js';
import { memoryHost } from '../fixtures/memory-host.js';
import type { LedgerRow } from '../fixtures/sandbox-control.js';
import { SandboxControl } from '../fixtures/sandbox-control.js';

export { policySid, save, until };

const ACCOUNT = 'AC00000000000000000000000000000001';

/** A SID of the sandbox's first account, e.g. `PN…1`. */
export const seeded = <P extends string>(prefix: P, n: number) =>
  sid(prefix, prefix + String(n).padStart(32, '0'));

/** A sandbox on a socket, hosts that speak to it, and what a vendor's own script would do there. */
export class BusinessAtSandbox {
  readonly control: SandboxControl;
  readonly #sandbox: Sandbox;
  readonly #stops: (() => void)[] = [];
  #closed = false;

  private constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
    this.control = new SandboxControl(sandbox.url);
  }

  static async open(): Promise<BusinessAtSandbox> {
    return new BusinessAtSandbox(await startSandbox({ port: 0 }));
  }

  /** At one that somebody else started, and closes. */
  static at(sandbox: Sandbox): BusinessAtSandbox {
    return new BusinessAtSandbox(sandbox);
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const stop of this.#stops) stop();
    await this.#sandbox.close();
  }

  /** A device of the vendor: stores of its own, the same account. */
  host(options: Partial<MemoryHostOptions> = {}) {
    const send = options.fetch ?? fetch;
    const made = memoryHost({
      url: this.#sandbox.url,
      ...options,
      // What still waits when a test ends is paused by this, instead of trying for ever.
      fetch: async (input, init) => {
        if (this.#closed) throw new NoKeyError('closed');
        return send(input, init);
      },
    });
    this.#stops.push(() => made.clock.stop());
    const site = made.host.as({
      kind: 'site',
      origin: 'https://partner.example',
      confirmStart: async () => true,
    });
    return { ...made, own: made.host.as({ kind: 'own' }), site };
  }

  /** A request of somebody else with the same key. */
  async twilio(
    method: string,
    path: string,
    form?: Record<string, string>,
  ): Promise<Record<string, unknown> & { sid: string }> {
    const response = await fetch(this.#sandbox.url + path, {
      method,
      headers: { Authorization: `Basic ${btoa(`${ACCOUNT}:sandbox`)}` },
      ...(form && { body: new URLSearchParams(form) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text === '' ? { sid: '' } : JSON.parse(text);
  }

  buyNumber = (phoneNumber: string, name?: string): Promise<{ sid: string }> =>
    this.twilio('POST', `/2010-04-01/Accounts/${ACCOUNT}/IncomingPhoneNumbers.json`, {
      PhoneNumber: phoneNumber,
      ...(name && { FriendlyName: name }),
    });

  /** What reached the sandbox during `work`, reads included. */
  async during(work: () => Promise<unknown>): Promise<readonly LedgerRow[]> {
    const before = (await this.control.ledger()).length;
    await work();
    return (await this.control.ledger()).slice(before);
  }

  /** The calls of `during` that may change something. */
  async writesDuring(work: () => Promise<unknown>): Promise<readonly LedgerRow[]> {
    return (await this.during(work)).filter(({ method }) => method !== 'GET');
  }
}

/** A draft with a complete and compliant business in it. */
export async function filled(onboarding: Onboarding, changes: FieldValues = {}): Promise<DraftId> {
  const { id } = await onboarding.call('draft.open', { policySid });
  await save(onboarding, id, { ...MAPLE_STREET_BAKERY, ...changes });
  return id;
}

/** Starts it, and resolves when it stands there. */
export async function reached(
  onboarding: Onboarding,
  draftId: DraftId,
  status: Snapshot['status'],
): Promise<Snapshot> {
  const there = until(onboarding, draftId, status);
  await onboarding.call('submission.start', { draftId });
  return there;
}

/** Evaluated and found wanting: a profile in draft that nobody is at work on. */
export async function noncompliant(
  business: BusinessAtSandbox,
  onboarding: Onboarding,
  changes: FieldValues = {},
): Promise<Snapshot & { bundleSid: string }> {
  await business.control.settings({ secondRepresentativeRequired: true });
  const snapshot = await reached(onboarding, await filled(onboarding, changes), 'noncompliant');
  await business.control.settings({ secondRepresentativeRequired: false });
  return { ...snapshot, bundleSid: sid('BU', snapshot.bundleSid) };
}

export async function refusal(call: Promise<unknown>): Promise<OnboardingError> {
  const error: unknown = await call.then(
    () => new Error('It was not refused'),
    (reason: unknown) => reason,
  );
  expect(error).to.be.instanceOf(OnboardingError);
  return error as OnboardingError;
}

/** Twilio makes no profile for such a host: what it makes beside it is an orphan. */
export const refusingProfiles: typeof fetch = async (input, init) => {
  const { url, method } = input as Request;
  return method === 'POST' && url.endsWith('/CustomerProfiles')
    ? Response.json({ code: 20001, message: 'No' }, { status: 400 })
    : fetch(input, init);
};
