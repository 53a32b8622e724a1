import { assert } from 'chai';
import { HELLO, HERE } from '../../src/protocol/bridge-handshake.js';
import { messagePortChannel } from '../../src/protocol/channel.js';
import { serveOnboarding } from '../../src/protocol/serve-onboarding.js';
import { FakeOnboarding } from './fixtures/fake-onboarding.js';
import { text } from './support/deep.js';
import { mount, unmountAll, until } from './support/page.js';

describe('the embed', () => {
  afterEach(unmountAll);

  it('connects elements that stood there before it, in whatever shadow root, and later ones', async () => {
    assert.isUndefined(customElements.get('trusthub-onboard'), 'nothing is defined yet');
    const early = mount(document.createElement('trusthub-onboard'));
    const inner = document.createElement('trusthub-onboard');
    const outside = mount(document.createElement('div')).attachShadow({ mode: 'open' });
    outside
      .appendChild(document.createElement('div'))
      .attachShadow({ mode: 'closed' })
      .append(inner);

    await import('../../src/embed/index.js');

    const all = [early, inner, mount(document.createElement('trusthub-onboard'))];
    const allSay = (words: string): Promise<void> =>
      until(() => all.every((element) => text(element).includes(words)), words);
    await allSay('This site is not connected');

    addEventListener('message', ({ data, ports: [port] }) => {
      if (data === HELLO && port) serveOnboarding(messagePortChannel(port), new FakeOnboarding());
    });
    postMessage(HERE, location.origin);
    await allSay('Before you start');
  });
});
