import { expect } from 'chai';
import type { DraftId } from '../../../src/core/draft/draft.js';
import type { Submission } from '../../../src/core/submission/submission.js';
import { sid } from '../../../src/core/trusthub/sid.js';
import { addMany, DRAFT, ONE_PERSON, startProcess, stored, worldWith } from './fake-process.js';
import type { World } from './fake-process.js';

const MANY = 60;
/** Whose key this device is still looking for. */
const OTHER_ACCOUNT = sid('AC', `AC${'9'.repeat(32)}`);

describe('a crowd of businesses', () => {
  let world: World;

  beforeEach(async () => {
    world = await worldWith(ONE_PERSON);
  });

  const everyStatus = async (): Promise<string[]> =>
    (await world.disk.list()).map(({ status }) => status);

  /** Counts those that were written so often in this process, and are not sent yet. */
  const underWay = (writes: number): { most: number } => {
    const open = new Set<DraftId>();
    const counted = { most: 0 };
    const { put } = world.disk;
    Object.assign(world.disk, {
      put: (next: Submission) => {
        if (next.status === 'in-review') open.delete(next.draftId);
        else if (next.writes >= writes) open.add(next.draftId);
        counted.most = Math.max(counted.most, open.size);
        return put(next);
      },
    });
    return counted;
  };

  it('has few under way at a time after a restart, and all are sent', async () => {
    await addMany(world, MANY);
    const counted = underWay(1);
    await startProcess(world).runner.runAll();
    expect(await everyStatus()).to.deep.equal(Array(MANY + 1).fill('in-review'));
    expect(counted.most).to.be.within(10, 24);
  });

  it('that waits for a connection is not kept in memory, and is sent when there is one', async () => {
    await addMany(world, MANY);
    let isConnected = false;
    const { runner, clock } = startProcess(world, { connected: () => isConnected });
    clock.hold();
    const rests = async (): Promise<string> =>
      Promise.race([runner.runAll().then(() => 'rests'), clock.asleep().then(() => 'waits')]);
    expect(await rests()).to.equal('rests');
    expect(await everyStatus()).to.deep.equal(Array(MANY + 1).fill('waiting'));
    const written = world.written.length;
    expect(await rests()).to.equal('rests');
    expect(world.written).to.have.length(written);
    isConnected = true;
    clock.release();
    await runner.runAll(true);
    expect(await everyStatus()).to.deep.equal(Array(MANY + 1).fill('in-review'));
  });

  it('is sent whole when a person begins one after the other', async () => {
    const ids = await addMany(world, MANY);
    const counted = underWay(10);
    let open = (): void => undefined;
    const until = new Promise<void>((resolve) => (open = resolve));
    const { runner } = startProcess(world, { until });
    const runs: Promise<void>[] = [];
    for (const draftId of [DRAFT, ...ids]) {
      runner.prefer(draftId);
      runs.push(runner.run(draftId));
      // It is seated, since it is waited for, before the next one is begun.
      await new Promise((resolve) => setTimeout(resolve));
    }
    open();
    await Promise.all(runs);
    expect(await everyStatus()).to.deep.equal(Array(MANY + 1).fill('in-review'));
    expect(counted.most).to.be.within(10, 25);
  });

  it('does not hold up a review that was decided', async () => {
    await startProcess(world).run();
    const { runner } = startProcess(world);
    for (const draftId of await addMany(world, MANY, { accountSid: OTHER_ACCOUNT }))
      void runner.run(draftId);
    world.twilio.profile()!['status'] = 'twilio-approved';
    world.time.now += 60_000;
    await runner.recheck(DRAFT);
    expect((await stored(world)).status).to.equal('approved');
  });
});
