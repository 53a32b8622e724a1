import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { ROOT } from '../../scripts/root.js';
import { WakingAlarm } from '../../src/background/worker-clock.js';
import type { Onboarding } from '../../src/core/commands.js';
import type { DraftId } from '../../src/core/draft/draft.js';
import { OnboardingHost } from '../../src/core/onboarding.js';
import type { Submission } from '../../src/core/submission/submission.js';
import type { SubmissionJournal } from '../../src/core/submission/submission-journal.js';
import { PRODUCTION_TIMINGS, type Timings } from '../../src/core/submission/timings.js';
import { SECONDARY_BUSINESS_POLICY } from '../../src/core/trusthub/assumptions.js';
import { sid } from '../../src/core/trusthub/sid.js';
import {
  memoryCache,
  memoryClock,
  memoryDraftStore,
  memoryHost,
  memoryJournal,
} from '../fixtures/memory-host.js';
import { SandboxControl } from '../fixtures/sandbox-control.js';
import { assertLedgerIsExact, business, printCost } from './load-ledger.js';
import { Traffic, TRAFFIC } from './load-traffic.js';

const policySid = sid('RN', SECONDARY_BUSINESS_POLICY);

const TIMINGS: Timings = {
  ...PRODUCTION_TIMINGS,
  quiesce: 2_000,
  secondLook: 500,
  lateSweep: 20_000,
  retry: { base: 200, cap: 5_000 },
};

/** In a process of its own, so that it does not take our processor. */
async function startSandboxProcess(): Promise<{ url: string; stop(): Promise<void> }> {
  const program = [join(ROOT, 'scripts/sandbox.mjs'), '--port', '0', '--seed', '7'];
  const child = spawn(process.execPath, program, { stdio: ['ignore', 'pipe', 'inherit'] });
  // Where packages are missing it says that it installs them, before it says that it is ready.
  let url: string | undefined;
  for await (const line of createInterface({ input: child.stdout }))
    if ((url = /http:\S+$/.exec(line)?.[0])) break;
  if (!url) throw new Error('the sandbox did not start');
  return {
    url,
    stop: async () => {
      child.kill('SIGTERM');
      await once(child, 'close');
    },
  };
}

/** The core with stores in memory, woken by one alarm as the extension's worker is. */
function hostUnderLoad(url: string) {
  const { client } = memoryHost({ url });
  const journal = memoryJournal();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const alarm: WakingAlarm = new WakingAlarm({
    nextDue: () => host.nextDue(),
    create: (_name, at) => {
      clearTimeout(timer);
      // What was under way when it was stopped comes to its end later, and sets it once more.
      if (!stopped)
        timer = setTimeout(() => void host.wake().then(() => alarm.set()), at - Date.now());
    },
    clear: () => undefined,
    now: () => Date.now(),
    wait: (milliseconds) => pause(milliseconds),
  });
  const waits = memoryClock(() => undefined);
  const clock = { ...waits, wakeAt: () => void alarm.set() };
  const host: OnboardingHost = new OnboardingHost({
    drafts: memoryDraftStore(),
    journal,
    cache: memoryCache(),
    clock,
    timings: TIMINGS,
    account: async () => client,
    connect: async () => client,
  });
  const stop = (): void => {
    stopped = true;
    clearTimeout(timer);
    waits.stop();
  };
  return { host, journal, stop };
}

async function startBusiness(onboarding: Onboarding, n: number): Promise<DraftId> {
  const { id, revision } = await onboarding.call('draft.open', { policySid });
  await onboarding.call('draft.save', { draftId: id, revision, changes: business(n) });
  await onboarding.call('submission.start', { draftId: id });
  return id;
}

const isOver = ({ status, steps }: Submission): boolean =>
  status === 'in-review' &&
  steps.every(({ kind, state }) => state === 'done' || kind === 'await-review');

/** Goes on with whatever needs a person, as a person would; gives what these were told, by draft. */
async function untilAllAreOver(
  onboarding: Onboarding,
  journal: SubmissionJournal,
  count: number,
): Promise<ReadonlyMap<DraftId, string>> {
  const attention = new Map<DraftId, string>();
  for (;;) {
    const submissions = await journal.list();
    for (const { draftId, status, trouble } of submissions) {
      if (status !== 'needs-attention' && status !== 'paused') continue;
      attention.set(draftId, JSON.stringify(trouble));
      await onboarding.call('submission.resume', { draftId });
    }
    if (submissions.length === count && submissions.every(isOver)) return attention;
    await pause(2_000);
  }
}

describe('many businesses at once, the core over a socket', function () {
  this.timeout(30 * 60_000);

  for (const count of [50, 1_000])
    it(`${count}: each is sent once, and few calls are refused`, async () => {
      console.log(`      ${TRAFFIC}; timings ${JSON.stringify(TIMINGS)}`);
      const sandbox = await startSandboxProcess();
      const control = new SandboxControl(sandbox.url);
      const traffic = new Traffic(control);
      const { host, journal, stop } = hostUnderLoad(sandbox.url);
      try {
        const onboarding = host.as({ kind: 'own' });
        await onboarding.call('preflight', { policySid });
        await onboarding.call('form.open', { policySid });
        await traffic.start();
        const begun = Date.now();
        for (let n = 0; n < count; n += 1) await startBusiness(onboarding, n);
        const attention = await untilAllAreOver(onboarding, journal, count);
        const share = await printCost(control, (Date.now() - begun) / 1000);
        console.log(`      needed a person: ${attention.size}`, [...new Set(attention.values())]);
        await assertLedgerIsExact(control, count);
        expect(share).to.be.below(0.25);
        expect(attention.size, 'needed a person').to.be.at.most(count / 100);
      } finally {
        stop();
        await traffic.stop();
        await sandbox.stop();
      }
    });
});
