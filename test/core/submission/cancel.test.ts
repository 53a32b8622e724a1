import { expect } from 'chai';
import { canCancel, cancelled, notCancelled } from '../../../src/core/submission/cancel.js';
import { sought } from '../../../src/core/submission/kept-steps.js';
import { nextDueOf, restingStatus } from '../../../src/core/submission/status-of.js';
import type { Step, Submission } from '../../../src/core/submission/submission.js';
import { isLocked, isOpen } from '../../../src/core/submission/submission.js';
import type { World } from './fake-process.js';
import {
  DRAFT,
  frozenDraft,
  newSubmission,
  ONE_PERSON,
  startProcess,
  stored,
  TWO_PEOPLE,
  worldWith,
} from './fake-process.js';
import { settled } from './settled.js';

/** Somewhere on its way: the first steps are done, one is in question. */
async function onItsWay(change: (step: Step) => Step = (step) => step): Promise<Submission> {
  const submission = await newSubmission(TWO_PEOPLE);
  const steps = submission.steps.map((step, n): Step =>
    change(n < 4 ? { ...step, state: 'done', attempt: 1, sid: `XX${n}` } : step),
  );
  return { ...submission, steps };
}

const sent = (step: Step): Step =>
  step.kind === 'submit-for-review' ? { ...step, state: 'done', attempt: 1 } : step;

describe('taking a submission back', () => {
  it('appends the saga, each id once, each step after the one before', async () => {
    const { steps, status } = cancelled(await onItsWay());
    expect(status).to.equal('cancelling');
    expect(new Set(steps.map(({ id }) => id)).size).to.equal(steps.length);
    const saga = steps.slice(steps.findIndex(({ kind }) => kind === 'confirm-unsent'));
    expect(saga.map(({ kind }) => kind)).to.deep.equal([
      'confirm-unsent',
      'remove-assignments',
      'remove-profile',
      'remove-documents',
      'remove-end-users',
      'remove-addresses',
      'confirm-gone',
      'late-sweep',
    ]);
    for (const [n, { needs }] of saga.entries())
      expect(needs).to.deep.equal(n === 0 ? [] : [saga[n - 1]?.id]);
  });

  it('changes nothing the second time, and nothing once it was sent', async () => {
    const once = cancelled(await onItsWay());
    expect(cancelled(once)).to.equal(once);
    const inReview: Submission = { ...(await onItsWay(sent)), status: 'in-review' };
    expect(canCancel(inReview)).to.equal(false);
    expect(cancelled(inReview)).to.equal(inReview);
  });

  it('is over at once where nothing was ever sent', async () => {
    const { steps, status } = cancelled(await newSubmission(TWO_PEOPLE));
    expect({ steps, status }).to.deep.equal({ steps: [], status: 'cancelled' });
  });

  it('is not over at once where something is looked for that this plan never sent', async () => {
    for (const change of [
      { state: 'unknown', looks: 0 },
      { state: 'intent' },
      { state: 'failed', unsure: true },
    ] as const) {
      const { steps, ...rest } = await newSubmission(TWO_PEOPLE);
      const [first, ...others] = steps.filter(({ kind }) => kind.startsWith('create-'));
      const { status } = cancelled({ ...rest, steps: [{ ...first!, ...change }, ...others] });
      expect(status, JSON.stringify(change)).to.equal('cancelling');
    }
  });

  it('can be tried again after a step of it failed', async () => {
    const saga = cancelled(await onItsWay());
    const failed: Submission = {
      ...saga,
      status: 'needs-attention',
      steps: saga.steps.map((step) =>
        step.kind === 'remove-profile' ? { ...step, state: 'failed', attempt: 3 } : step,
      ),
    };
    expect(restingStatus(failed)).to.equal('needs-attention');
    expect(canCancel(failed)).to.equal(true);
    const again = cancelled(failed);
    expect(again.steps.map(({ id }) => id)).to.deep.equal(saga.steps.map(({ id }) => id));
    expect(again.steps.some(({ state }) => state === 'failed')).to.equal(false);
  });

  it('gives way to a review that had begun, and waits for its decision', async () => {
    const { steps, status, trouble } = notCancelled(cancelled(await onItsWay()));
    expect(status).to.equal('in-review');
    expect(trouble?.message).to.include('sent for review before');
    expect(steps.some(({ kind }) => kind === 'confirm-unsent')).to.equal(false);
    expect(steps.find(({ kind }) => kind === 'submit-for-review')?.state).to.equal('done');
    expect(steps.filter(({ kind }) => kind === 'await-review')).to.have.length(1);
  });
});

/** Stopped for good: nothing is left to do, and the form may be edited. */
async function expectOver(world: World): Promise<void> {
  const submission = await stored(world);
  const { status, steps, trouble } = submission;
  expect({ status, steps, trouble }).to.deep.equal({
    status: 'cancelled',
    steps: [],
    trouble: undefined,
  });
  expect(isOpen(submission)).to.equal(false);
  expect(isLocked(status)).to.equal(false);
  expect(nextDueOf(submission, 60_000)).to.equal(undefined);
  expect(world.twilio.writes()).to.deep.equal([]);
}

const PATHS = {
  'create-supporting-document': /SupportingDocuments$/,
  evaluate: /Evaluations$/,
  'submit-for-review': /CustomerProfiles\/BU\w+$/,
};

describe('a run that is stopped on its way', () => {
  it('stays stopped where it waited for the primary profile', async () => {
    const world = await worldWith(ONE_PERSON);
    for (const row of world.twilio.kinds['CustomerProfiles']!) row['status'] = 'in-review';
    const live = startProcess(world);
    live.clock.hold();
    const done = live.run();
    await live.clock.asleep();
    const answer = await live.runner.change(DRAFT, cancelled);
    expect(answer?.status).to.equal('cancelled');
    await done;
    await expectOver(world);
    await live.runner.change(DRAFT, cancelled);
    await live.runner.runAll(true);
    await expectOver(world);
  });

  it('stays stopped where it waited for the network', async () => {
    const world = await worldWith(ONE_PERSON);
    world.twilio.offline = true;
    const live = startProcess(world);
    live.clock.hold();
    const done = live.run();
    await live.clock.asleep();
    await live.runner.change(DRAFT, cancelled);
    world.twilio.offline = false;
    live.runner.hurry(DRAFT);
    await done;
    await expectOver(world);
  });

  for (const key of ['good', 'bad'])
    it(`stays stopped where its first read was on its way with a ${key} key`, async () => {
      const world = await worldWith(ONE_PERSON);
      let arrive = (): void => undefined;
      const until = new Promise<void>((resolve) => (arrive = resolve));
      const live = startProcess(world, { until, key });
      const done = live.run();
      for (let n = 0; n < 20; n += 1) await settled();
      expect((await stored(world)).steps[0]?.state).to.equal('intent');
      await live.runner.change(DRAFT, cancelled);
      arrive();
      await done;
      await expectOver(world);
    });

  it('sends nothing of which the intent was not stored yet', async () => {
    const world = await worldWith(ONE_PERSON);
    const seen: string[] = [];
    const live = startProcess(world, {
      failpoint: async (name, { kind }) => {
        if (name !== 'before-intent' || !kind.startsWith('create-')) return;
        seen.push(kind);
        await live.runner.change(DRAFT, cancelled);
      },
    });
    await live.run();
    expect(seen).to.include('create-customer-profile');
    await expectOver(world);
  });

  for (const stopped of ['create-supporting-document', 'evaluate', 'submit-for-review'] as const)
    it(`is cleaned up where ${stopped} was next, which is not sent any more`, async () => {
      const world = await worldWith(ONE_PERSON);
      let before = 0;
      const live = startProcess(world, {
        failpoint: async (name, { kind }) => {
          if (name !== 'before-intent' || kind !== stopped) return;
          await live.runner.change(DRAFT, cancelled);
          before = world.twilio.writes().length;
        },
      });
      await live.run();
      expect((await stored(world)).status).to.equal('cancelled');
      const later = world.twilio.writes().slice(before);
      const sent = later.filter(
        ({ path, method }) => method === 'POST' && PATHS[stopped].test(path),
      );
      expect(sent).to.deep.equal([]);
      const { Evaluations: _, ...made } = world.twilio.made();
      expect(Object.values(made).every((count) => count === 0)).to.equal(true);
    });

  it('is put right where an earlier version left it running with nothing to do', async () => {
    const world = await worldWith(ONE_PERSON);
    await world.disk.put({ ...(await stored(world)), steps: [], status: 'running' });
    await startProcess(world).runner.runAll();
    await expectOver(world);
  });
});

describe('a stop of what another device may have made', () => {
  /** As a person goes on where another device was: all is looked for by its marks. */
  async function seekAgain(world: World): Promise<void> {
    const fresh = await newSubmission(ONE_PERSON);
    await world.disk.begin(
      { ...fresh, steps: fresh.steps.map(sought) },
      await frozenDraft(ONE_PERSON),
    );
    const { status } = (await startProcess(world).runner.change(DRAFT, cancelled))!;
    expect(status).to.equal('cancelling');
    await startProcess(world).run();
  }

  it('takes it back', async () => {
    const world = await worldWith(ONE_PERSON);
    await world.disk.put({ ...(await stored(world)), goal: 'evaluate' });
    const steps = (await stored(world)).steps.filter(
      ({ kind }) => !['submit-for-review', 'await-review', 'late-sweep'].includes(kind),
    );
    await world.disk.put({ ...(await stored(world)), steps });
    await startProcess(world).run();
    expect((await stored(world)).status).to.equal('compliant');
    await seekAgain(world);
    expect((await stored(world)).status).to.equal('cancelled');
    expect(world.twilio.made()).to.include({ CustomerProfiles: 0, EndUsers: 0, Addresses: 0 });
  });

  it('leaves it to Twilio where it was sent for review', async () => {
    const world = await worldWith(ONE_PERSON);
    await startProcess(world).run();
    const made = world.twilio.made();
    await seekAgain(world);
    expect((await stored(world)).status).to.equal('in-review');
    world.time.now += 3_600_000;
    await startProcess(world).runner.runAll();
    expect((await stored(world)).status).to.equal('in-review');
    expect(world.twilio.made()).to.deep.equal(made);
    expect(world.twilio.profile()?.['status']).to.equal('in-review');
  });
});
