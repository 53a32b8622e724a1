import { FakePort } from './fake-browser.js';
import { expect } from 'chai';
import { runtimeChannel } from '../../src/extension/runtime-port.js';
import { serveOnboarding } from '../../src/protocol/serve-onboarding.js';
import { FakeFacade } from '../protocol/fake-facade.js';

let port: FakePort;
const channelOf = () => runtimeChannel(port as never);
const call = { id: 1, command: 'draft.list', input: {} };
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

beforeEach(() => {
  port = new FakePort();
});

describe('a runtime port as a channel', () => {
  it('keeps what arrives before anybody listens, in order', () => {
    const channel = channelOf();
    for (const message of [1, 2, 3]) port.onMessage.fire(message);
    const heard: unknown[] = [];
    channel.onMessage((message) => heard.push(message));
    port.onMessage.fire(4);
    expect(heard).to.deep.equal([1, 2, 3, 4]);
  });

  for (const [who, end] of [
    ['we', (channel: ReturnType<typeof channelOf>) => channel.close()],
    ['the other side', () => port.onDisconnect.fire()],
  ] as const)
    it(`closed because ${who} closed it tells whoever asked, once, early or late`, () => {
      const channel = channelOf();
      let told = 0;
      channel.onClose(() => (told += 1));
      end(channel);
      channel.close();
      port.onDisconnect.fire();
      expect(told).to.equal(1);
      channel.onClose(() => (told += 1));
      expect(told).to.equal(2);
      expect(() => channel.post(1)).not.to.throw();
      expect(port.posted).to.deep.equal([]);
    });

  it('that we closed hears nothing any more, not even what came before', () => {
    const channel = channelOf();
    port.onMessage.fire(1);
    channel.close();
    port.onMessage.fire(2);
    const heard: unknown[] = [];
    channel.onMessage((message) => heard.push(message));
    expect(heard).to.deep.equal([]);
  });

  it('does not throw when the port was gone before it said so, and ends then', () => {
    const channel = channelOf();
    let told = 0;
    channel.onClose(() => (told += 1));
    port.disconnected = true;
    expect(() => channel.post(1)).not.to.throw();
    expect(told).to.equal(1);
  });

  it('still says so when the extension was updated', () => {
    const channel = channelOf();
    port.broken = 'Extension context invalidated.';
    expect(() => channel.post(1)).to.throw('invalidated');
  });

  it('leaves no listener behind when we close it, and later news and answers do not throw', async () => {
    const facade = new FakeFacade();
    let release: (value: unknown) => void = () => undefined;
    facade.answer = () => new Promise((resolve) => (release = resolve));
    const channel = channelOf();
    serveOnboarding(channel, facade.onboarding);
    expect(facade.listening()).to.equal(4);
    port.onMessage.fire(call);
    await turn();
    channel.close();
    expect(facade.listening()).to.equal(0);
    expect(() => facade.emit('account.changed', { ready: true })).not.to.throw();
    release([]);
    await turn();
    expect(port.posted).to.deep.equal([]);
  });
});
