import { expect } from 'chai';
import { carry } from '../../src/content/carry.js';
import { GONE, LARGEST_MESSAGE } from '../../src/protocol/bridge-handshake.js';
import type { Channel } from '../../src/protocol/channel.js';
import { FakeChannel } from './fake-channel.js';

const call = { id: 7, command: 'draft.list', input: {} };
const ports: MessagePort[] = [];
let worker: FakeChannel;

beforeEach(() => {
  worker = new FakeChannel();
});

afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});

/** A page whose port is carried to the worker; gives what it heard, as many as asked for. */
function page(connect: () => Channel = () => worker) {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1, port2);
  const heard: unknown[] = [];
  let told: () => void = () => undefined;
  port2.onmessage = ({ data }) => {
    heard.push(data);
    told();
  };
  carry(port1, connect);
  return {
    say: (message: unknown) => port2.postMessage(message),
    hears: async (count: number): Promise<unknown[]> => {
      while (heard.length < count) await new Promise<void>((resolve) => (told = resolve));
      return heard;
    },
  };
}

const TOO_LARGE = { id: 7, error: { code: 'invalid', message: 'This message is too large' } };

describe('the bridge', () => {
  it('carries both ways what it does not read', async () => {
    const { say, hears } = page();
    say(call);
    worker.say({ id: 7, output: [] });
    expect(await hears(1)).to.deep.equal([{ id: 7, output: [] }]);
    expect(worker.posted).to.deep.equal([call]);
  });

  it('answers what is too large under its id, and carries none of it', async () => {
    const { say, hears } = page();
    say({ ...call, input: 'x'.repeat(LARGEST_MESSAGE) });
    expect(await hears(1)).to.deep.equal([TOO_LARGE]);
    const circle: Record<string, unknown> = { ...call };
    circle['input'] = circle;
    say(circle);
    expect(await hears(2)).to.deep.equal([TOO_LARGE, TOO_LARGE]);
    expect(worker.posted).to.deep.equal([]);
  });

  it('answers nothing to what has no id', async () => {
    const { say, hears } = page();
    for (const nobody of ['x'.repeat(LARGEST_MESSAGE), [10n], { id: 'x', n: 10n }]) say(nobody);
    say({ ...call, n: 10n });
    expect(await hears(1)).to.deep.equal([TOO_LARGE]);
  });

  it('says that the worker is gone, and again to every further message', async () => {
    const { say, hears } = page();
    worker.die();
    expect(await hears(1)).to.deep.equal([GONE]);
    say(call);
    say(call);
    expect(await hears(3)).to.deep.equal([GONE, GONE, GONE]);
    expect(worker.posted).to.deep.equal([]);
  });

  it('says so too when it cannot connect, since the extension was updated', async () => {
    const { say, hears } = page(() => {
      throw new Error('Extension context invalidated.');
    });
    expect(await hears(1)).to.deep.equal([GONE]);
    say(call);
    expect(await hears(2)).to.deep.equal([GONE, GONE]);
  });

  it('says so too when the extension was updated under an open port', async () => {
    const { say, hears } = page();
    worker.broken = true;
    say(call);
    expect(await hears(1)).to.deep.equal([GONE]);
    worker.broken = false;
    say(call);
    expect(await hears(2)).to.deep.equal([GONE, GONE]);
    expect(worker.posted).to.deep.equal([]);
  });
});
