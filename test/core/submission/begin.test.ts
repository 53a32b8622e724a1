import { expect } from 'chai';
import { DRAFT, frozenDraft, newSubmission, ONE_PERSON } from './fake-process.js';
import { startProcess, stored, worldWith } from './fake-process.js';
import { settled } from './settled.js';

describe('a plan that takes the place of another', () => {
  it('is not overwritten by what the run before it had still to store', async () => {
    const world = await worldWith(ONE_PERSON);
    world.twilio.required = ['authorized_representative_2'];
    // The last of the sweep's lists is put off, so that the run waits when all is said.
    world.twilio.fault = ({ method, path }) =>
      method === 'GET' && path.endsWith('/SupportingDocuments')
        ? { kind: 'status', status: 429, code: 20429, retryAfter: 60 }
        : undefined;
    let letGo = (): void => undefined;
    const gate = new Promise<void>((resolve) => (letGo = resolve));
    const { begin } = world.disk;
    world.disk.begin = async (submission, frozen) => {
      await gate;
      await begin(submission, frozen);
    };
    const { runner, clock, run } = startProcess(world);
    clock.hold();
    const done = run();
    await clock.asleep();
    expect((await stored(world)).status).to.equal('noncompliant');
    const written = world.written.length;
    const next = { ...(await newSubmission(ONE_PERSON)), generation: 2, writes: 100 };
    const begun = runner.begin(next, await frozenDraft(ONE_PERSON));
    runner.hurry(DRAFT);
    for (let n = 0; n < 20; n += 1) await settled();
    expect(world.written).to.have.length(written);
    world.twilio.fault = () => undefined;
    letGo();
    await begun;
    clock.release();
    await done;
    expect((await stored(world)).generation).to.equal(2);
  });
});
