import { expect } from 'chai';
import { OnboardingError } from '../../src/core/commands.js';
import type { DraftId } from '../../src/core/draft/draft.js';
import { sid } from '../../src/core/trusthub/sid.js';
import { connectOnboarding } from '../../src/protocol/connect-onboarding.js';
import { FakeChannel } from './fake-channel.js';

const draftId = 'kq7m2x9d4t' as DraftId;

/** A page and all the channels that it has opened so far. */
function page(
  prepare: (channel: FakeChannel, n: number) => void = () => undefined,
  limit?: number,
) {
  const channels: FakeChannel[] = [];
  const onboarding = connectOnboarding(() => {
    const channel = new FakeChannel();
    channels.push(channel);
    prepare(channel, channels.length);
    return channel;
  }, limit);
  return { onboarding, channels };
}

const refused = async (call: Promise<unknown>): Promise<OnboardingError> => {
  const error: unknown = await call.then(
    () => new Error('It was not refused'),
    (reason: unknown) => reason,
  );
  expect(error).to.be.instanceOf(OnboardingError);
  return error as OnboardingError;
};

describe('a page', () => {
  it('opens no channel before it has something to say', () => {
    expect(page().channels).to.deep.equal([]);
  });

  it('speaks on one channel, under ids of its own', async () => {
    const { onboarding, channels } = page();
    const first = onboarding.call('draft.list', {});
    const second = onboarding.call('submission.get', { draftId });
    const [channel] = channels;
    expect(channels).to.have.length(1);
    const [a, b] = channel!.posted;
    expect(a?.id).not.to.equal(b?.id);
    channel!.say({ id: b?.id, output: null });
    channel!.say({ id: a?.id, output: [] });
    expect(await first).to.deep.equal([]);
    expect(await second).to.equal(null);
  });

  it('is not disturbed by answers that it did not ask for', async () => {
    const { onboarding, channels } = page();
    const call = onboarding.call('draft.list', {});
    channels[0]!.say({ id: 4711, output: 'x' });
    channels[0]!.say({ id: 4712, error: { code: 'failed', message: 'x' } });
    channels[0]!.say({ id: channels[0]!.posted[0]!.id, output: [] });
    expect(await call).to.deep.equal([]);
  });
});

describe('a channel that dies', () => {
  it('under a read is opened again, and the same is asked', async () => {
    const { onboarding, channels } = page();
    const call = onboarding.call('submission.get', { draftId });
    channels[0]!.die();
    expect(channels).to.have.length(2);
    expect(channels[1]!.posted).to.deep.equal(channels[0]!.posted);
    channels[1]!.say({ id: channels[1]!.posted[0]!.id, output: null });
    expect(await call).to.equal(null);
  });

  it('under a save is opened again: saving the same twice changes nothing', async () => {
    const { onboarding, channels } = page();
    const call = onboarding.call('draft.save', { draftId, revision: 1, changes: { 'a.x': '1' } });
    channels[0]!.die();
    const output = { revision: 2, values: {}, conflicts: {} };
    channels[1]!.say({ id: channels[1]!.posted[0]!.id, output });
    expect(await call).to.deep.equal(output);
  });

  it('under a change whose repeat leaves all as it is, is opened again', async () => {
    const numbers = [sid('PN', `PN${'0'.repeat(32)}`)];
    for (const [command, input] of [
      ['numbers.assign', { draftId, numbers }],
      ['numbers.remove', { draftId, numbers }],
      ['profile.update', { draftId, changes: { name: 'x' } }],
      ['leftovers.remove', { draftId, generation: 1, run: 'abcd' }],
    ] as const) {
      const { onboarding, channels } = page();
      const call = onboarding.call(command, input as never);
      channels[0]!.die();
      channels[1]!.say({ id: channels[1]!.posted[0]!.id, output: [] });
      expect(await call).to.deep.equal([]);
    }
  });

  it('under a write that may not be repeated is an error in plain words', async () => {
    const { onboarding, channels } = page();
    for (const ask of [
      () => onboarding.call('draft.remove', { draftId }),
      () => onboarding.call('submission.cancel', { draftId }),
      () => onboarding.call('leftovers.adopt', { draftId, generation: 1, run: 'abcd' }),
      () => onboarding.call('accounts.remove' as never, {} as never),
    ]) {
      const call = ask();
      channels.at(-1)!.die();
      expect((await refused(call)).message).to.match(/connection was lost/);
    }
    const asked = channels.flatMap(({ posted }) => posted.map(({ command }) => command));
    expect(new Set(asked).size).to.equal(asked.length);
  });

  it('again and again ends in an error, not in endless asking', async () => {
    const { onboarding, channels } = page();
    const call = onboarding.call('draft.list', {});
    for (let n = 0; n < 20; n += 1) channels.at(-1)!.die();
    expect((await refused(call)).code).to.equal('failed');
    expect(channels.length).to.be.at.most(4);
  });

  it('at once, before anything was heard, is not opened for ever', async () => {
    let opened = 0;
    const onboarding = connectOnboarding(() => {
      opened += 1;
      expect(opened).to.be.lessThan(50);
      const channel = new FakeChannel();
      channel.onClose = (listener) => listener();
      return channel;
    });
    onboarding.on('draft.changed', () => undefined);
    await refused(onboarding.call('draft.remove', { draftId }));
    expect(opened).to.be.lessThan(10);
  });

  it('takes no listener with it', () => {
    const { onboarding, channels } = page();
    const heard: unknown[] = [];
    onboarding.on('draft.changed', (data) => heard.push(data));
    channels[0]!.say({ event: 'draft.changed', data: 1 });
    channels[0]!.die();
    expect(channels).to.have.length(2);
    channels[1]!.say({ event: 'draft.changed', data: 2 });
    expect(heard).to.deep.equal([1, 2]);
  });

  it('silently, again and again, is given up until something is asked', async () => {
    const { onboarding, channels } = page();
    onboarding.on('draft.changed', () => undefined);
    for (let n = 0; n < 20; n += 1) channels.at(-1)!.die();
    expect(channels.length).to.be.at.most(3);
    const before = channels.length;
    const call = onboarding.call('draft.list', {});
    expect(channels).to.have.length(before + 1);
    channels.at(-1)!.say({ id: channels.at(-1)!.posted[0]!.id, output: [] });
    expect(await call).to.deep.equal([]);
  });
});

describe('a call without an answer', () => {
  it('is an error in plain words after a while, and a late answer changes nothing', async () => {
    const { onboarding, channels } = page(undefined, 5);
    const error = await refused(onboarding.call('draft.list', {}));
    expect(error.code).to.equal('failed');
    expect(error.message).to.match(/did not answer.*kept/);
    channels[0]!.say({ id: channels[0]!.posted[0]!.id, output: [] });
    channels[0]!.die();
    expect(channels).to.have.length(1);
  });

  it('is waited for when a person must decide', async () => {
    const { onboarding, channels } = page(undefined, 5);
    const start = onboarding.call('submission.start', { draftId });
    await refused(onboarding.call('draft.list', {}));
    channels[0]!.say({ id: channels[0]!.posted[0]!.id, output: null });
    expect(await start).to.equal(null);
  });

  it('leaves no timer when it is answered or given up', async () => {
    const real = { setTimeout, clearTimeout };
    const running = new Set<unknown>();
    globalThis.setTimeout = ((work: () => void, ms: number, ...rest: []) => {
      const timer = real.setTimeout.call(globalThis, work, ms, ...rest);
      running.add(timer);
      return timer;
    }) as typeof setTimeout;
    globalThis.clearTimeout = (timer) => {
      running.delete(timer);
      real.clearTimeout.call(globalThis, timer);
    };
    try {
      const { onboarding, channels } = page();
      const answered = onboarding.call('draft.list', {});
      channels[0]!.say({ id: channels[0]!.posted[0]!.id, output: [] });
      await answered;
      const lost = onboarding.call('draft.remove', { draftId });
      channels[0]!.die();
      await refused(lost);
      expect(running.size).to.equal(0);
    } finally {
      Object.assign(globalThis, real);
    }
  });
});

describe('a channel that says twice that it closed', () => {
  it('has a call repeated once', async () => {
    const closers: (() => void)[] = [];
    const { onboarding, channels } = page((channel) => {
      channel.onClose = (listener) => closers.push(listener);
    });
    const call = onboarding.call('draft.list', {});
    for (let n = 0; n < 5; n += 1) closers[0]!();
    expect(channels).to.have.length(2);
    expect(channels[1]!.posted).to.have.length(1);
    channels[1]!.say({ id: channels[1]!.posted[0]!.id, output: [] });
    expect(await call).to.deep.equal([]);
  });
});

describe('an extension that was updated under the page', () => {
  it('is told to reload, whether opening or posting fails', async () => {
    const posting = page((channel) => {
      channel.broken = true;
    });
    expect((await refused(posting.onboarding.call('draft.list', {}))).message).to.match(/Reload/);
    const opening = connectOnboarding(() => {
      throw new Error('Extension context invalidated');
    });
    expect(() => opening.on('draft.changed', () => undefined)).not.to.throw();
    expect((await refused(opening.call('draft.list', {}))).message).to.match(/Reload/);
  });
});

describe('listening', () => {
  it('hears the event that it asked for and no other, until it stops', () => {
    const { onboarding, channels } = page();
    const heard: unknown[] = [];
    const stop = onboarding.on('account.changed', (data) => heard.push(data));
    channels[0]!.say({ event: 'account.changed', data: { ready: true } });
    channels[0]!.say({ event: 'profiles.changed', data: {} });
    stop();
    channels[0]!.say({ event: 'account.changed', data: { ready: false } });
    expect(heard).to.deep.equal([{ ready: true }]);
  });
});
