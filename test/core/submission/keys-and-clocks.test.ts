import { expect } from 'chai';
import { cancelled } from '../../../src/core/submission/cancel.js';
import { sought } from '../../../src/core/submission/kept-steps.js';
import { following } from '../../../src/core/submission/rivals.js';
import { nextDueOf } from '../../../src/core/submission/status-of.js';
import type { Step, StepKind, Submission } from '../../../src/core/submission/submission.js';
import { LONGEST_WAIT, PRODUCTION_TIMINGS } from '../../../src/core/submission/timings.js';
import { resumed } from '../../../src/core/submission/transitions.js';
import { sid } from '../../../src/core/trusthub/sid.js';
import type { World } from './fake-process.js';
import {
  DRAFT,
  frozenDraft,
  newSubmission,
  ONE_PERSON,
  startProcess,
  stored,
  worldWith,
} from './fake-process.js';
import { PRIMARY } from './fake-twilio.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** As if it had been stored so, after what is stored now. */
async function store(world: World, change: (submission: Submission) => Partial<Submission>) {
  const submission = await stored(world);
  await world.disk.put({ ...submission, ...change(submission), writes: submission.writes + 1 });
}

const withStep =
  (kind: StepKind, change: Partial<Step>) =>
  ({ steps }: Submission): Pick<Submission, 'steps'> => ({
    steps: steps.map((step) => (step.kind === kind ? { ...step, ...change } : step)),
  });

const ifPaused = (submission: Submission): Submission =>
  submission.status === 'paused' ? resumed(submission) : submission;

describe('a new key', () => {
  it('goes on with what was paused, although its last look had failed before', async () => {
    const world = await worldWith(ONE_PERSON);
    await startProcess(world).run();
    const error = { message: 'No', status: 400 };
    await store(world, withStep('late-sweep', { state: 'failed', attempt: 3, error }));
    world.time.now += HOUR;
    await startProcess(world, { key: null }).runner.runAll();
    expect((await stored(world)).status).to.equal('paused');
    const { runner } = startProcess(world);
    await runner.change(DRAFT, ifPaused);
    await runner.runAll();
    expect((await stored(world)).status).to.equal('in-review');
    world.twilio.profile()!['status'] = 'twilio-approved';
    world.time.now += DAY;
    await runner.runAll();
    expect((await stored(world)).status).to.equal('approved');
  });

  it('is not stopped by the refusal of the one before that comes later', async () => {
    const world = await worldWith(ONE_PERSON);
    let arrive = (): void => undefined;
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    let calls = 0;
    world.twilio.fault = () => (calls++ === 0 ? { kind: 'status', status: 401 } : undefined);
    const done = new Promise((resolve) => {
      const { runner, run } = startProcess(world, {
        // The first request is on its way, signed with a key that Twilio takes no more.
        get until() {
          runner.keyChanged();
          arrive();
          return arrived;
        },
      });
      resolve(run());
    });
    await done;
    expect((await stored(world)).status).to.equal('in-review');
  });

  it('is not stopped by a refusal that was being stored when it came', async () => {
    const world = await worldWith(ONE_PERSON);
    let calls = 0;
    world.twilio.fault = () => (calls++ === 0 ? { kind: 'status', status: 401 } : undefined);
    const { put } = world.disk;
    const { runner, run } = startProcess({
      ...world,
      disk: {
        ...world.disk,
        put: async (next) => {
          await put(next);
          if (next.status !== 'paused' && next.trouble?.status === 401) runner.keyChanged();
        },
      },
    });
    await run();
    expect((await stored(world)).status).to.equal('in-review');
  });

  it('is not asked for every half minute by a last look that can wait', async () => {
    const world = await worldWith(ONE_PERSON);
    await startProcess(world).run();
    await store(world, (submission) => ({
      status: 'approved',
      ...withStep('await-review', { state: 'done' })(submission),
    }));
    world.time.now += HOUR;
    await startProcess(world, { key: null }).runner.runAll();
    const submission = await stored(world);
    expect(submission.status).to.equal('approved');
    const due = nextDueOf(submission, PRODUCTION_TIMINGS.quiesce);
    expect(due).to.equal(world.time.now + LONGEST_WAIT);
    world.time.now += LONGEST_WAIT;
    await startProcess(world).runner.runAll();
    expect(nextDueOf(await stored(world), PRODUCTION_TIMINGS.quiesce)).to.equal(undefined);
  });
});

describe('a clock put back by a day on the way', () => {
  it('does not keep a cancel waiting for it', async () => {
    const world = await worldWith(ONE_PERSON);
    world.twilio.fault = ({ method, path }) =>
      method === 'POST' && path.includes('EndUsers') ? { kind: 'late', after: 40_000 } : undefined;
    const { clock, run, runner } = startProcess(world);
    clock.hold();
    void run();
    await clock.asleep();
    await runner.change(DRAFT, cancelled);
    world.twilio.fault = () => undefined;
    world.time.now -= DAY;
    const putBack = world.time.now;
    await startProcess(world).runner.runAll();
    expect((await stored(world)).status).to.equal('cancelled');
    expect(world.time.now - putBack).to.be.below(LONGEST_WAIT);
  });

  it('does not keep the run waiting that lives through it', async () => {
    const world = await worldWith(ONE_PERSON);
    let asked = 0;
    world.twilio.fault = ({ method }) =>
      method === 'POST' && asked++ === 0
        ? { kind: 'status', status: 429, retryAfter: 60 }
        : undefined;
    let putBack = 0;
    const { run } = startProcess(world, {
      deaths: {
        afterExecution: () => {
          // The others of the round are answered after the one that has to wait.
          if (asked > 1 && putBack === 0) putBack = world.time.now -= DAY;
          return false;
        },
      },
    });
    await run();
    expect(putBack).to.be.above(0);
    expect((await stored(world)).status).to.equal('in-review');
    expect(world.time.now - putBack).to.be.below(2 * LONGEST_WAIT);
  });
});

describe('a look that cannot be made', () => {
  it('is tried ever more seldom, as long as Twilio cannot answer', async () => {
    const world = await worldWith(ONE_PERSON);
    const from = world.time.now;
    let looks = 0;
    world.twilio.fault = ({ method, path }) => {
      if (world.time.now > from + HOUR) return undefined;
      if (method === 'POST' && path.endsWith('CustomerProfiles')) return { kind: 'lost' };
      return method === 'GET' && path.includes('CustomerProfiles') && !path.includes(PRIMARY)
        ? (looks++, { kind: 'status', status: 500 })
        : undefined;
    };
    await store(world, ({ steps }) => ({
      steps: steps.map((step) =>
        step.kind === 'find-primary-profile' ? { ...step, state: 'done', sid: PRIMARY } : step,
      ),
    }));
    await startProcess(world).run();
    expect((await stored(world)).status).to.equal('in-review');
    // At most a minute apart; half of that on average, and closer at first.
    expect(looks).to.be.within(60, 250);
    expect(world.twilio.made()['CustomerProfiles']).to.equal(1);
  });
});

describe('what another process sent', () => {
  it('is looked for again, not sent, after Twilio did not let us look', async () => {
    const world = await worldWith(ONE_PERSON);
    const unsent: readonly StepKind[] = ['submit-for-review', 'await-review', 'late-sweep'];
    await store(world, ({ steps }) => ({
      steps: steps.filter(({ kind }) => !unsent.includes(kind)),
    }));
    await startProcess(world).run();
    const fresh = await newSubmission(ONE_PERSON);
    const lost = { ...fresh, steps: fresh.steps.map(sought), writes: 99 };
    await world.disk.begin(lost, await frozenDraft(ONE_PERSON));
    world.twilio.fault = ({ method, path }) =>
      method === 'GET' && path.endsWith('EndUsers') ? { kind: 'status', status: 403 } : undefined;
    await startProcess(world).run();
    expect((await stored(world)).status).to.equal('needs-attention');
    world.twilio.fault = () => undefined;
    const { run, runner } = startProcess(world);
    await runner.change(DRAFT, resumed);
    await run();
    expect((await stored(world)).status).to.equal('in-review');
    expect(world.twilio.made()['EndUsers']).to.equal(2);
    expect(world.twilio.writes().filter(({ path }) => path.endsWith('EndUsers'))).to.have.length(2);
  });
});

describe('the last look of a device that follows another', () => {
  it('leaves alone what the other one linked', async () => {
    const world = await worldWith(ONE_PERSON);
    await startProcess(world).run();
    const bundleSid = sid('BU', world.twilio.profile()!.sid);
    const linked = world.twilio.kinds['EntityAssignments']!;
    linked.unshift({ ...linked[0]!, sid: sid('BV', `BV${'f'.repeat(32)}`) });
    const before = linked.length;
    await store(world, (submission) => ({
      ...following({
        ...submission,
        run: 'mine',
        follows: { bundleSid, run: submission.run, generation: 1 },
      }),
      status: 'in-review',
    }));
    await store(world, withStep('late-sweep', { retryAt: 1 }));
    await startProcess(world).runner.runAll();
    expect((await stored(world)).steps.find(({ kind }) => kind === 'late-sweep')?.state).to.equal(
      'done',
    );
    expect(linked).to.have.length(before);
  });
});
