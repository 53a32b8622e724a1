import { expect } from 'chai';
import type { DraftId } from '../../../src/core/draft/draft.js';
import type { FieldValues } from '../../../src/core/policy/field-path.js';
import { plan } from '../../../src/core/submission/plan.js';
import type { StepKind, Submission } from '../../../src/core/submission/submission.js';
import { LONGEST_WAIT, MOST_ATTEMPTS } from '../../../src/core/submission/timings.js';
import { rejection } from '../fixtures/scripted-transport.js';
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
import type { Call, Fault } from './fake-twilio.js';
import { PRIMARY } from './fake-twilio.js';

const READS: readonly StepKind[] = ['find-primary-profile', 'sweep', 'await-review', 'late-sweep'];

/** One object of each role, everything linked, sent once. */
async function expectOnboarded(world: World, people: 1 | 2, evaluations = 1): Promise<void> {
  const submission = await stored(world);
  expect(submission.status, JSON.stringify(submission.trouble)).to.equal('in-review');
  expectNothingTwice(world, people);
  expect(world.twilio.made()['Evaluations']).to.be.at.least(evaluations);
  expect(world.twilio.profile()?.['status']).to.equal('in-review');
}

function expectNothingTwice({ twilio }: World, people: 1 | 2): void {
  const { Evaluations: _, ...made } = twilio.made();
  expect(made).to.deep.equal({
    CustomerProfiles: 1,
    TrustProducts: 0,
    EndUsers: 1 + people,
    SupportingDocuments: 1,
    Addresses: 1,
    EntityAssignments: 3 + people,
  });
  const assigned = twilio.kinds['EntityAssignments']!.map((row) => row['object_sid']);
  expect(assigned).to.have.members([
    PRIMARY,
    ...['EndUsers', 'SupportingDocuments'].flatMap((kind) =>
      twilio.kinds[kind]!.map(({ sid }) => sid),
    ),
  ]);
}

/** Fails the n-th write, and no other, in this way. */
function failWrite(world: World, n: number, fault: Fault): void {
  let seen = 0;
  world.twilio.fault = ({ method }) => {
    if (method === 'GET') return undefined;
    seen += 1;
    return seen === n ? fault : undefined;
  };
}

const isWrite = ({ method }: Call): boolean => method !== 'GET';

describe('a run without any fault', () => {
  for (const [people, values, writes] of [
    [1, ONE_PERSON, 11],
    [2, TWO_PEOPLE, 13],
  ] as const)
    it(`with ${people} representative(s) is exactly ${writes} writes`, async () => {
      const world = await worldWith(values);
      await startProcess(world).run();
      await expectOnboarded(world, people);
      expect(world.twilio.writes()).to.have.length(writes);
    });

  it('sends what was typed, encoded, under marked names', async () => {
    const world = await worldWith(ONE_PERSON);
    await startProcess(world).run();
    const names = ['CustomerProfiles', 'EndUsers', 'SupportingDocuments', 'Addresses']
      .flatMap((kind) => world.twilio.kinds[kind]!)
      .filter(({ sid }) => sid !== PRIMARY)
      .map((row) => row['friendly_name']);
    expect(names).to.have.members(
      ['p', 'u0', 'u1', 'd0', 'a0'].map(
        (role) => `Maple Street Bakery LLC · th1.${DRAFT}.1.abcd.${role}`,
      ),
    );
    const [document] = world.twilio.kinds['SupportingDocuments']!;
    expect(document?.['attributes']).to.deep.equal({
      address_sids: world.twilio.kinds['Addresses']![0]!.sid,
    });
    expect(world.twilio.profile()).to.include({ email: 'status@vendor.example' });
  });

  it('stores each intent before its request leaves', async () => {
    const world = await worldWith(TWO_PEOPLE);
    const process = startProcess(world);
    const intents: number[] = [];
    world.twilio.fault = (call) => {
      if (!isWrite(call)) return undefined;
      const last = JSON.parse(world.written.at(-1)!) as Submission;
      intents.push(last.steps.filter(({ state }) => state === 'intent').length);
      return undefined;
    };
    await process.run();
    expect(intents).to.have.length(13);
    expect(Math.min(...intents)).to.be.at.least(1);
  });

  it('stops asking once the decision is there', async () => {
    const world = await worldWith(ONE_PERSON);
    const process = startProcess(world);
    await process.run();
    world.twilio.profile()!['status'] = 'twilio-approved';
    await process.runner.recheck(DRAFT);
    expect((await stored(world)).status).to.equal('approved');
    const asked = world.twilio.calls.length;
    await process.runner.runAll();
    expect(world.twilio.calls).to.have.length(asked);
  });

  it('asks to be woken for the review, and waits for it without a timer', async () => {
    const world = await worldWith(ONE_PERSON);
    const { clock, run } = startProcess(world);
    await run();
    expect(clock.waits).to.deep.equal([]);
    expect(clock.wakes.at(-1)).to.be.greaterThan(world.time.now);
  });

  it('of two that are started at once is one', async () => {
    const world = await worldWith(ONE_PERSON);
    const process = startProcess(world);
    await Promise.all([process.run(), process.run(), process.runner.runAll()]);
    await expectOnboarded(world, 1);
    expect(world.twilio.writes()).to.have.length(11);
  });
});

describe('a rejection', () => {
  it('is read with its codes', async () => {
    const world = await worldWith(ONE_PERSON);
    const process = startProcess(world);
    await process.run();
    Object.assign(world.twilio.profile()!, {
      status: 'twilio-rejected',
      errors: [{ code: 18601 }, { code: 18606 }],
    });
    await process.runner.recheck(DRAFT);
    expect(await stored(world)).to.deep.include({
      status: 'rejected',
      rejectionCodes: [18601, 18606],
    });
  });
});

for (const [people, values] of [
  [1, ONE_PERSON],
  [2, TWO_PEOPLE],
] as const)
  describe(`a process that dies, with ${people} representative(s)`, () => {
    let ids: readonly string[] = [];
    before(async () => {
      const { steps } = await newSubmission(values);
      ids = steps.filter(({ kind }) => !READS.includes(kind)).map(({ id }) => id);
      expect(ids).to.have.length(people === 1 ? 11 : 13);
    });

    const became = (next: Submission, id: string, state: string): boolean =>
      next.steps.some((step) => step.id === id && step.state === state);

    async function resumeAfter(deaths: (n: number) => NonNullable<Deaths>): Promise<void> {
      for (let n = 0; n < ids.length; n += 1) {
        const world = await worldWith(values);
        expect(await startProcess(world, { deaths: deaths(n) }).run(), `${n}`).to.equal('died');
        await startProcess(world).run();
        await expectOnboarded(world, people);
      }
    }

    it('before any intent is stored, leaves one object of each role', () =>
      resumeAfter((n) => ({ beforePut: (next) => became(next, ids[n]!, 'intent') })));

    it('after any intent, leaves one object of each role', () =>
      resumeAfter((n) => ({ afterPut: (next) => became(next, ids[n]!, 'intent') })));

    it('after any execution, leaves one object of each role', () =>
      resumeAfter((n) => {
        let executed = 0;
        return {
          afterExecution: (call) => {
            if (isWrite(call)) executed += 1;
            return executed === n + 1;
          },
        };
      }));

    it('after any answer, leaves one object of each role', () =>
      resumeAfter((n) => ({ beforePut: (next) => became(next, ids[n]!, 'done') })));

    it('after any result is stored, leaves one object of each role', () =>
      resumeAfter((n) => ({ afterPut: (next) => became(next, ids[n]!, 'done') })));

    it('again and again, at every write to the journal, still ends', async () => {
      const world = await worldWith(values);
      for (let deaths = 0; ; deaths += 1) {
        let puts = 0;
        // Lives for four writes: to take up, to intend two at once, to record one.
        const end = await startProcess(world, {
          deaths: { beforePut: () => (puts += 1) > 4 },
        }).run();
        if (end === 'rested') break;
        expect(deaths).to.be.lessThan(200);
      }
      await expectOnboarded(world, people);
    });
  });

type Deaths = Parameters<typeof startProcess>[1] extends infer O
  ? O extends { deaths?: infer D }
    ? D
    : never
  : never;

describe('each write, gone wrong once', () => {
  const everyWrite = async (
    fault: Fault,
    check: (world: World, n: number) => Promise<void>,
  ): Promise<void> => {
    for (let n = 1; n <= 13; n += 1) {
      const world = await worldWith(TWO_PEOPLE);
      failWrite(world, n, fault);
      await startProcess(world).run();
      await check(world, n);
    }
  };

  for (const [what, fault] of [
    ['executed and its answer lost', { kind: 'lost' }],
    ['executed and answered by 500', { kind: 'status', status: 500, executed: true }],
    ['executed and answered by JSON cut short', { kind: 'garbled' }],
    ['executed and answered by HTML', { kind: 'garbled', body: '<html>Log in</html>' }],
    ['executed and answered without a SID', { kind: 'garbled', body: '{}' }],
  ] as const)
    it(`${what}: found, and never sent again where that would do harm`, () =>
      everyWrite(fault, async (world) => {
        await expectOnboarded(world, 2);
        const { twilio } = world;
        // Only the evaluation is simply asked for again.
        expect(twilio.writes().length).to.equal(12 + twilio.made()['Evaluations']!);
      }));

  for (const [what, fault] of [
    ['never sent', { kind: 'unsent' }],
    ['not executed and answered by 500', { kind: 'status', status: 500 }],
    ['not executed and answered by 503', { kind: 'status', status: 503, retryAfter: 20 }],
  ] as const)
    it(`${what}: sent again after two looks found nothing`, () =>
      everyWrite(fault, async (world) => {
        await expectOnboarded(world, 2);
        expect(world.twilio.writes()).to.have.length(14);
      }));

  it('executed 40 s after its connection was given up: found when it has landed', () =>
    everyWrite({ kind: 'late', after: 40_000 }, async (world, n) => {
      // The evaluation (12) is harmless twice and is not waited for.
      await expectOnboarded(world, 2);
      expect(world.twilio.writes(), `write ${n}`).to.have.length(n === 12 ? 14 : 13);
    }));

  it('answered by 429: sent again after the wait that was asked for, and not before', async () => {
    await everyWrite(
      { kind: 'status', status: 429, code: 20429, retryAfter: 17 },
      async (world, n) => {
        await expectOnboarded(world, 2);
        const writes = world.twilio.writes();
        expect(writes).to.have.length(14);
        const refused = writes[n - 1]!;
        const again = writes.find(
          (call) => call !== refused && call.path === refused.path && sameForm(call, refused),
        );
        expect(again!.at - refused.at).to.be.at.least(17_000);
      },
    );
  });

  it('answered by 400: fails with Twilio’s words, and nothing is sent for review', async () => {
    await everyWrite({ kind: 'status', status: 400, code: 22206 }, async (world) => {
      const { status, trouble } = await stored(world);
      expect(status).to.equal('needs-attention');
      expect(trouble).to.include({ status: 400, code: 22206, twilio: 'Twilio says 22206' });
      expect(world.twilio.profile()?.['status']).not.to.equal('in-review');
    });
  });

  it('answered by 401: pauses without a failure, and goes on with a new key', () =>
    everyWrite({ kind: 'status', status: 401, code: 20003 }, async (world) => {
      const paused = await stored(world);
      expect(paused.status).to.equal('paused');
      expect(paused.trouble).to.include({ code: 20003 });
      expect(paused.steps.map(({ state }) => state)).not.to.include('failed');
      await world.disk.put({ ...paused, status: 'running' });
      await startProcess(world).run();
      await expectOnboarded(world, 2);
      expect(world.twilio.writes()).to.have.length(14);
    }));

  it('answered by 409 though it was done, as a re-sent copy is: counts as done', async () => {
    for (let n = 7; n <= 11; n += 1) {
      const world = await worldWith(TWO_PEOPLE);
      let assignments = 0;
      world.twilio.fault = ({ path, method }) => {
        if (method === 'GET' || !path.endsWith('/EntityAssignments')) return undefined;
        assignments += 1;
        return assignments === n - 6
          ? { kind: 'status', status: 409, code: 20409, executed: true }
          : undefined;
      };
      await startProcess(world).run();
      await expectOnboarded(world, 2);
    }
  });
});

const sameForm = (a: Call, b: Call): boolean => JSON.stringify(a.form) === JSON.stringify(b.form);

describe('a write that never succeeds', () => {
  it('is sent a limited number of times, then a person is asked', async () => {
    const world = await worldWith(ONE_PERSON);
    world.twilio.fault = ({ method, path }) =>
      method === 'POST' && path === '/v1/SupportingDocuments'
        ? { kind: 'status', status: 500, code: 20500 }
        : undefined;
    const { clock, run } = startProcess(world);
    await run();
    const { status, trouble } = await stored(world);
    expect(status).to.equal('needs-attention');
    expect(trouble).to.include({ status: 500, code: 20500 });
    const sent = world.twilio.writes().filter(({ path }) => path === '/v1/SupportingDocuments');
    expect(sent).to.have.length(MOST_ATTEMPTS + 1);
    expect(Math.max(...clock.waits)).to.be.at.most(LONGEST_WAIT);
  });
});

describe('a clock put back by a day', () => {
  it('after an intent makes nobody wait longer than the longest wait', async () => {
    const world = await worldWith(ONE_PERSON);
    await startProcess(world, {
      deaths: {
        afterExecution: ({ path }) =>
          path === '/v1/CustomerProfiles' && world.twilio.made()['CustomerProfiles'] === 1,
      },
    }).run();
    world.time.now -= 24 * 60 * 60_000;
    const begun = world.time.now;
    await startProcess(world).run();
    await expectOnboarded(world, 1);
    expect(world.time.now - begun).to.be.lessThan(LONGEST_WAIT);
  });
});

describe('waking up', () => {
  /** In review: the next poll is a minute away, the last look ten. */
  const inReview = async (): Promise<World> => {
    const world = await worldWith(ONE_PERSON);
    await startProcess(world).run();
    return world;
  };
  const writesOf = async (world: World): Promise<number> => {
    const before = world.written.length;
    await startProcess(world).runner.runAll();
    return world.written.length - before;
  };

  it('leaves alone what is not due yet, and goes on with what is', async () => {
    const world = await inReview();
    let looked = 0;
    const { frozen } = world.disk;
    Object.assign(world.disk, { frozen: (draftId: DraftId) => ((looked += 1), frozen(draftId)) });
    expect(await writesOf(world)).to.equal(0);
    expect(looked).to.equal(0);
    world.time.now += 60_000;
    expect(await writesOf(world)).to.be.greaterThan(0);
  });

  it('writes nothing for what is as it was left', async () => {
    const world = await inReview();
    const before = world.written.length;
    expect(await startProcess(world).run()).to.equal('rested');
    expect(world.written.length).to.equal(before);
  });

  it('goes on after the clock was put back, though nothing seems due', async () => {
    const world = await inReview();
    world.time.now -= 24 * 60 * 60_000;
    expect(await writesOf(world)).to.be.greaterThan(0);
  });
});

describe('a journal that cannot be written', () => {
  it('before an intent: nothing is sent, and the run says so', async () => {
    const world = await worldWith(ONE_PERSON);
    const { run, changes } = startProcess(world, { failingPut: () => true });
    expect((await rejection(run())).name).to.equal('QuotaExceededError');
    expect(world.twilio.calls).to.deep.equal([]);
    expect(changes.at(-1)).to.include({ status: 'paused' });
    expect(changes.at(-1)?.trouble?.message).to.match(/kept|stor/i);
  });

  it('at any intent: that step is not sent, and later one of each role is made', async () => {
    const { steps } = await newSubmission(TWO_PEOPLE);
    for (const { id, kind } of steps) {
      const world = await worldWith(TWO_PEOPLE);
      const failing = startProcess(world, {
        failingPut: (next) => next.steps.some((s) => s.id === id && s.state === 'intent'),
      });
      if (kind === 'await-review' || kind === 'late-sweep') continue;
      await rejection(failing.run());
      expect(failing.changes.at(-1)?.status, id).to.equal('paused');
      await startProcess(world).run();
      await expectOnboarded(world, 2);
      // Of an evaluation beside it nobody knows the answer then; asking again does no harm.
      const writes = world.twilio.writes().filter(({ path }) => !path.endsWith('/Evaluations'));
      expect(writes, id).to.have.length(12);
    }
  });

  it('at any result: what was made is found and not made again', async () => {
    const { steps } = await newSubmission(TWO_PEOPLE);
    for (const { id, kind } of steps) {
      if (READS.includes(kind)) continue;
      const world = await worldWith(TWO_PEOPLE);
      let failures = 0;
      const failing = startProcess(world, {
        // Full for one moment only.
        failingPut: (next) =>
          next.steps.some((s) => s.id === id && s.state === 'done') && (failures += 1) === 1,
      });
      await rejection(failing.run());
      expect(
        (await stored(world)).steps.map(({ state }) => state),
        id,
      ).not.to.include('failed');
      await startProcess(world).run();
      await expectOnboarded(world, 2);
    }
  });
});

describe('the journal', () => {
  it('never holds anything that was typed, whatever goes wrong', async () => {
    const values: FieldValues = {
      ...TWO_PEOPLE,
      'customer_profile_address.street_secondary': 'Suite 4711',
      'bundle.status_callback': 'https://hooks.vendor.example/secret-path',
    };
    const world = await worldWith(values);
    let n = 0;
    world.twilio.fault = (call) => {
      n += 1;
      const faults: (Fault | undefined)[] = [
        { kind: 'lost' },
        { kind: 'status', status: 429, retryAfter: 1 },
        { kind: 'status', status: 500, executed: true },
        undefined,
        { kind: 'garbled' },
        undefined,
      ];
      return isWrite(call) ? faults[n % faults.length] : undefined;
    };
    await startProcess(world).run();
    await expectOnboarded(world, 2);
    const all = world.written.join('\n');
    for (const value of typedIn(values)) expect(all, value).not.to.include(value);
    expect(world.written.length).to.be.greaterThan(30);
  });

  /** What identifies somebody: answers chosen from a list that all share do not. */
  const typedIn = (values: FieldValues): string[] => {
    const shared = ['yes', 'US', 'il', 'EIN', 'CEO', 'CFO', 'Owner', 'direct_customer'];
    const encoded = ['12-3456789', '+14155550132', '+14155550133'];
    return [...Object.values(values), ...encoded].filter((v) => v !== '' && !shared.includes(v));
  };
});

describe('without a key', () => {
  it('a run pauses at once and asks nothing; with one it goes on', async () => {
    const world = await worldWith(ONE_PERSON);
    await startProcess(world, { key: null }).run();
    expect(await stored(world)).to.include({ status: 'paused' });
    expect(world.twilio.calls).to.deep.equal([]);
    await world.disk.put({ ...(await stored(world)), status: 'running' });
    await startProcess(world).run();
    await expectOnboarded(world, 1);
  });

  it('that is good a run pauses without having written', async () => {
    const world = await worldWith(ONE_PERSON);
    await startProcess(world, { key: 'old' }).run();
    expect((await stored(world)).status).to.equal('paused');
    expect(world.twilio.calls.filter(({ executed }) => executed)).to.deep.equal([]);
  });
});

describe('offline', () => {
  it('a run waits without attempting a write, and goes on when the network returns', async () => {
    const world = await worldWith(ONE_PERSON);
    world.twilio.offline = true;
    const { clock, run, runner } = startProcess(world);
    clock.hold();
    const end = run();
    await clock.asleep();
    expect(await stored(world)).to.include({ status: 'waiting' });
    clock.leap();
    await clock.asleep();
    const { steps } = await stored(world);
    const writes = steps.filter(({ kind }) => !READS.includes(kind));
    expect(writes.map(({ attempt }) => attempt)).to.deep.equal(writes.map(() => 0));
    expect(world.twilio.writes()).to.deep.equal([]);
    const before = world.time.now;
    world.twilio.offline = false;
    const woken = runner.runAll(true);
    await Promise.all([end, woken]);
    await expectOnboarded(world, 1);
    expect(world.twilio.writes()).to.have.length(11);
    // At once: only the requests themselves took time.
    expect(world.time.now - before).to.be.lessThan(500);
  });

  it('that begins in the midst makes nothing twice', async () => {
    const world = await worldWith(TWO_PEOPLE);
    let writes = 0;
    world.twilio.fault = (call) => {
      if (isWrite(call)) writes += 1;
      if (writes === 5) world.twilio.offline = true;
      return world.twilio.offline ? { kind: 'lost' } : undefined;
    };
    const { clock, run, runner } = startProcess(world);
    clock.hold();
    const end = run();
    await clock.asleep();
    world.twilio.offline = false;
    world.twilio.fault = () => undefined;
    clock.release();
    await Promise.all([end, runner.runAll(true)]);
    await expectOnboarded(world, 2);
  });
});

describe('a noncompliant evaluation', () => {
  it('is never followed by a submission', async () => {
    const world = await worldWith(ONE_PERSON);
    world.twilio.required = ['authorized_representative_2'];
    const process = startProcess(world);
    await process.run();
    await process.run();
    await startProcess(world).runner.runAll();
    const submission = await stored(world);
    expect(submission.status).to.equal('noncompliant');
    expect(submission.evaluation?.rows[0]).to.include({
      section: 'authorized_representative_2',
      passed: false,
    });
    expect(world.twilio.profile()?.['status']).to.equal('draft');
    expect(world.twilio.writes().filter(({ form }) => form['Status'])).to.deep.equal([]);
  });

  it('is repaired with the same objects, and sent then', async () => {
    const world = await worldWith(ONE_PERSON);
    world.twilio.required = ['authorized_representative_2'];
    await startProcess(world).run();
    const { evaluation: _, ...earlier } = await stored(world);
    const frozen = await frozenDraft(TWO_PEOPLE);
    const steps = plan(frozen.form, frozen.values, {
      earlier: earlier.steps,
      changed: (role) => role === 'u1',
    });
    await world.disk.begin({ ...earlier, steps, status: 'running' }, frozen);
    await startProcess(world).run();
    await expectOnboarded(world, 2, 2);
    // 10, then one made, one changed, one linked, one evaluation, one submission.
    expect(world.twilio.writes()).to.have.length(10 + 5);
  });
});

describe('a run asked for while another ends', () => {
  it('is not lost', async () => {
    const world = await worldWith(ONE_PERSON);
    world.twilio.required = ['authorized_representative_2'];
    const frozen = await frozenDraft(TWO_PEOPLE);
    const process = startProcess(world);
    let again: Promise<unknown> | undefined;
    const push = process.changes.push.bind(process.changes);
    process.changes.push = (next: Submission) => {
      if (next.status === 'noncompliant' && !again) {
        const { evaluation: _, ...earlier } = next;
        const steps = plan(frozen.form, frozen.values, { earlier: earlier.steps });
        again = process.runner
          .begin({ ...earlier, steps, status: 'running' }, frozen)
          .then(() => process.run());
      }
      return push(next);
    };
    await process.run();
    await again;
    await expectOnboarded(world, 2);
  });
});
