import { FakePort } from './fake-browser.js';
import { expect } from 'chai';
import { Connections } from '../../src/background/connections.js';
import type { Question } from '../../src/background/consents.js';
import { ownService } from '../../src/background/own-service.js';
import { MOST_TO_TWILIO } from '../../src/background/call-limit.js';
import type { DraftId } from '../../src/core/draft/draft.js';
import type { Principal, SitePrincipal } from '../../src/core/principal.js';
import { sid } from '../../src/core/trusthub/sid.js';
import { runtimeChannel } from '../../src/extension/runtime-port.js';
import { rejection } from '../core/fixtures/scripted-transport.js';
import { FakeFacade } from '../protocol/fake-facade.js';

const SITE = 'https://a.example';
const SELF = { id: 'ours', origin: 'chrome-extension://ours' };
const ACCOUNT = { accountSid: sid('AC', 'AC00000000000000000000000000000001'), username: 'SK' };
const START = { draftId: 'kq7m2x9d4t' as DraftId, revision: 3, name: 'Maple' };

let facade: FakeFacade;
let listed: Set<string>;
let principals: Principal[] = [];
let asked: Question[] = [];
let answer: () => Promise<boolean>;
let looksUp: () => Promise<void>;
let connections: Connections;
let ownPages = 0;
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

beforeEach(() => {
  facade = new FakeFacade();
  listed = new Set([SITE]);
  principals = [];
  asked = [];
  ownPages = 0;
  answer = async () => true;
  looksUp = async () => undefined;
  connections = new Connections({
    host: {
      as(principal) {
        principals.push(principal);
        return facade.onboarding;
      },
    },
    consents: {
      ask(question) {
        asked.push(question);
        return answer();
      },
    },
    async isConnected(origin) {
      const connected = listed.has(origin);
      await looksUp();
      return connected;
    },
    account: async () => ACCOUNT,
    opened: () => (ownPages += 1),
    own: () => ({ inputs: {}, call: async () => null }),
    self: () => SELF,
  });
});

async function opened(origin = SITE): Promise<FakePort> {
  const port = new FakePort();
  const sender = { id: 'ours', origin, frameId: 0 } as never;
  await connections.accept(sender, runtimeChannel(port as never));
  return port;
}

async function ask(port: FakePort, command: string): Promise<unknown> {
  const id = port.posted.length + 1;
  port.onMessage.fire({ id, command, input: {} });
  await turn();
  return port.posted.at(-1);
}

describe('a port', () => {
  it('of our own page lets what is due go on; one of a site does not', async () => {
    await opened();
    await opened('https://other.example');
    expect(ownPages).to.equal(0);
    await opened(SELF.origin);
    expect(ownPages).to.equal(1);
  });

  it('of a connected site is served, and of another is closed', async () => {
    expect(await ask(await opened(), 'draft.list')).to.deep.equal({ id: 1, output: null });
    const other = await opened('https://b.example');
    expect(other.disconnected).to.equal(true);
    expect(await ask(other, 'draft.list')).to.equal(undefined);
    expect(facade.reached).to.have.length(1);
  });

  it('of a disconnected site is closed and heard no more, and leaves no listener', async () => {
    const ports = [await opened(), await opened()];
    connections.closePortsOf(SITE);
    expect(facade.listening()).to.equal(0);
    for (const port of ports) {
      expect(port.disconnected).to.equal(true);
      await ask(port, 'draft.list');
    }
    expect(facade.reached).to.deep.equal([]);
    expect(() => facade.emit('draft.changed', { ...START })).not.to.throw();
  });

  it('that was being looked up when the site was disconnected is not served', async () => {
    let release: () => void = () => undefined;
    looksUp = () => new Promise((resolve) => (release = resolve));
    const port = opened();
    await turn();
    listed.clear();
    connections.closePortsOf(SITE);
    release();
    expect((await port).disconnected).to.equal(true);
    expect(principals).to.deep.equal([]);
  });

  it('beside others of its site shares their limit, and our own pages have none', async () => {
    const policySid = 'RN00000000000000000000000000000001';
    const codes = async (origin: string): Promise<unknown[]> => {
      const found = [];
      for (let n = 0; n <= MOST_TO_TWILIO; n += 1) {
        const port = await opened(origin);
        port.onMessage.fire({ id: n, command: 'preflight', input: { policySid } });
        await turn();
        const { error } = port.posted[0] as { error?: { code: string } };
        if (error) found.push(error.code);
      }
      return found;
    };
    expect(await codes(SITE)).to.deep.equal(['not-allowed']);
    expect(await codes(SELF.origin)).to.deep.equal([]);
  });
});

describe('what a site asks to send', () => {
  const site = async (): Promise<SitePrincipal> => {
    await opened();
    return principals.at(-1) as SitePrincipal;
  };

  it('is asked about with the draft, its revision, its name and the account', async () => {
    expect(await (await site()).confirmStart(START)).to.equal(true);
    expect(asked).to.deep.equal([{ ...START, origin: SITE, accountSid: ACCOUNT.accountSid }]);
  });

  it('is declined when the site was disconnected while the question was open', async () => {
    const principal = await site();
    answer = async () => {
      listed.clear();
      return true;
    };
    expect(await principal.confirmStart(START)).to.equal(false);
  });

  it('is declined unasked once the site is disconnected', async () => {
    const principal = await site();
    listed.clear();
    expect(await principal.confirmStart(START)).to.equal(false);
    expect(asked).to.deep.equal([]);
  });
});

describe('disconnecting a site', () => {
  it('closes its ports first, whatever fails then, and again once it is off the list', async () => {
    const done: string[] = [];
    const service = (fails: boolean) =>
      ownService(
        { accountChanged: async () => undefined },
        {
          list: async () => [],
          connect: () => Promise.reject(new Error('not here')),
          async disconnect(origin, removed) {
            done.push(`remove ${origin}`);
            if (fails) throw new Error('storage');
            await removed();
            done.push('unregister');
          },
        },
        {
          get: async () => null,
          answer: async () => undefined,
          withdraw: async (origin) => void done.push(`no to ${origin}`),
        },
        { acknowledge: async () => undefined },
        (origin) => done.push(`close ${origin}`),
      );
    await service(false).call('sites.disconnect', { origin: `${SITE}/page` });
    expect(done).to.deep.equal([
      `close ${SITE}`,
      `remove ${SITE}`,
      `close ${SITE}`,
      `no to ${SITE}`,
      'unregister',
    ]);
    done.length = 0;
    await rejection(service(true).call('sites.disconnect', { origin: SITE }));
    expect(done[0]).to.equal(`close ${SITE}`);
  });
});
