import { startSandbox } from '../../sandbox/index.js';
import type { Onboarding } from '../../src/core/commands.js';
import type { Draft, DraftId } from '../../src/core/draft/draft.js';
import type { FieldValues } from '../../src/core/policy/field-path.js';
import type { Snapshot } from '../../src/core/submission/snapshot.js';
import { PRODUCTION_TIMINGS } from '../../src/core/submission/timings.js';
import { createAddress } from '../../src/core/trusthub/addresses.js';
import { SECONDARY_BUSINESS_POLICY } from '../../src/core/trusthub/assumptions.js';
import { sid } from '../../src/core/trusthub/sid.js';
import type { TrustHubClient } from '../../src/core/trusthub/trusthub-client.js';
import { memoryHost } from '../fixtures/memory-host.js';
import type { LedgerRow } from '../fixtures/sandbox-control.js';
import { SandboxControl } from '../fixtures/sandbox-control.js';

const policySid = sid('RN', SECONDARY_BUSINESS_POLICY);
const SUBMIT = /^\/v1\/CustomerProfiles\/BU[0-9a-f]{32}$/;

export interface JourneyOptions {
  readonly values: FieldValues;
  /** An address that the account has is chosen in place of a new one. */
  readonly existingAddress?: boolean;
  /** Of each call at the sandbox, in milliseconds. */
  readonly latency?: number;
}

/** One business through the façade, as a page would send it; the waits are those of production. */
export interface Journey {
  /** From `submission.start` to the submit's answer, in milliseconds. */
  readonly elapsed: number;
  /** Calls from the start up to the submit's answer. */
  readonly writes: readonly LedgerRow[];
  readonly reads: readonly LedgerRow[];
}

/**
 * Preflight, form, draft, start: until Twilio has answered the submit. What a person's page has
 * asked for before (policy, types, primary profile) is at hand, as it is then.
 */
export async function facadeJourney(options: JourneyOptions): Promise<Journey> {
  const { values, existingAddress, latency = 0 } = options;
  const sandbox = await startSandbox();
  const control = new SandboxControl(sandbox.url);
  const { host, client, clock } = memoryHost({ url: sandbox.url, timings: PRODUCTION_TIMINGS });
  try {
    if (latency) await control.faults([{ fault: `latency:${latency}`, times: 1_000_000 }]);
    const onboarding = host.as({ kind: 'own' });
    const changes = existingAddress ? await withExistingAddress(client, values) : values;
    const { id } = await prepared(onboarding, changes);
    const before = (await control.ledger()).length;

    const inReview = reached(onboarding, id, ({ status }) => status === 'in-review');
    const submitted = reached(onboarding, id, ({ steps }) =>
      steps.some((step) => step.id === 'submit-for-review' && step.state === 'done'),
    );
    const begun = performance.now();
    await onboarding.call('submission.start', { draftId: id });
    const elapsed = (await submitted) - begun;
    await inReview;
    // What it does after its submit is over too, and nothing is asked of a sandbox that is gone.
    await host.wake();

    const calls = (await control.ledger()).slice(before);
    const submit = calls.findIndex(({ method, path }) => method === 'POST' && SUBMIT.test(path));
    const counted = calls.slice(0, submit + 1);
    return {
      elapsed,
      writes: counted.filter(({ method }) => method !== 'GET'),
      reads: counted.filter(({ method }) => method === 'GET'),
    };
  } finally {
    clock.stop();
    await sandbox.close();
  }
}

async function prepared(onboarding: Onboarding, changes: FieldValues): Promise<Draft> {
  const { verdict } = await onboarding.call('preflight', { policySid });
  if (verdict !== 'ok') throw new Error(`preflight: ${verdict}`);
  await onboarding.call('form.open', { policySid });
  const draft = await onboarding.call('draft.open', { policySid });
  await onboarding.call('draft.save', { draftId: draft.id, revision: draft.revision, changes });
  return draft;
}

const PART = 'customer_profile_address.';

async function withExistingAddress(
  client: TrustHubClient,
  values: FieldValues,
): Promise<FieldValues> {
  const part = (name: string): string => values[`${PART}${name}` as keyof FieldValues] ?? '';
  const address = await createAddress(client, 'Head office', {
    customerName: 'Maple Street Bakery LLC',
    street: part('street'),
    streetSecondary: part('street_secondary'),
    city: part('city'),
    region: part('region').toUpperCase(),
    postalCode: part('postal_code'),
    isoCountry: part('iso_country'),
  });
  const others = Object.entries(values).filter(([path]) => !path.startsWith(PART));
  return { ...Object.fromEntries(others), [`${PART}address_sids`]: address.sid };
}

/** When the submission is as wanted, by `performance.now()`; rejects where it needs a person. */
function reached(
  onboarding: Onboarding,
  draftId: DraftId,
  wanted: (snapshot: Snapshot) => boolean,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const off = onboarding.on('submission.changed', (snapshot) => {
      if (snapshot.draftId !== draftId) return;
      const stopped = ['paused', 'needs-attention', 'noncompliant'].includes(snapshot.status);
      if (!stopped && !wanted(snapshot)) return;
      off();
      if (stopped) reject(new Error(`${snapshot.status}: ${JSON.stringify(snapshot)}`));
      else resolve(performance.now());
    });
  });
}
