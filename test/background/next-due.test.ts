import { expect } from 'chai';
import type { DraftId } from '../../src/core/draft/draft.js';
import { OnboardingHost } from '../../src/core/onboarding.js';
import type { Step, Submission } from '../../src/core/submission/submission.js';
import { PRODUCTION_TIMINGS } from '../../src/core/submission/timings.js';
import { memoryCache, memoryDraftStore, memoryJournal } from '../fixtures/memory-host.js';
import { FakeClock, FakeTime } from '../core/submission/fake-clock.js';

const step = (change: Partial<Step>): Step => ({
  id: 'evaluate',
  title: '',
  kind: 'evaluate',
  needs: [],
  state: 'held',
  attempt: 1,
  ...change,
});

/** When a host says that its first is due, with these submissions stored. */
async function nextDue(
  ...stored: readonly (readonly [Submission['status'], ...Step[]])[]
): Promise<number | undefined> {
  const journal = memoryJournal();
  for (const [n, [status, ...steps]] of stored.entries())
    await journal.begin(
      { draftId: `${n}` as DraftId, status, steps } as never,
      {
        draftId: `${n}` as DraftId,
      } as never,
    );
  const host = new OnboardingHost({
    drafts: memoryDraftStore(),
    journal,
    cache: memoryCache(),
    clock: new FakeClock(new FakeTime()),
    timings: PRODUCTION_TIMINGS,
    account: async () => undefined,
    connect: async () => undefined,
  });
  return host.nextDue();
}

describe('what is due first', () => {
  it('is nothing where nothing is open', async () => {
    expect(await nextDue()).to.equal(undefined);
    expect(
      await nextDue(['approved', step({ state: 'done' })], ['paused', step({ retryAt: 5 })]),
    ).to.equal(undefined);
  });

  it('is the earliest of all open submissions', async () => {
    expect(
      await nextDue(
        ['in-review', step({ retryAt: 900 })],
        ['waiting', step({ retryAt: 700 }), step({ id: 'x', retryAt: 800 })],
        ['paused', step({ retryAt: 100 })],
      ),
    ).to.equal(700);
  });

  it('is long past while a request is under way', async () => {
    expect(
      await nextDue(['waiting', step({ retryAt: 700 })], ['running', step({ state: 'intent' })]),
    ).to.equal(0);
  });

  it('does not look at what must wait for something else', async () => {
    const later = step({ id: 'later', needs: ['evaluate'], state: 'pending' });
    expect(await nextDue(['waiting', step({ retryAt: 700 }), later])).to.equal(700);
  });
});
