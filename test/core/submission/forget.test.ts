import { expect } from 'chai';
import type { Submission } from '../../../src/core/submission/submission.js';
import type { World } from './fake-process.js';
import { DRAFT, ONE_PERSON, startProcess, stored, worldWith } from './fake-process.js';
import { settled } from './settled.js';

const always = (): boolean => true;

const underRead = ({ steps }: Submission): boolean => steps[0]?.state === 'intent';

/** Asked often enough for everything that could still come to have come. */
async function expectForgotten(world: World): Promise<void> {
  for (let n = 0; n < 20; n += 1) await settled();
  expect(await world.disk.get(DRAFT)).to.equal(undefined);
  expect(await world.disk.frozen(DRAFT)).to.equal(undefined);
}

describe('a submission that is forgotten', () => {
  it('does not come back by what was being stored just then', async () => {
    const world = await worldWith(ONE_PERSON);
    let store = (): void => undefined;
    let storing = (): void => undefined;
    const gate = new Promise<void>((resolve) => (store = resolve));
    const begun = new Promise<void>((resolve) => (storing = resolve));
    const { put } = world.disk;
    world.disk.put = async (next) => {
      storing();
      await gate;
      await put(next);
    };
    const live = startProcess(world);
    const done = live.run();
    await begun;
    const forgotten = live.runner.forget(DRAFT, underRead);
    for (let n = 0; n < 20; n += 1) await settled();
    store();
    expect(await forgotten).to.equal(true);
    await done;
    await expectForgotten(world);
    expect(live.changes).to.deep.equal([]);
    expect(world.twilio.calls).to.deep.equal([]);
  });

  it('is asked about as the run has it, not as the journal has it yet', async () => {
    const world = await worldWith(ONE_PERSON);
    const refused: boolean[] = [];
    const { put } = world.disk;
    const isIntended = ({ steps }: Submission): boolean =>
      steps.some(({ id, state }) => id === 'create-customer-profile' && state === 'intent');
    let asked = false;
    world.disk.put = async (next) => {
      const isFirst = isIntended(next) && !asked;
      asked ||= isFirst;
      if (isFirst) refused.push(!(await live.runner.forget(DRAFT, (now) => !isIntended(now))));
      await put(next);
    };
    const live = startProcess(world);
    await live.run();
    expect(refused).to.deep.equal([true]);
    expect((await stored(world)).status).to.equal('in-review');
  });

  it('sends nothing of which the intent was not stored yet', async () => {
    const world = await worldWith(ONE_PERSON);
    const live = startProcess(world, {
      failpoint: async (name, { kind }) => {
        if (name === 'before-intent' && kind === 'create-customer-profile')
          await live.runner.forget(DRAFT, always);
      },
    });
    await live.run();
    await expectForgotten(world);
    expect(world.twilio.writes()).to.deep.equal([]);
  });

  it('has no last look that knows of nothing any more, and would remove it all', async () => {
    const world = await worldWith(ONE_PERSON);
    await startProcess(world).run();
    const writes = world.twilio.writes().length;
    world.time.now += 3_600_000;
    const seen: string[] = [];
    const live = startProcess(world, {
      failpoint: async (name, { kind }) => {
        if (name !== 'after-intent' || kind !== 'late-sweep') return;
        seen.push(kind);
        await live.runner.forget(DRAFT, always);
      },
    });
    await live.runner.runAll();
    expect(seen).to.deep.equal(['late-sweep']);
    expect(world.twilio.writes()).to.have.length(writes);
    await expectForgotten(world);
  });

  it('is not forgotten where that is refused, live or not', async () => {
    const world = await worldWith(ONE_PERSON);
    const { runner } = startProcess(world);
    expect(await runner.forget(DRAFT, () => false)).to.equal(false);
    expect((await stored(world)).status).to.equal('running');
    expect(await runner.forget(DRAFT, always)).to.equal(true);
    await expectForgotten(world);
    expect(await runner.forget(DRAFT, () => false)).to.equal(true);
  });
});
